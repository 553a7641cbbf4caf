// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/dead_rules.h"

namespace posturelint::rules::policy {
namespace {

void check_policy(PolicyStudy& policy, Reporter& reporter) {
  const PolicyRules& list = policy.rules();
  for (const DeadRule& dead : policy.dead_rules()) {
    if (dead.cover.by.size() < 2 || dead.kind == DeadRuleKind::never_denies) continue;
    const ListedRule& rule = list.rules[dead.rule];
    const bool is_proven = dead.cover.certainty == Certainty::proven;
    Finding& finding = reporter.at_name(
        rule.node, "{} is {} reached: {} earlier rules together leave it nothing to match",
        name_of(list, rule), is_proven ? "never" : "probably never", dead.cover.by.size());
    if (!is_proven || dead.kind == DeadRuleKind::repeats) finding.severity = Severity::info;
    for (const std::size_t earlier : dead.cover.by) {
      finding.notes.push_back(
          {"matches a part of it first", Reporter::name_or_start(list.rules[earlier].node)});
    }
  }
}

void check(const Analysis& /*analysis*/, Reporter& reporter) {
  for (PolicyStudy& policy : reporter.policies()) check_policy(policy, reporter);
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, tag Policy: rules are tried by priority and the first match decides",
    "vendor OpenAPI 2026.06.3, RiskScorePolicyRuleCondition: a score is LOW, MEDIUM or HIGH",
};
constexpr std::string_view kCovers[] = {"set-shadowed-rule"};

constexpr Example kExamples[] = {
    {"inside and outside the office leave nobody",
     R"([
  {"type": "ACCESS_POLICY", "name": "Office", "priority": 0,
   "conditions": {"network": {"connection": "ZONE", "include": ["nzo1a2b3c4d5e6f7g8h9"]}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "1FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Elsewhere", "priority": 1,
   "conditions": {"network": {"connection": "ZONE", "exclude": ["nzo1a2b3c4d5e6f7g8h9"]}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": «"Risky phones"», "priority": 2,
   "conditions": {"riskScore": {"level": "HIGH"}, "platform": {"include": [{"type": "MOBILE", "os": {"type": "ANY"}}]}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}}])"},
    {"two of three risk levels leave the third",
     R"([
  {"type": "ACCESS_POLICY", "name": "Low", "priority": 0, "conditions": {"riskScore": {"level": "LOW"}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "1FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Medium", "priority": 1, "conditions": {"riskScore": {"level": "MEDIUM"}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Finance", "priority": 2,
   "conditions": {"people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}}])"},
    {"a last rule for everybody is a safety net",
     R"([
  {"type": "ACCESS_POLICY", "name": "Office", "priority": 0,
   "conditions": {"network": {"connection": "ZONE", "include": ["nzo1a2b3c4d5e6f7g8h9"]}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "1FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Elsewhere", "priority": 1,
   "conditions": {"network": {"connection": "ZONE", "exclude": ["nzo1a2b3c4d5e6f7g8h9"]}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Nobody else", "priority": 2, "conditions": null,
   "actions": {"appSignOn": {"access": "DENY"}}}])"},
};

}  // namespace

Rule shadowed_together() {
  return {
      .id = "policy/shadowed-together",
      .severity = Severity::warning,
      .consequence = Consequence::ignored,
      .summary = "several earlier rules together match whatever a later one would match",
      .rationale =
          "No single rule hides this one, but all together do: inside a zone and outside it, all "
          "three risk levels, registered and managed devices and the rest. What is left for the "
          "rule is nothing, so what it asks for is asked of nobody. Take away any of the rules "
          "that are named and it would be reached again.",
      .when_to_ignore = "When the rule is kept for the day one of the earlier ones is deleted.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .check_file = check};
}

}  // namespace posturelint::rules::policy
