// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/constraint.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  for (const Node constraint : verification_method(rule.node)["constraints"].items()) {
    for (const std::string_view part : kConstraintParts) {
      const Node allowed = constraint[part]["authenticationMethods"];
      const Node excluded = constraint[part]["excludedAuthenticationMethods"];
      if (allowed.items().empty() || excluded.items().empty()) continue;
      Finding& finding = reporter.at_key(
          excluded,
          "authenticationMethods lists all that is allowed; excluding more says it twice");
      finding.notes.push_back({"allowed here", allowed.key_span()});
      finding.fix =
          Fix{"remove the list of excluded methods", Applicability::unsafe, remove_child(excluded)};
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, AccessPolicyConstraint: both lists, no word on both at once",
    "vendor Policy API reference, last full edition: authenticationMethods is a list of what is "
    "allowed",
};
constexpr std::string_view kCovers[] = {"constraint-include-exclude"};

constexpr Example kExamples[] = {
    {"both lists",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}],
      «"excludedAuthenticationMethods"»: [{"key": "okta_email"}]}}]}}}})",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}]}}]}}}})"},
    {"only the allowed ones",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}]}}]}}}})"},
    {"an empty list excludes nothing",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}],
      "excludedAuthenticationMethods": []}}]}}}})"},
};

}  // namespace

Rule allowed_and_excluded() {
  return {.id = "verification/allowed-and-excluded",
          .severity = Severity::info,
          .consequence = Consequence::refused,
          .summary = "a constraint lists the allowed methods and the excluded ones",
          .rationale =
              "`authenticationMethods` names all that may be used; everything else is out already. "
              "With `excludedAuthenticationMethods` beside it a reader must guess which list wins, "
              "and no document says. Keep one: take the excluded entries out of the first list, or "
              "leave that list out.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::verification
