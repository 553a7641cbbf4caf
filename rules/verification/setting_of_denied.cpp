// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  if (rule.direction == Direction::response) return;
  const Node access = rule.node.find("/actions/appSignOn/access");
  if (!access.is_string("DENY")) return;
  const Node method = verification_method(rule.node);
  for (const std::string_view key : {"constraints", "chains"}) {
    const Node asked = method[key];
    if (!asked.is_array() || asked.size() == 0) continue;
    Finding& finding = reporter.at_key(asked, "access is DENY: nobody is asked for these {}", key);
    finding.notes.push_back({"access is denied here", access.span()});
  }
}

constexpr std::string_view kEvidence[] = {
    "recorded traffic: DENY with a full verificationMethod is accepted and stored",
    "vendor Policy API reference, last full edition: verificationMethod says what users must "
    "prove to be allowed",
};
constexpr std::string_view kCovers[] = {"deny-with-method"};

constexpr Example kExamples[] = {
    {"constraints for people who are sent away",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA",
    «"constraints"»: [{"possession": {"phishingResistant": "REQUIRED"}}]}}}})"},
    {"a plain method beside DENY is usual",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": []}}}})"},
    {"constraints for people who are let in",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA",
    "constraints": [{"possession": {"phishingResistant": "REQUIRED"}}]}}}})"},
};

}  // namespace

Rule setting_of_denied() {
  return {.id = "verification/setting-of-denied",
          .severity = Severity::info,
          .consequence = Consequence::ignored,
          .summary = "a rule that denies spells out what users must prove",
          .rationale =
              "Nobody gets in by a rule with `access` `DENY`, so nobody is asked for anything. The "
              "server keeps a `verificationMethod` beside `DENY`, and the admin console sends one; "
              "a plain one is no cause for worry. Constraints or chains spelled out there suggest "
              "that somebody means them to count.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::verification
