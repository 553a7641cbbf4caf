// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  for (const Node constraint : verification_method(rule.node)["constraints"].items()) {
    const Node inherence = constraint["inherence"];
    if (!inherence.is_set()) continue;
    Finding& finding = reporter.at_key(
        inherence, "inherence cannot be a constraint; only knowledge and possession can");
    // Without a sibling an empty constraint would be left, which is another mistake.
    if (constraint.size() < 2) continue;
    finding.fix = Fix{"remove inherence", Applicability::unsafe, remove_child(inherence)};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, AccessPolicyConstraint: inherence is not configurable",
};
constexpr std::string_view kCovers[] = {"constraint-inherence"};
constexpr std::string_view kAbsorbs[] = {"schema/unknown-property"};

constexpr Example kExamples[] = {
    {"a fingerprint as a constraint",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"deviceBound": "REQUIRED"}, «"inherence"»: {"required": true}}]}}}})",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"deviceBound": "REQUIRED"}}]}}}})"},
    {"inherence alone",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {«"inherence"»: {}}]}}}})"},
    {"biometrics are a matter of possession",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"userVerification": "REQUIRED"}}]}}}})"},
    {"inherence set to null",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"deviceBound": "REQUIRED"}, "inherence": null}]}}}})"},
};

}  // namespace

Rule inherence_constraint() {
  return {
      .id = "verification/inherence-constraint",
      .severity = Severity::warning,
      .consequence = Consequence::ignored,
      .summary = "a constraint asks for inherence, which cannot be asked for",
      .rationale =
          "Constraints are made of `knowledge` and `possession`. Something the user is, such as "
          "a fingerprint, cannot be a constraint; it may serve as the second factor where "
          "nothing else is asked. An object that is left without known members asks for "
          "nothing. Biometrics are asked for with `userVerification` in `possession`.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .security_severity = 5.0,
      .absorbs = kAbsorbs,
      .kinds = ResourceKind::access_policy_rule,
      .check = check};
}

}  // namespace posturelint::rules::verification
