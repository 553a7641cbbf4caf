// SPDX-License-Identifier: Apache-2.0
#include "workspace/reach_report.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/nearest.h"

namespace posturelint {
namespace {

bool is_called(const ListedRule& rule, std::string_view word) {
  return rule.node["name"].is_string(word) || rule.node["id"].is_string(word) ||
         (rule.priority && std::to_string(*rule.priority) == word);
}

Result<std::size_t> find_rule(const PolicyRules& list, std::string_view word) {
  std::vector<std::size_t> found;
  std::vector<std::string_view> known;
  for (std::size_t i = 0; i < list.rules.size(); ++i) {
    if (is_called(list.rules[i], word)) found.push_back(i);
    if (const auto name = list.rules[i].node["name"].string()) known.push_back(*name);
  }
  if (found.size() == 1) return found[0];
  if (found.size() > 1) {
    return Error{
        fmt::format("{} rules are called \"{}\"; their ids tell them apart", found.size(), word)};
  }
  return Error{fmt::format("no active rule is called \"{}\"{}", word, did_you_mean(word, known))};
}

Result<std::size_t> find_rule(const PolicyRules& list, Node rule) {
  const auto found = std::ranges::find(list.rules, rule, &ListedRule::node);
  if (found != list.rules.end()) return static_cast<std::size_t>(found - list.rules.begin());
  return Error{"the rule is not active: no sign-in reaches it"};
}

ReachReport report_of(const PolicyFiles& files, const FiledPolicy& policy, const PolicyRules& list,
                      std::size_t at) {
  const ListedRule& found = list.rules[at];
  ReachReport report{.policy_id = policy.id,
                     .policy_name = policy.name,
                     .rule_id = std::string(found.node["id"].string().value_or("")),
                     .rule_name = name_of(list, found),
                     .place = files.place_of_name(found.node)};
  Reach reach = reach_of(list, at);
  const NameOfId name_of_id = [&](std::string_view id) { return files.name_of(id); };
  for (ReachBox& box : reach.boxes) {
    // The rule's text is gone when somebody reads this.
    for (Clause& clause : box.clauses) clause.node = Node{};
    std::string words = describe(list.facts, box, reach.world, name_of_id);
    report.boxes.push_back({std::move(words), std::move(box)});
  }
  report.is_complete = reach.is_complete;
  report.assumed = std::move(reach.assumed);
  report.world = reach.world;
  report.facts = list.facts;
  for (const Fact& fact : report.facts.all()) report.names.push_back(files.name_of(fact.name));
  return report;
}

template <typename Wanted>
Result<ReachReport> reach(const PolicyFiles& files, const FiledPolicy& policy, Wanted rule) {
  const auto list = files.rules_of(policy);
  if (!list) return Error{"the order of the policy's rules is not known"};
  const auto at = find_rule(*list, rule);
  if (!at) return at.error();
  return report_of(files, policy, *list, *at);
}

}  // namespace

Result<ReachReport> who_reaches(const PolicyFiles& files, const FiledPolicy& policy,
                                std::string_view rule) {
  return reach(files, policy, rule);
}

Result<ReachReport> who_reaches(const PolicyFiles& files, const FiledPolicy& policy, Node rule) {
  return reach(files, policy, rule);
}

}  // namespace posturelint
