// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  if (!reporter.is_off("phishing-resistant-authenticators")) return;
  for (const Node constraint : verification_method(rule.node)["constraints"].items()) {
    const Node resistant = constraint["possession"]["phishingResistant"];
    if (!resistant.is_string("REQUIRED")) continue;
    reporter.at(
        resistant,
        "phishingResistant is REQUIRED, and this organisation has no authenticator that is");
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000219, the last such authenticator cannot be switched off while "
    "rules require it",
    "vendor Policy API reference, table of authenticator keys: which ones resist phishing",
};
constexpr std::string_view kCovers[] = {"phish-resistant-org"};

constexpr Example kExamples[] = {
    {.title = "none is enabled",
     .text =
         R"({"name": "Key", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"phishingResistant": «"REQUIRED"»}}]}}}})",
     .config = "features:\n  phishing-resistant-authenticators: false\n"},
    {.title = "optional asks for nothing",
     .text =
         R"({"name": "Key", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"phishingResistant": "OPTIONAL", "deviceBound": "REQUIRED"}}]}}}})",
     .config = "features:\n  phishing-resistant-authenticators: false\n"},
    {.title = "nothing is said about the authenticators",
     .text =
         R"({"name": "Key", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"phishingResistant": "REQUIRED"}}]}}}})"},
};

}  // namespace

Rule phishing_resistance_not_offered() {
  return {.id = "verification/phishing-resistance-not-offered",
          .severity = Severity::warning,
          .consequence = Consequence::locks_out,
          .summary = "a rule requires phishing resistance where no authenticator offers it",
          .rationale =
              "Only WebAuthn, Okta FastPass and smart cards resist phishing. Where none of them is "
              "enabled nobody can satisfy a constraint that requires it. Said only when the "
              "configuration has `features: {phishing-resistant-authenticators: false}`.",
          .when_to_ignore =
              "Correct `features` in the configuration instead, when the org has it by now.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::no,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::verification
