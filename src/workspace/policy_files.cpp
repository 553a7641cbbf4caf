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

/// The policy that holds the rules of a list, or stands beside it.
Node policy_around(Node list) {
  const Node around = JoinedFiles::around(list);
  if (around.is_object() && around["type"].is_string("ACCESS_POLICY")) return around;
  const Node beside = JoinedFiles::beside(list);
  return beside.is_object() ? beside : Node{};
}

}  // namespace

PolicyFiles::PolicyFiles(std::vector<std::unique_ptr<JoinedFile>> files)
    : files_(std::move(files)), failures_(files_.failures()) {
  collect_policies();
}

Result<std::unique_ptr<PolicyFiles>> PolicyFiles::read(std::span<const std::string> paths,
                                                       ConfigLookup& configs,
                                                       const RunOptions& options) {
  const auto found = discover(paths, configs);
  if (!found) return found.error();
  std::vector<std::unique_ptr<JoinedFile>> files(found->jobs.size());
  for_each_index(found->jobs.size(), options, [&](std::size_t i) {
    const FileJob& job = found->jobs[i];
    auto file = std::make_unique<JoinedFile>();
    file->setup = job.setup;
    if (const auto text = read_job(job)) {
      file->read(text->source, text->host);
    } else {
      file->failure = text.error();
    }
    files[i] = std::move(file);
  });
  std::unique_ptr<PolicyFiles> out(new PolicyFiles(std::move(files)));
  out->failures_.insert(out->failures_.begin(), found->failures.begin(), found->failures.end());
  return out;
}

std::unique_ptr<PolicyFiles> PolicyFiles::of(std::span<const PolicyText> texts) {
  std::vector<std::unique_ptr<JoinedFile>> files;
  for (const PolicyText& text : texts) {
    auto& file = files.emplace_back(std::make_unique<JoinedFile>());
    file->setup = text.setup;
    file->read(text.source, text.host);
  }
  return std::unique_ptr<PolicyFiles>(new PolicyFiles(std::move(files)));
}

FiledPolicy PolicyFiles::policy_of(const RuleGroup& group) const {
  FiledPolicy policy{.id = group.policy_id};
  for (const auto& rule : group.rules) policy.rules.push_back(&files_.resource_of(rule));
  policy.setup = files_.file_of(*group.rules[0].file).setup;
  if (policy.rules[0]->list) policy.policy = policy_around(policy.rules[0]->list);
  for (const auto& fact : files_.project().policies()) {
    if (!policy.policy && !policy.id.empty() && fact->known_id() == policy.id) {
      policy.policy = files_.resource_of(fact).node;
    }
  }
  policy.name = text_of(policy.policy["name"]);
  if (policy.id.empty()) policy.id = text_of(policy.policy["id"]);
  return policy;
}

void PolicyFiles::collect_policies() {
  std::set<const AccessRuleFact*> grouped;
  for (const RuleGroup& group : files_.project().rule_groups()) {
    policies_.push_back(policy_of(group));
    for (const auto& rule : group.rules) grouped.insert(rule.fact);
  }
  for (const auto& rule : files_.project().rules()) {
    if (grouped.contains(rule.fact)) continue;
    const Resource& resource = files_.resource_of(rule);
    policies_.push_back({.name = text_of(resource.node["name"]),
                         .rules = {&resource},
                         .setup = files_.file_of(*rule.file).setup});
  }
  std::ranges::stable_sort(policies_, {}, [&](const FiledPolicy& policy) {
    const FilePlace at = place(policy.node());
    return std::tuple(std::string_view(at.source->name()), at.span.begin);
  });
}

std::optional<PolicyFiles::FiledRule> PolicyFiles::rule_at(std::string_view file, Span span) const {
  for (const FiledPolicy& policy : policies_) {
    for (const Resource* rule : policy.rules) {
      const FilePlace at = place(rule->node);
      if (at.source->name() == file && at.span == span) return FiledRule{&policy, rule->node};
    }
  }
  return std::nullopt;
}

std::optional<PolicyRules> PolicyFiles::rules_of(const FiledPolicy& policy) const {
  return rules_of_policy(policy.rules, policy.setup->config().assumptions,
                         [&](std::string_view id) { return files_.project().platform_of(id); }, {});
}

Node PolicyFiles::assurance(std::string_view id) const {
  Node found;
  for (const auto& fact : files_.project().assurances_with_id(id)) {
    const Node node = files_.resource_of(fact).node;
    if (found && fact->content != files_.project().assurances_with_id(id)[0]->content) return {};
    if (!found) found = node;
  }
  return found;
}

std::string PolicyFiles::name_of(std::string_view id) const {
  return text_of(assurance(id)["name"]);
}

std::string PolicyFiles::policy_of_app(std::string_view app) const {
  for (const auto& file : files_.all()) {
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
  const Analysis& analysis = files_.file_of(node).analysis;
  return {analysis.extraction.source, analysis.to_host(node, span)};
}

FilePlace PolicyFiles::place_of_name(Node object) const {
  return place(object, Reporter::name_or_start(object));
}

}  // namespace posturelint
