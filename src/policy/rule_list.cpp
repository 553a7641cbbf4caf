// SPDX-License-Identifier: Apache-2.0
#include "policy/rule_list.h"

#include <algorithm>
#include <string>

#include "policy/policy_path.h"

namespace posturelint {
namespace {

/// The id of the policy that a rule's own link names; empty when it has none.
std::string_view linked_policy(Node rule) {
  const auto href = rule.find("/_links/self/href").string();
  return href ? policy_path(*href).policy_of(*href) : std::string_view();
}

bool may_be_one_policy(const RuleList& rules) {
  std::string_view policy;
  int catch_alls = 0;
  for (const Resource* rule : rules) {
    if (is_catch_all(rule->node) && ++catch_alls > 1) return false;
    const std::string_view linked = linked_policy(rule->node);
    if (linked.empty()) continue;
    if (!policy.empty() && linked != policy) return false;
    policy = linked;
  }
  return true;
}

}  // namespace

bool is_catch_all(Node rule) { return rule["system"].is_boolean(true); }

std::vector<RuleList> rule_lists(std::span<const Resource> resources) {
  std::vector<RuleList> lists;
  Node current;
  for (const Resource& resource : resources) {
    if (resource.kind != ResourceKind::access_policy_rule || !resource.list) continue;
    if (lists.empty() || resource.list != current) lists.emplace_back();
    current = resource.list;
    lists.back().push_back(&resource);
  }
  std::erase_if(lists, [](const RuleList& list) { return !may_be_one_policy(list); });
  return lists;
}

std::optional<std::vector<RankedRule>> ranked_rules(const RuleList& rules) {
  std::vector<RankedRule> ranked;
  for (const Resource* rule : rules) {
    if (is_catch_all(rule->node)) continue;
    const auto priority = rule->node["priority"].integer();
    if (!priority) return {};
    ranked.push_back({rule, *priority});
  }
  std::ranges::stable_sort(ranked, {}, &RankedRule::priority);
  return ranked;
}

std::vector<Edit> renumber(const std::vector<RankedRule>& rules) {
  const auto count = static_cast<std::int64_t>(rules.size());
  if (count == 0 || count > kLastCustomPriority + 1) return {};
  std::int64_t next =
      std::clamp<std::int64_t>(rules.front().priority, 0, kLastCustomPriority + 1 - count);
  std::vector<Edit> edits;
  for (const RankedRule& ranked : rules) {
    const Node priority = ranked.rule->node["priority"];
    if (ranked.priority != next) edits.push_back({priority.span(), std::to_string(next)});
    ++next;
  }
  std::ranges::sort(edits);
  return edits;
}

}  // namespace posturelint
