// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  if (rule.direction == Direction::response) return;
  for (const Node owner : verifying_users(verification_method(rule.node))) {
    const Node methods = owner["userVerificationMethods"];
    for (const Node method : methods.items()) {
      if (!method.is_string("PIN")) continue;
      Finding& finding = reporter.at(
          method, "users cannot be verified by \"PIN\" yet; only BIOMETRICS is supported");
      finding.fix = methods.size() == 1
                        ? Fix{"change to \"BIOMETRICS\"",
                              Applicability::unsafe,
                              {{method.span(), "\"BIOMETRICS\""}}}
                        : Fix{"remove \"PIN\"", Applicability::unsafe, remove_child(method)};
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, PossessionConstraint.userVerificationMethods: BIOMETRICS is the "
    "only supported method",
};
constexpr std::string_view kCovers[] = {"uv-methods-need-required"};

constexpr Example kExamples[] = {
    {"a PIN",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"userVerification": "REQUIRED", "userVerificationMethods": [«"PIN"»]}}]}}}})",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"userVerification": "REQUIRED", "userVerificationMethods": ["BIOMETRICS"]}}]}}}})"},
    {"a PIN beside biometrics",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"userVerification": "REQUIRED",
                    "userVerificationMethods": ["BIOMETRICS", «"PIN"»]}}]}}}})",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"userVerification": "REQUIRED",
                    "userVerificationMethods": ["BIOMETRICS"]}}]}}}})"},
    {"biometrics",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"userVerification": "REQUIRED", "userVerificationMethods": ["BIOMETRICS"]}}]}}}})"},
    {"any way",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"userVerification": "REQUIRED"}}]}}}})"},
};

}  // namespace

Rule user_verification_by_pin() {
  return {
      .id = "verification/user-verification-by-pin",
      .severity = Severity::warning,
      .consequence = Consequence::refused,
      .summary = "users are to be verified by a PIN, which is not supported",
      .rationale =
          "The schema lists `BIOMETRICS` and `PIN` for `userVerificationMethods`, and the text "
          "beside it says that only `BIOMETRICS` is supported today. A PIN cannot be asked for; "
          "leaving the list out lets either be used.",
      .when_to_ignore = "The vendor has begun to support PINs.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .kinds = ResourceKind::access_policy_rule,
      .check = check};
}

}  // namespace posturelint::rules::verification
