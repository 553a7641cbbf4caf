// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  const Node constraints = verification_method(rule.node)["constraints"];
  for (const Node constraint : constraints.items()) {
    if (!constraint.is_object() || constraint.size() > 0) continue;
    Finding& finding =
        constraints.size() == 1
            ? reporter.at(constraint, "an empty constraint asks for nothing")
            : reporter.at(constraint,
                          "an empty constraint asks for nothing, and one satisfied constraint is "
                          "enough: the others have no effect");
    finding.fix =
        Fix{"remove the empty constraint", Applicability::unsafe, remove_child(constraint)};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, AssuranceMethod.constraints: only one of the objects needs to be "
    "satisfied",
    "recorded traffic: a constraint that the server could not read was stored as an empty object",
};
constexpr std::string_view kCovers[] = {"constraint-empty-object"};

constexpr Example kExamples[] = {
    {"an empty constraint beside a strict one",
     R"({"name": "Key", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"phishingResistant": "REQUIRED"}}, «{}»]}}}})",
     R"({"name": "Key", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"phishingResistant": "REQUIRED"}}]}}}})"},
    {"nothing but an empty constraint",
     R"({"name": "Key", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [«{}»]}}}})",
     R"({"name": "Key", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": []}}}})"},
    {"no constraints",
     R"({"name": "Key", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": []}}}})"},
    {"a constraint that is filled in later",
     R"({"name": "Key", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": ["${constraint}"]}}}})"},
};

}  // namespace

Rule empty_constraint() {
  return {.id = "verification/empty-constraint",
          .severity = Severity::warning,
          .consequence = Consequence::weakens,
          .summary = "a constraint is an empty object",
          .rationale =
              "A user satisfies a rule by satisfying any one of its constraints. An empty one is "
              "always "
              "satisfied, so it makes the others void: only `factorMode` is left. It is found in "
              "answers too, where the server could not read what was sent.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .security_severity = 7.0,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::verification
