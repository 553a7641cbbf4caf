// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

bool asks(Node constraint, std::string_view kind) {
  const Node part = constraint[kind];
  return part.is_object() && !part["required"].is_boolean(false);
}

void check(const Resource& rule, Reporter& reporter) {
  const Node method = verification_method(rule.node);
  if (!method["factorMode"].is_string("1FA")) return;
  for (const Node constraint : method["constraints"].items()) {
    if (!asks(constraint, "knowledge") || !asks(constraint, "possession")) continue;
    Finding& finding = reporter.at_start(
        constraint,
        "this constraint asks for knowledge and possession, two factors; factorMode is "
        "1FA, one");
    finding.notes.push_back({"factorMode is set here", method["factorMode"].span()});
    finding.fix = Fix{"change factorMode to 2FA",
                      Applicability::unsafe,
                      {{method["factorMode"].span(), "\"2FA\""}}};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor Policy API reference, last full edition: the classes in one constraint may not "
    "outnumber "
    "the factors",
};
constexpr std::string_view kCovers[] = {"constraint-classes-le-factors"};

constexpr Example kExamples[] = {
    {"one factor cannot be two",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "1FA", "constraints": [
    «{»"knowledge": {"types": ["password"]}, "possession": {"deviceBound": "REQUIRED"}}]}}}})",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"knowledge": {"types": ["password"]}, "possession": {"deviceBound": "REQUIRED"}}]}}}})"},
    {"two factors, two classes",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"knowledge": {"types": ["password"]}, "possession": {"deviceBound": "REQUIRED"}}]}}}})"},
    {"alternatives are counted one by one",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "1FA", "constraints": [
    {"knowledge": {"types": ["password"]}}, {"possession": {"deviceBound": "REQUIRED"}}]}}}})"},
};

}  // namespace

Rule more_classes_than_factors() {
  return {.id = "verification/more-classes-than-factors",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "one constraint asks for more kinds of proof than there are factors",
          .rationale =
              "`factorMode` says how many different kinds of proof a person must give, and each "
              "constraint object says of which kinds. With `1FA`, a constraint that names both "
              "`knowledge` and `possession` contradicts itself; the documentation rules it out. "
              "Either both are meant (`2FA`), or one of the two is an alternative, which is an "
              "object of its own in `constraints`.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::verification
