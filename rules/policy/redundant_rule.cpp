// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/dead_rules.h"

namespace posturelint::rules::policy {
namespace {

/// The later rule that would do the same for all sign-ins of the rule at `at`, if it were not
/// there.
std::optional<std::size_t> stand_in(Coverage& coverage, std::size_t at) {
  const PolicyRules& list = coverage.list();
  const ListedRule& rule = list.rules[at];
  for (std::size_t later = at + 1; later < list.rules.size(); ++later) {
    const ListedRule& other = list.rules[later];
    if (!list.surely_precedes(at, later)) return std::nullopt;
    if (!same_actions(rule, other)) {
      const bool is_apart =
          coverage.none({&rule.conditions, &other.conditions}, {}) == Certainty::proven;
      if (!is_apart) return std::nullopt;
      continue;
    }
    // That a device condition is undone is policy/device-rule-bypassed.
    const bool is_undone =
        rule.conditions.has(Aspect::device) && !other.conditions.has(Aspect::device);
    if (is_undone) return std::nullopt;
    if (coverage.none({&rule.conditions}, {&other.conditions}) == Certainty::proven) return later;
  }
  return std::nullopt;
}

void check_policy(PolicyStudy& policy, Reporter& reporter) {
  const PolicyRules& list = policy.rules();
  Coverage coverage(list);
  for (std::size_t at = 0; at < list.rules.size(); ++at) {
    if (list.rules[at].conditions.is_everything()) return;
    if (policy.covers()[at]) continue;
    const auto later = stand_in(coverage, at);
    if (!later || !coverage.find({&list.rules[at].conditions}, {})) continue;
    const ListedRule& other = list.rules[*later];
    Finding& finding =
        reporter.at_name(list.rules[at].node, "{} changes nothing: without it {} would do the same",
                         name_of(list, list.rules[at]), name_of(list, other));
    finding.notes.push_back({"does the same", Reporter::name_or_start(other.node)});
  }
}

void check(const Analysis& /*analysis*/, Reporter& reporter) {
  for (PolicyStudy& policy : reporter.policies()) check_policy(policy, reporter);
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, tag Policy: rules are tried by priority and the first match decides",
};
constexpr std::string_view kCovers[] = {"set-shadowed-rule"};

constexpr Example kExamples[] = {
    {"finance is asked for what everybody is asked for",
     R"([
  {"type": "ACCESS_POLICY", "name": «"Finance"», "priority": 0,
   "conditions": {"people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Everybody", "priority": 1, "conditions": null,
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}}])"},
    {"finance is asked for more",
     R"([
  {"type": "ACCESS_POLICY", "name": "Finance", "priority": 0,
   "conditions": {"people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Everybody", "priority": 1, "conditions": null,
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "1FA"}}}}])"},
    {"a rule between them makes the difference",
     R"([
  {"type": "ACCESS_POLICY", "name": "Finance", "priority": 0,
   "conditions": {"people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": "High risk", "priority": 1,
   "conditions": {"riskScore": {"level": "HIGH"}, "people": {"groups": {"exclude": ["00g9h8g7f6e5d4c3b2a1"]}}},
   "actions": {"appSignOn": {"access": "DENY"}}},
  {"type": "ACCESS_POLICY", "name": "Everybody", "priority": 2, "conditions": null,
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}}])"},
};

}  // namespace

Rule redundant_rule() {
  return {
      .id = "policy/redundant-rule",
      .severity = Severity::info,
      .consequence = Consequence::untidy,
      .summary = "a rule does what a later rule would do anyway",
      .rationale =
          "Everybody whom the rule matches would otherwise come to a later rule that allows or "
          "denies in the same way and asks for the same, with nothing between them that decides "
          "otherwise. The rule costs a place of the hundred that a policy has, and readers look "
          "for the difference it makes.",
      .when_to_ignore = "When the rule's name in the System Log is what it is for.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .check_file = check};
}

}  // namespace posturelint::rules::policy
