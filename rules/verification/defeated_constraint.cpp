// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/constraint.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

/// The first constraint of the list that asks for no more than this one, or null.
Node defeated_by(Node constraint, Node method) {
  for (const Node other : method["constraints"].items()) {
    if (other == constraint || other.size() == 0) continue;
    if (!at_least_as_lax(other, constraint, method)) continue;
    // Of two that ask for the same, the first stays.
    if (at_least_as_lax(constraint, other, method) && constraint.index() < other.index()) continue;
    return other;
  }
  return {};
}

/// Every constraint is compared with every other: a longer list was written by no person.
constexpr std::uint32_t kMostCompared = 100;

void check(const Resource& rule, Reporter& reporter) {
  const Node method = verification_method(rule.node);
  if (method["constraints"].size() > kMostCompared) return;
  for (const Node constraint : method["constraints"].items()) {
    const Node other = defeated_by(constraint, method);
    if (!other) continue;
    const bool same = at_least_as_lax(constraint, other, method);
    Finding& finding =
        same
            ? reporter.at_start(constraint, "this constraint asks for the same as another one")
            : reporter.at_start(constraint,
                                "this constraint has no effect: another one asks for less, and one "
                                "is enough");
    if (same) finding.severity = Severity::info;
    finding.notes.push_back({same ? "the other one" : "this one asks for less", other.span()});
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, AssuranceMethod.constraints: only one of the objects needs to be "
    "satisfied",
    "vendor Policy API reference, last full edition: examples of constraints that are "
    "alternatives",
};
constexpr std::string_view kCovers[] = {"constraint-weak-alternative"};

constexpr Example kExamples[] = {
    {"any device beside one that resists phishing",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    «{»"knowledge": {"types": ["password"]}, "possession": {"phishingResistant": "REQUIRED"}},
    {"possession": {}}]}}}})"},
    {"the password alone will do",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"knowledge": {"types": ["password"]}},
    «{»"knowledge": {"types": ["password"]}, "possession": {"deviceBound": "REQUIRED"}}]}}}})"},
    {"a method that the other lists too",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"types": ["app", "security_key"]}},
    «{»"possession": {"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}]}}]}}}})"},
    {"the same thing twice",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"deviceBound": "REQUIRED"}},
    «{»"possession": {"deviceBound": "REQUIRED", "userVerification": "OPTIONAL"}}]}}}})"},
    {"alternatives",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"knowledge": {"types": ["password"]}}, {"possession": {"phishingResistant": "REQUIRED"}}]}}}})"},
    {"each asks for something the other does not",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"deviceBound": "REQUIRED", "userPresence": "OPTIONAL"}},
    {"possession": {"hardwareProtection": "REQUIRED"}}]}}}})"},
    {"the laxer one asks more often",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"reauthenticateIn": "PT1H"}},
    {"possession": {"phishingResistant": "REQUIRED", "reauthenticateIn": "PT12H"}}]}}}})"},
    {"a value that is filled in later",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"phishingResistant": "${strict}"}},
    {"possession": {"phishingResistant": "REQUIRED"}}]}}}})"},
};

}  // namespace

Rule defeated_constraint() {
  return {.id = "verification/defeated-constraint",
          .severity = Severity::warning,
          .consequence = Consequence::weakens,
          .summary = "a constraint has no effect because another one asks for less",
          .rationale =
              "A user who satisfies one constraint of the list is in. When everything that "
              "satisfies one constraint satisfies another as well, the first is never needed: the "
              "strict one is there to be read, and the lax one decides. Who meant both must write "
              "them into one object.\n\n"
              "The comparison knows every member of a constraint and stays silent when it meets a "
              "value or a member that it does not know.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .security_severity = 6.0,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::verification
