// SPDX-License-Identifier: Apache-2.0
#include "policy/dead_rules.h"

#include <algorithm>

namespace posturelint {
namespace {

/// Some sign-in that the rule denies is allowed by a rule before it.
bool denies_too_late(Coverage& coverage, std::size_t rule, const Cover& cover) {
  const PolicyRules& list = coverage.list();
  return std::ranges::any_of(cover.by, [&](std::size_t earlier) {
    if (list.rules[earlier].outcome != Outcome::allow) return false;
    const Coverage::Sets both = {&list.rules[rule].conditions, &list.rules[earlier].conditions};
    return coverage.find(both, coverage.before(earlier, rule)).has_value();
  });
}

DeadRuleKind kind_of(Coverage& coverage, std::size_t rule, const Cover& cover) {
  const PolicyRules& list = coverage.list();
  const ListedRule& dead = list.rules[rule];
  if (std::ranges::all_of(cover.by,
                          [&](std::size_t i) { return same_actions(list.rules[i], dead); })) {
    return DeadRuleKind::repeats;
  }
  if (dead.outcome == Outcome::deny && denies_too_late(coverage, rule, cover)) {
    return DeadRuleKind::never_denies;
  }
  return DeadRuleKind::never_allows;
}

}  // namespace

std::vector<DeadRule> dead_rules(Coverage& coverage,
                                 std::span<const std::optional<Cover>> covers) {
  const PolicyRules& list = coverage.list();
  std::vector<DeadRule> dead;
  for (std::size_t rule = 1; rule < list.rules.size(); ++rule) {
    if (list.rules[rule - 1].conditions.is_everything()) break;
    if (list.rules[rule].conditions.is_everything()) continue;
    if (!covers[rule]) continue;
    dead.push_back({rule, kind_of(coverage, rule, *covers[rule]), *covers[rule]});
  }
  return dead;
}

}  // namespace posturelint
