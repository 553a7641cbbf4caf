// SPDX-License-Identifier: Apache-2.0
#include "workspace/compare_side.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "extract/extract.h"
#include "workspace/discovery.h"
#include "workspace/git_objects.h"
#include "workspace/jobs.h"

namespace posturelint {
namespace {

bool is_data(HostKind host) { return host == HostKind::json || host == HostKind::json_lines; }

bool exists(const std::string& path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

/// What discovery passes over in folders, too.
bool is_hidden(std::string_view path) {
  while (!path.empty()) {
    const std::string_view name = path.substr(0, path.find('/'));
    if (name == "node_modules" || name.starts_with('.')) return true;
    path.remove_prefix(std::min(path.size(), name.size() + 1));
  }
  return false;
}

/// `path` as seen from `folder`; both as discovery writes them.
std::string below(std::string_view folder, const std::string& path) {
  while (folder.starts_with("./")) folder.remove_prefix(2);
  while (folder.size() > 1 && folder.ends_with('/')) folder.remove_suffix(1);
  if (folder == path) return "";
  const std::string prefix = folder == "/" ? "/" : std::string(folder) + "/";
  return path.starts_with(prefix) ? path.substr(prefix.size()) : path;
}

std::string_view text_of(const std::optional<FactText>& fact) {
  return fact ? std::string_view(fact->text) : std::string_view();
}

}  // namespace

Result<std::vector<Side::Input>> Side::find_inputs(const std::string& path, ConfigLookup& configs,
                                                   std::vector<Error>& failures) {
  std::vector<Input> inputs;
  const auto revision = parse_git_path(path);
  if (!exists(path) && revision) {
    auto files = read_git_files(*revision, [](std::string_view file) {
      return is_data(host_kind(std::string(file))) && !is_hidden(file);
    });
    if (!files) return Error{fmt::format("{}: {}", path, files.error().what)};
    for (GitFile& file : *files) {
      const std::string name = file.source->name();
      HostKind host = host_kind(name);
      if (host == HostKind::none) host = guess_host(file.source->text());
      inputs.push_back({file.path, name, std::move(file.source), host});
    }
    return inputs;
  }
  if (!exists(path)) {
    return Error{
        fmt::format("{}: no such file or folder; a revision of one is written REV:PATH", path)};
  }
  auto found = discover(std::vector{path}, configs);
  if (!found) return found.error();
  failures.insert(failures.end(), found->failures.begin(), found->failures.end());
  const bool is_folder = !found->searched.empty();
  for (const FileJob& job : found->jobs) {
    if (is_folder && !is_data(job.host)) continue;
    inputs.push_back({is_folder ? below(path, job.path) : "", job.path, job.source, job.host});
  }
  return inputs;
}

std::unique_ptr<JoinedFile> Side::read_file(const Input& input) {
  auto file = std::make_unique<JoinedFile>();
  file->key = input.key;
  const auto text = read_job({.path = input.path, .host = input.host, .source = input.source});
  if (text) {
    file->read(text->source, text->host);
  } else {
    file->failure = text.error();
  }
  return file;
}

Side::Side(std::vector<std::unique_ptr<JoinedFile>> files)
    : files_(std::move(files)), failures_(files_.failures()) {
  collect_policies();
}

Result<std::unique_ptr<Side>> Side::read(const std::string& path, ConfigLookup& configs,
                                         const RunOptions& options) {
  std::vector<Error> failures;
  const auto inputs = find_inputs(path, configs, failures);
  if (!inputs) return inputs.error();
  std::vector<std::unique_ptr<JoinedFile>> files(inputs->size());
  for_each_index(inputs->size(), options,
                 [&](std::size_t i) { files[i] = read_file((*inputs)[i]); });
  std::unique_ptr<Side> side(new Side(std::move(files)));
  side->failures_.insert(side->failures_.begin(), failures.begin(), failures.end());
  return side;
}

ComparedPlace Side::place_of(Node node, Span span) const {
  const Analysis& analysis = files_.file_of(node).analysis;
  const Span host = analysis.to_host(node, span);
  return {analysis.source().name(), analysis.source().position(host.begin)};
}

ComparedPlace Side::place_of(Node node) const {
  const Node name = node["name"];
  return place_of(node, name ? name.span() : node.span());
}

std::string Side::call_assurance(std::string_view id) const {
  for (const auto& assurance : files_.project().assurances_with_id(id)) {
    if (assurance->name) return fmt::format("\"{}\"", assurance->name->text);
  }
  return std::string(id);
}

std::optional<PolicyRules> Side::rules_of(const SidePolicy& policy, const Answers& answers,
                                          FactTable facts) const {
  const PlatformOfAssurance platform_of = [&](std::string_view id) {
    return files_.project().platform_of(id);
  };
  if (policy.kind != ResourceKind::access_policy_rule) {
    return rules_of_policy(policy.rules, answers, platform_of, std::move(facts));
  }
  // The list it may be in is not its policy's.
  Resource alone = *policy.rules[0];
  alone.list = {};
  const Resource* const rules[] = {&alone};
  return rules_of_policy(rules, answers, platform_of, std::move(facts));
}

InFile<AccessPolicyFact> Side::owner_of(const RuleGroup& group, Node list) const {
  if (const auto found = owners_by_id_.find(group.policy_id); found != owners_by_id_.end()) {
    return found->second;
  }
  if (!list) return {};
  for (const Node node : {JoinedFiles::around(list), JoinedFiles::beside(list)}) {
    const auto found = owners_by_node_.find({node.tree(), node.index()});
    if (found != owners_by_node_.end()) return found->second;
  }
  return {};
}

SidePolicy Side::policy_of(const RuleGroup& group) const {
  SidePolicy policy{.id = group.policy_id};
  std::set<std::string_view> ids;
  for (const auto& rule : group.rules) {
    policy.rules.push_back(&files_.resource_of(rule));
    const std::string_view id = rule->known_id();
    if (!id.empty() && !ids.insert(id).second) policy.repeats_rules = true;
  }
  policy.place.first = files_.file_of(*group.rules[0].file).key;
  if (const auto owner = owner_of(group, policy.rules[0]->list)) {
    policy.policy = &files_.resource_of(owner);
    policy.name = text_of(owner->name);
    if (policy.id.empty()) policy.id = owner->known_id();
  }
  return policy;
}

void Side::collect_policies() {
  for (const auto& policy : files_.project().policies()) {
    const Node node = files_.resource_of(policy).node;
    owners_by_node_[{node.tree(), node.index()}] = policy;
    if (!policy->known_id().empty()) owners_by_id_.try_emplace(policy->known_id(), policy);
  }
  std::set<const AccessRuleFact*> grouped;
  for (const RuleGroup& group : files_.project().rule_groups()) {
    policies_.push_back(policy_of(group));
    for (const auto& rule : group.rules) grouped.insert(rule.fact);
  }
  const auto add = [&](const auto& fact, std::vector<const Resource*> rules) {
    policies_.push_back({.kind = fact->kind,
                         .id = std::string(fact->known_id()),
                         .name = std::string(text_of(fact->name)),
                         .place = {files_.file_of(*fact.file).key, 0},
                         .policy = rules.empty() ? &files_.resource_of(fact) : nullptr,
                         .rules = std::move(rules)});
  };
  for (const auto& rule : files_.project().rules()) {
    if (!grouped.contains(rule.fact)) add(rule, {&files_.resource_of(rule)});
  }
  for (const auto& assurance : files_.project().assurances()) add(assurance, {});
  std::ranges::stable_sort(policies_, {}, [](const SidePolicy& policy) {
    return std::tuple(policy.place.first, policy.node().index());
  });
  std::map<std::pair<std::string, ResourceKind>, std::size_t> counts;
  for (SidePolicy& policy : policies_) {
    policy.place.second = counts[{policy.place.first, policy.kind}]++;
  }
}

}  // namespace posturelint
