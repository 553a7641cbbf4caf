// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/dead_rules.h"

namespace posturelint::rules::policy {
namespace {

void check_policy(PolicyStudy& policy, Reporter& reporter) {
  const PolicyRules& list = policy.rules();
  for (const DeadRule& dead : policy.dead_rules()) {
    if (dead.cover.by.size() != 1 || dead.kind == DeadRuleKind::never_denies) continue;
    const ListedRule& rule = list.rules[dead.rule];
    const ListedRule& earlier = list.rules[dead.cover.by[0]];
    const bool is_proven = dead.cover.certainty == Certainty::proven;
    Finding& finding = reporter.at_name(
        rule.node, "{} is {} reached: {} comes first and matches whatever it would match",
        name_of(list, rule), is_proven ? "never" : "probably never", name_of(list, earlier));
    if (!is_proven || dead.kind == DeadRuleKind::repeats) finding.severity = Severity::info;
    finding.notes.push_back({"matches first", Reporter::name_or_start(earlier.node)});
  }
}

void check(const Analysis& /*analysis*/, Reporter& reporter) {
  for (PolicyStudy& policy : reporter.policies()) check_policy(policy, reporter);
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, tag Policy: rules are tried by priority and the first match decides",
    "vendor policy concepts: the conditions of a rule must all hold",
};
constexpr std::string_view kCovers[] = {"set-shadowed-rule"};

constexpr Example kExamples[] = {
    {"the wider rule comes first",
     R"([
  {"type": "ACCESS_POLICY", "name": "Managed", "priority": 0,
   "conditions": {"device": {"registered": true, "managed": true}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "1FA"}}}},
  {"type": "ACCESS_POLICY", "name": «"Managed, finance"», "priority": 1,
   "conditions": {"device": {"registered": true, "managed": true},
     "people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}}])"},
    {"the narrower rule comes first",
     R"([
  {"type": "ACCESS_POLICY", "name": "Managed, finance", "priority": 0,
   "conditions": {"device": {"registered": true, "managed": true},
     "people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Managed", "priority": 1,
   "conditions": {"device": {"registered": true, "managed": true}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "1FA"}}}}])"},
    {"a placeholder may be any group",
     R"([
  {"type": "ACCESS_POLICY", "name": "Staff", "priority": 0,
   "conditions": {"people": {"groups": {"include": ["${staff}"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "1FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Finance", "priority": 1,
   "conditions": {"people": {"groups": {"include": ["${finance}"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}}])"},
    {"whether a group or a listed user is enough is not documented: an info",
     R"([
  {"type": "ACCESS_POLICY", "name": "Finance and its auditor", "priority": 0,
   "conditions": {"people": {"users": {"include": ["00u1a2b3c4d5e6f7g8h9"]},
     "groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": «"Finance"», "priority": 1,
   "conditions": {"people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "1FA"}}}}])"},
    {"this org knows that both are needed",
     R"([
  {"type": "ACCESS_POLICY", "name": "Finance and its auditor", "priority": 0,
   "conditions": {"people": {"users": {"include": ["00u1a2b3c4d5e6f7g8h9"]},
     "groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Finance", "priority": 1,
   "conditions": {"people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "1FA"}}}}])",
     {},
     "policy.json",
     "assumptions: {users-and-groups: both}"},
};

}  // namespace

Rule shadowed_rule() {
  return {
      .id = "policy/shadowed-rule",
      .severity = Severity::warning,
      .consequence = Consequence::ignored,
      .summary = "an earlier rule matches whatever a later one would match",
      .rationale =
          "The first rule that matches decides, so a rule whose sign-ins all match an earlier one "
          "never takes part: what it asks for is asked of nobody. Usually the two stand in the "
          "wrong order, the general one in front of the special one. The comparison is exact over "
          "people, networks, platforms, risk, devices and expressions with the same text; it is an "
          "info when the earlier rule does the same, and when it holds only under the usual "
          "reading of something the vendor does not document (docs/semantics.md).",
      .when_to_ignore = "When the later rule is kept for the day the earlier one is deleted.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .check_file = check};
}

}  // namespace posturelint::rules::policy
