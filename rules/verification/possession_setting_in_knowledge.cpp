// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>
#include <vector>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/constraint.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

/// Takes the member over into `possession`, unless something is set there already.
std::optional<Fix> move_to_possession(Node constraint, Node member) {
  const Node possession = constraint["possession"];
  const std::string moved(member.tree()->text(member.member_span()));
  std::vector<Edit> added;
  if (!possession) {
    added = insert_member(constraint, fmt::format(R"("possession": {{{}}})", moved));
  } else if (possession.is_object() && !possession[member.key()]) {
    added = insert_member(possession, moved);
  } else {
    return {};
  }
  if (added.empty()) return {};
  Fix fix{"move it to possession", Applicability::unsafe, remove_child(member)};
  fix.edits.insert(fix.edits.end(), added.begin(), added.end());
  return fix;
}

void check(const Resource& rule, Reporter& reporter) {
  for (const Node constraint : verification_method(rule.node)["constraints"].items()) {
    for (const Characteristic& one : possession_characteristics()) {
      const Node member = constraint["knowledge"][one.member];
      if (!member.is_set()) continue;
      Finding& finding = reporter.at_key(
          member, "{} is a setting of possession; knowledge does not take it", one.member);
      finding.fix = move_to_possession(constraint, member);
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, PossessionConstraint: each of these is said to be for possession "
    "only",
};
constexpr std::string_view kCovers[] = {"constraint-possession-only-props"};
constexpr std::string_view kAbsorbs[] = {"schema/unknown-property"};

constexpr Example kExamples[] = {
    {"a password bound to a device",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"knowledge": {"types": ["password"], «"deviceBound"»: "REQUIRED"}}]}}}})",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"knowledge": {"types": ["password"]}, "possession": {"deviceBound": "REQUIRED"}}]}}}})"},
    {"possession is there already",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"knowledge": {"types": ["password"], «"phishingResistant"»: "REQUIRED"},
     "possession": {"deviceBound": "REQUIRED"}}]}}}})",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"knowledge": {"types": ["password"]},
     "possession": {"deviceBound": "REQUIRED", "phishingResistant": "REQUIRED"}}]}}}})"},
    {"said in both: which one counts?",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"knowledge": {"types": ["password"], «"deviceBound"»: "OPTIONAL"},
     "possession": {"deviceBound": "REQUIRED"}}]}}}})"},
    {"each where it belongs",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"knowledge": {"types": ["password"]}, "possession": {"deviceBound": "REQUIRED"}}]}}}})"},
};

}  // namespace

Rule possession_setting_in_knowledge() {
  return {.id = "verification/possession-setting-in-knowledge",
          .severity = Severity::warning,
          .consequence = Consequence::weakens,
          .summary = "knowledge has a setting that only possession takes",
          .rationale =
              "`deviceBound`, `hardwareProtection`, `phishingResistant`, `userPresence` and "
              "`userVerification` are about a thing that the user has. Set in `knowledge` they "
              "demand nothing, and the rule is weaker than it reads.",
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
