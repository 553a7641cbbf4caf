// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/constraint.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  for (const Node constraint : verification_method(rule.node)["constraints"].items()) {
    for (const std::string_view name : kConstraintParts) {
      const Node part = constraint[name];
      const Node required = part["required"];
      if (!required.is_boolean(false) || part["excludedAuthenticationMethods"].is_set()) continue;
      for (const std::string_view list : {"types", "methods", "authenticationMethods"}) {
        if (part[list].items().empty()) continue;
        Finding& finding = reporter.at(
            required, "required is false: {} of this {} is listed and not demanded", list, name);
        finding.fix = Fix{"require it", Applicability::unsafe, {{required.span(), "true"}}};
        break;
      }
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, AccessPolicyConstraint.required: true by default, false with "
    "excluded methods",
    "recorded traffic: false is stored as it was sent",
    "vendor Terraform SDK: the member has no omitempty, so a rule that does not set it sends "
    "false",
};
constexpr std::string_view kCovers[] = {"constraint-required-flag"};

constexpr Example kExamples[] = {
    {"a password, or not",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"knowledge": {"types": ["password"], "required": «false»}}]}}}})",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"knowledge": {"types": ["password"], "required": true}}]}}}})"},
    {"a password",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"knowledge": {"types": ["password"], "required": true}}]}}}})"},
    {"beside excluded methods it is usual",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"knowledge": {"types": ["password"], "required": false,
      "excludedAuthenticationMethods": [{"key": "security_question"}]}}]}}}})"},
    {"nothing is listed",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"deviceBound": "REQUIRED", "required": false}}]}}}})"},
};

}  // namespace

Rule not_required() {
  return {
      .id = "verification/not-required",
      .severity = Severity::warning,
      .consequence = Consequence::weakens,
      .summary = "a constraint lists what it wants and says that it is not required",
      .rationale =
          "`required` is true unless something is said: the factor is asked for. With `false` "
          "the listed types are not demanded, which only makes sense beside "
          "`excludedAuthenticationMethods`, where the server sets it itself. Terraform's "
          "provider sends `false` for everybody who leaves the argument out, so many rules have "
          "it by accident.",
      .when_to_ignore = "The rule was read from an org where the factor is optional on purpose.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .security_severity = 5.0,
      .kinds = ResourceKind::access_policy_rule,
      .check = check};
}

}  // namespace posturelint::rules::verification
