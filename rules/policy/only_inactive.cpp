// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/policy_rules.h"

namespace posturelint::rules::policy {
namespace {

void check_list(const PolicyRules& list, Reporter& reporter) {
  const bool all_are_off = std::ranges::all_of(list.rules, &ListedRule::is_system);
  if (list.inactive.empty() || !all_are_off) return;
  Finding& finding =
      reporter.at_start(list.list, "every rule is INACTIVE, so the catch-all decides alone");
  finding.notes.push_back({"for instance this one", Reporter::name_or_start(list.inactive[0])});
}

void check(const Analysis& /*analysis*/, Reporter& reporter) {
  for (const PolicyStudy& policy : reporter.policies()) check_list(policy.rules(), reporter);
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, PolicyRule.status: only active rules take part",
};
constexpr std::string_view kCovers[] = {"set-only-inactive"};

constexpr Example kExamples[] = {
    {"the only rule is switched off",
     R"(«[»
  {"type": "ACCESS_POLICY", "name": "Managed", "priority": 0, "status": "INACTIVE",
   "conditions": {"device": {"registered": true, "managed": true}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Catch-all Rule", "priority": 99, "system": true, "conditions": null,
   "actions": {"appSignOn": {"access": "DENY"}}}])"},
    {"one rule is on",
     R"([
  {"type": "ACCESS_POLICY", "name": "Managed", "priority": 0, "status": "ACTIVE",
   "conditions": {"device": {"registered": true, "managed": true}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Finance", "priority": 1, "status": "INACTIVE",
   "conditions": {"people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "DENY"}}}])"},
    {"whether it is on is not known yet",
     R"([
  {"type": "ACCESS_POLICY", "name": "Managed", "priority": 0, "status": "${status}",
   "conditions": {"device": {"registered": true, "managed": true}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}}])"},
    {"a new policy has its catch-all and nothing else",
     R"([
  {"type": "ACCESS_POLICY", "name": "Catch-all Rule", "priority": 99, "system": true, "conditions": null,
   "actions": {"appSignOn": {"access": "DENY"}}}])"},
};

}  // namespace

Rule only_inactive() {
  return {.id = "policy/only-inactive",
          .severity = Severity::info,
          .consequence = Consequence::ignored,
          .summary = "every rule of a policy is switched off",
          .rationale =
              "Rules that are INACTIVE are skipped. When that is all of them, everybody comes to "
              "the catch-all, whatever the rules in the file say. It often is a change that was "
              "prepared and never switched on.",
          .when_to_ignore = "When the policy is parked on purpose.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .check_file = check};
}

}  // namespace posturelint::rules::policy
