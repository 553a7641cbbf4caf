// SPDX-License-Identifier: Apache-2.0
#include "workspace/policy_files.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "engine/reporter.h"
#include "workspace/discovery.h"
#include "workspace/jobs.h"

namespace posturelint {
namespace {

std::string text_of(Node value) { return std::string(value.string().value_or("")); }

/// The object that holds the rules of a policy, directly or below `_embedded`, or beside it.
Node policy_around(Node list) {
  Node around = list.parent();
  if (around.key() == "_embedded") around = around.parent();
  if (around.is_object() && around["type"].is_string("ACCESS_POLICY")) return around;
  return around["policy"].is_object() ? around["policy"] : Node{};
}

}  // namespace

struct PolicyFiles::File {
  const Setup* setup = nullptr;
  Analysis analysis;
  FileFacts facts;
  /// What the facts were read from, by kind, each in the order of the file.
  std::map<ResourceKind, std::vector<const Resource*>> resources;
  std::optional<Error> failure;
};

PolicyFiles::PolicyFiles() = default;
PolicyFiles::~PolicyFiles() = default;

Result<std::unique_ptr<PolicyFiles>> PolicyFiles::read(std::span<const std::string> paths,
                                                       ConfigLookup& configs,
                                                       const RunOptions& options) {
  const auto found = discover(paths, configs);
  if (!found) return found.error();
  std::unique_ptr<PolicyFiles> out(new PolicyFiles);
  out->failures_ = found->failures;
  out->files_.resize(found->jobs.size());
  for_each_index(found->jobs.size(), options, [&](std::size_t i) {
    const FileJob& job = found->jobs[i];
    auto file = std::make_unique<File>();
    file->setup = job.setup;
    if (auto text = read_job(job)) {
      file->analysis = analyze(text->source, text->host);
      file->facts = extract_facts(file->analysis);
    } else {
      file->failure = text.error();
    }
    out->files_[i] = std::move(file);
  });
  out->collect();
  return out;
}

void PolicyFiles::collect() {
  std::vector<const FileFacts*> facts;
  for (const auto& file : files_) {
    if (file->failure) {
      failures_.push_back(*file->failure);
      continue;
    }
    for (const Document& document : file->analysis.documents) {
      by_tree_[&document.tree()] = file.get();
    }
    for (const Resource& resource : file->analysis.resources) {
      if (resource.node.is_object()) file->resources[resource.kind].push_back(&resource);
    }
    if (file->facts.empty()) continue;
    by_facts_[&file->facts] = file.get();
    facts.push_back(&file->facts);
  }
  project_.emplace(std::move(facts), Extent::part);
  collect_policies();
}

template <typename Fact>
const Resource& PolicyFiles::resource_of(const InFile<Fact>& fact) const {
  std::size_t index = 0;
  if constexpr (std::is_same_v<Fact, AccessRuleFact>) {
    index = static_cast<std::size_t>(fact.fact - fact.file->rules.data());
  } else if constexpr (std::is_same_v<Fact, AccessPolicyFact>) {
    index = static_cast<std::size_t>(fact.fact - fact.file->policies.data());
  } else {
    index = static_cast<std::size_t>(fact.fact - fact.file->assurances.data());
  }
  return *by_facts_.at(fact.file)->resources.at(fact->kind).at(index);
}

FiledPolicy PolicyFiles::policy_of(const RuleGroup& group) const {
  FiledPolicy policy{.id = group.policy_id};
  for (const auto& rule : group.rules) policy.rules.push_back(&resource_of(rule));
  policy.setup = by_facts_.at(group.rules[0].file)->setup;
  if (policy.rules[0]->list) policy.policy = policy_around(policy.rules[0]->list);
  for (const auto& fact : project_->policies()) {
    if (!policy.policy && !policy.id.empty() && fact->known_id() == policy.id) {
      policy.policy = resource_of(fact).node;
    }
  }
  policy.name = text_of(policy.policy["name"]);
  if (policy.id.empty()) policy.id = text_of(policy.policy["id"]);
  return policy;
}

void PolicyFiles::collect_policies() {
  std::set<const AccessRuleFact*> grouped;
  for (const RuleGroup& group : project_->rule_groups()) {
    policies_.push_back(policy_of(group));
    for (const auto& rule : group.rules) grouped.insert(rule.fact);
  }
  for (const auto& rule : project_->rules()) {
    if (grouped.contains(rule.fact)) continue;
    const Resource& resource = resource_of(rule);
    policies_.push_back({.name = text_of(resource.node["name"]),
                         .rules = {&resource},
                         .setup = by_facts_.at(rule.file)->setup});
  }
  std::ranges::stable_sort(policies_, {}, [&](const FiledPolicy& policy) {
    const FilePlace at = place(policy.node());
    return std::tuple(std::string_view(at.source->name()), at.span.begin);
  });
}

std::optional<PolicyRules> PolicyFiles::rules_of(const FiledPolicy& policy) const {
  return rules_of_policy(policy.rules, policy.setup->config().assumptions,
                         [&](std::string_view id) { return project_->platform_of(id); }, {});
}

Node PolicyFiles::assurance(std::string_view id) const {
  Node found;
  for (const auto& fact : project_->assurances_with_id(id)) {
    const Node node = resource_of(fact).node;
    if (found && fact->content != project_->assurances_with_id(id)[0]->content) return {};
    if (!found) found = node;
  }
  return found;
}

std::string PolicyFiles::name_of(std::string_view id) const {
  return text_of(assurance(id)["name"]);
}

std::string PolicyFiles::policy_of_app(std::string_view app) const {
  for (const auto& file : files_) {
    for (const Document& document : file->analysis.documents) {
      const Node root = document.root();
      std::vector<Node> candidates = {root};
      for (const Node item : root.items()) candidates.push_back(item);
      for (const Node candidate : candidates) {
        if (!candidate["id"].is_string(app)) continue;
        const auto href = candidate.find("/_links/accessPolicy/href").string();
        if (href) return std::string(href->substr(href->rfind('/') + 1));
      }
    }
  }
  return "";
}

FilePlace PolicyFiles::place(Node node, Span span) const {
  const File& file = *by_tree_.at(node.tree());
  return {file.analysis.extraction.source, file.analysis.to_host(node, span)};
}

FilePlace PolicyFiles::place_of_name(Node object) const {
  return place(object, Reporter::name_or_start(object));
}

}  // namespace posturelint
