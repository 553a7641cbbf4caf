// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/policy_rules.h"

namespace posturelint::rules::policy {
namespace {

void check(const Analysis& /*analysis*/, Reporter& reporter) {
  for (const PolicyStudy& policy : reporter.policies()) {
    const PolicyRules& list = policy.rules();
    if (!list.is_export || list.has_system_rule()) continue;
    reporter.at_start(list.list,
                      "the export has no rule with system: true, so it is not the whole policy");
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, tag Policy: every app sign-in policy ends with a catch-all rule",
    "recorded traffic: every list of rules has it, with priority 99",
};
constexpr std::string_view kCovers[] = {"set-no-catch-all"};

constexpr Example kExamples[] = {
    {"an export stops before the catch-all",
     R"(«[»
  {"id": "rul1a2b3c4d5e6f7g8h9", "status": "ACTIVE", "name": "Managed", "priority": 0, "system": false,
   "created": "2026-01-12T09:00:00.000Z", "lastUpdated": "2026-01-12T09:00:00.000Z",
   "conditions": {"device": {"registered": true, "managed": true}}, "type": "ACCESS_POLICY",
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}}])"},
    {"an export with the catch-all",
     R"([
  {"id": "rul1a2b3c4d5e6f7g8h9", "status": "ACTIVE", "name": "Managed", "priority": 0, "system": false,
   "created": "2026-01-12T09:00:00.000Z", "lastUpdated": "2026-01-12T09:00:00.000Z",
   "conditions": {"device": {"registered": true, "managed": true}}, "type": "ACCESS_POLICY",
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"id": "rul9h8g7f6e5d4c3b2a1", "status": "ACTIVE", "name": "Catch-all Rule", "priority": 99, "system": true,
   "created": "2026-01-12T09:00:00.000Z", "lastUpdated": "2026-01-12T09:00:00.000Z",
   "conditions": null, "type": "ACCESS_POLICY",
   "actions": {"appSignOn": {"access": "DENY"}}}])"},
    {"rules that somebody writes have none",
     R"([
  {"type": "ACCESS_POLICY", "name": "Managed", "priority": 0,
   "conditions": {"device": {"registered": true, "managed": true}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}}])"},
};

}  // namespace

Rule no_catch_all() {
  return {.id = "policy/no-catch-all",
          .severity = Severity::info,
          .consequence = Consequence::untidy,
          .summary = "an exported list of rules lacks the system rule",
          .rationale =
              "Every policy ends with a rule of the server's, `system: true`, that decides about "
              "everybody whom no other rule matches. An export without it was cut short, by a "
              "limit or by hand, and what happens to everybody else cannot be read in it.",
          .when_to_ignore = "When the file is meant to hold only the rules that differ.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .check_file = check};
}

}  // namespace posturelint::rules::policy
