// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  for (const Node owner : verifying_users(verification_method(rule.node))) {
    const Node methods = owner["userVerificationMethods"];
    if (!methods.is_array() || methods.size() == 0) continue;
    Node verification = member_like(owner, "userVerification");
    if (verification == methods) verification = owner["userVerification"];
    const bool has_other = verification.is_string("OPTIONAL");
    if (verification && !has_other) continue;
    Finding& finding = reporter.at_key(
        methods, "userVerificationMethods can be set only where userVerification is REQUIRED");
    finding.fix = Fix{"require userVerification", Applicability::unsafe,
                      has_other ? std::vector<Edit>{{verification.span(), "\"REQUIRED\""}}
                                : insert_member(owner, R"("userVerification": "REQUIRED")")};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, PossessionConstraint.userVerificationMethods and "
    "AuthenticationMethod.userVerificationMethods: only with userVerification REQUIRED",
};
constexpr std::string_view kCovers[] = {"uv-methods-need-required"};

constexpr Example kExamples[] = {
    {"biometrics, if you like",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {«"userVerificationMethods"»: ["BIOMETRICS"]}}]}}}})",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"userVerificationMethods": ["BIOMETRICS"], "userVerification": "REQUIRED"}}]}}}})"},
    {"in a chain",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [{"authenticationMethods": [
    {"key": "okta_verify", "method": "push", "userVerification": "OPTIONAL",
     «"userVerificationMethods"»: ["BIOMETRICS"]}]}]}}}})",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [{"authenticationMethods": [
    {"key": "okta_verify", "method": "push", "userVerification": "REQUIRED",
     "userVerificationMethods": ["BIOMETRICS"]}]}]}}}})"},
    {"biometrics are required",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"userVerification": "REQUIRED", "userVerificationMethods": ["BIOMETRICS"]}}]}}}})"},
    {"an empty list chooses nothing",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"userVerification": "OPTIONAL", "userVerificationMethods": []}}]}}}})"},
};

}  // namespace

Rule user_verification_not_required() {
  return {.id = "verification/user-verification-not-required",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a way to verify users is chosen, and verifying them is not required",
          .rationale =
              "`userVerificationMethods` narrows how a user proves to be present, for example by "
              "biometrics. It can be set only where `userVerification` is `REQUIRED`; the vendor's "
              "document says so for constraints and for the steps of chains.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::verification
