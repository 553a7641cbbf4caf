// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/constraint.h"
#include "policy/duration.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

std::optional<std::int64_t> seconds(Node interval) {
  const auto text = interval.string();
  return text ? duration_seconds(*text) : std::nullopt;
}

void check(const Resource& rule, Reporter& reporter) {
  const Node method = verification_method(rule.node);
  const Node outer = method["reauthenticateIn"];
  const auto of_method = seconds(outer);
  if (!of_method) return;
  for (const Node constraint : method["constraints"].items()) {
    for (const std::string_view part : kConstraintParts) {
      const Node inner = constraint[part]["reauthenticateIn"];
      const auto of_constraint = seconds(inner);
      if (!of_constraint || *of_constraint <= *of_method) continue;
      reporter
          .at(inner, "{} in a constraint takes the place of the method's stricter {}", inner.text(),
              outer.text())
          .notes.push_back({"the method's interval", outer.span()});
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, AccessPolicyConstraint.reauthenticateIn: takes the place of the "
    "method's interval",
    "recorded traffic: constraints with the method's interval or a shorter one",
};
constexpr std::string_view kCovers[] = {"vm-constraint-reauth-overrides"};

constexpr Example kExamples[] = {
    {"an hour on top, a day below",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "reauthenticateIn": "PT1H",
    "constraints": [{"possession": {"deviceBound": "REQUIRED", "reauthenticateIn": «"P1D"»}}]}}}})"},
    {"a shorter one tightens",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "reauthenticateIn": "PT12H",
    "constraints": [{"possession": {"deviceBound": "REQUIRED", "reauthenticateIn": "PT1H"}}]}}}})"},
    {"the same, in other words",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "reauthenticateIn": "P1D",
    "constraints": [{"possession": {"deviceBound": "REQUIRED", "reauthenticateIn": "PT24H"}}]}}}})"},
};

}  // namespace

Rule interval_overridden() {
  return {
      .id = "verification/interval-overridden",
      .severity = Severity::info,
      .consequence = Consequence::weakens,
      .summary = "a constraint lets users wait longer than the method says",
      .rationale =
          "`reauthenticateIn` of a part of a constraint takes the place of the one on the "
          "verification method. A shorter one tightens the rule; a longer one silently lets "
          "people who come in by that constraint wait longer than the interval that readers see "
          "first.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .kinds = ResourceKind::access_policy_rule,
      .check = check};
}

}  // namespace posturelint::rules::verification
