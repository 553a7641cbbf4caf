// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/constraint.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

void check_words(Node list, Reporter& reporter) {
  for (const Node item : list.items()) {
    const auto written = item.string();
    if (!written) continue;
    const std::string lower = lower_case(*written);
    if (lower == *written || !is_constraint_word(list.key(), lower)) continue;
    Finding& finding = reporter.at(item, "\"{}\" is \"{}\" on the wire", *written, lower);
    finding.fix = Fix{"write it in lower case",
                      Applicability::safe,
                      {{item.span(), fmt::format("\"{}\"", lower)}}};
  }
}

void check(const Resource& rule, Reporter& reporter) {
  for (const Node constraint : verification_method(rule.node)["constraints"].items()) {
    for (const std::string_view part : kConstraintParts) {
      check_words(constraint[part]["types"], reporter);
      check_words(constraint[part]["methods"], reporter);
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "recorded traffic: lower case without exception, in requests and answers",
    "vendor OpenAPI 2026.06.3, AccessPolicyConstraint.types and methods: upper case",
};
constexpr std::string_view kCovers[] = {"constraint-type-case"};

constexpr Example kExamples[] = {
    {"as in the schema",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"knowledge": {"types": [«"PASSWORD"»]}, "possession": {"methods": [«"Push"», "otp"]}}]}}}})",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"knowledge": {"types": ["password"]}, "possession": {"methods": ["push", "otp"]}}]}}}})"},
    {"as on the wire",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"knowledge": {"types": ["password"]}, "possession": {"methods": ["push", "otp"]}}]}}}})"},
    {"REQUIRED is in upper case",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"types": ["app"], "deviceBound": "REQUIRED"}}]}}}})"},
};

}  // namespace

Rule upper_case_word() {
  return {
      .id = "verification/upper-case-word",
      .severity = Severity::info,
      .consequence = Consequence::untidy,
      .summary = "types or methods of a constraint are not in lower case",
      .rationale =
          "The published schema writes the words of `types` and `methods` in upper case, the "
          "server and the admin console in lower case. Either is taken, and an answer has lower "
          "case: a rule kept in a repository differs from what is read back for no reason.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::safe,
      .kinds = ResourceKind::access_policy_rule,
      .check = check};
}

}  // namespace posturelint::rules::verification
