// SPDX-License-Identifier: Apache-2.0
#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  const Node device = rule.node.find("/conditions/device");
  const Node assurance = device["assurance"];
  if (assurance["include"].items().empty() || member_like(device, "registered")) return;
  if (device["managed"].is_set()) return;  // access/managed-without-registered
  Finding& finding = reporter.at_key(
      assurance, "the console asks for \"registered\": true before device assurance policies");
  finding.fix = Fix{"add \"registered\": true", Applicability::unsafe,
                    insert_member(device, R"("registered": true)")};
}

constexpr std::string_view kEvidence[] = {
    "vendor help on device assurance in rules: the device state must be Registered first",
    "vendor OpenAPI 2026.06.3 and Terraform provider: do not ask for it",
    "recorded traffic: every rule with assurance has \"registered\": true",
};
constexpr std::string_view kCovers[] = {"device-assurance-needs-registered"};

constexpr Example kExamples[] = {
    {"assurance alone",
     R"({"name": "Phones", "type": "ACCESS_POLICY", "conditions": {"device": {«"assurance"»: {
  "include": ["dae1a2b3c4d5e6f7g8h9"]}}}, "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "Phones", "type": "ACCESS_POLICY", "conditions": {"device": {"assurance": {
  "include": ["dae1a2b3c4d5e6f7g8h9"]}, "registered": true}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"assurance of registered devices",
     R"({"name": "Phones", "type": "ACCESS_POLICY", "conditions": {"device": {"registered": true,
  "assurance": {"include": ["dae1a2b3c4d5e6f7g8h9"]}}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"whether registered is filled in later",
     R"({"name": "Phones", "type": "ACCESS_POLICY", "conditions": {"device": {"registered": "${registered}",
  "assurance": {"include": ["dae1a2b3c4d5e6f7g8h9"]}}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule assurance_without_registered() {
  return {.id = "conditions/assurance-without-registered",
          .severity = Severity::info,
          .consequence = Consequence::untidy,
          .summary = "a rule has device assurance policies and does not ask for registration",
          .rationale =
              "The Admin Console lets one pick device assurance policies only after the device "
              "state is set to Registered; the API takes them alone. A device that is not "
              "registered sends no signals, so it satisfies no policy either way. Saying it keeps "
              "the rule as the console would write it, and readable.",
          .when_to_ignore = "The rules are never opened in the Admin Console.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
