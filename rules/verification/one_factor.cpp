// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

bool asks_for_possession(Node constraints) {
  return std::ranges::any_of(constraints.items(), [](Node constraint) {
    return constraint.is_unknown() || constraint["possession"].is_set() || is_chain(constraint);
  });
}

void check(const Resource& rule, Reporter& reporter) {
  if (!rule.node.find("/actions/appSignOn/access").is_string("ALLOW")) return;
  const Node method = verification_method(rule.node);
  const Node mode = method["factorMode"];
  if (!mode.is_string("1FA") || !method["type"].is_string("ASSURANCE")) return;
  const Node conditions = rule.node["conditions"];
  if (conditions.is_unknown() || conditions["device"].is_set() ||
      conditions["elCondition"].is_set()) {
    return;
  }
  if (method["constraints"].is_unknown() || asks_for_possession(method["constraints"])) return;
  if (method["chains"].is_set()) return;
  reporter.at(mode, "one factor from any device is enough to get in");
}

constexpr std::string_view kEvidence[] = {
    "our own reading: no document calls it a mistake, and the admin console offers it",
};
constexpr std::string_view kCovers[] = {"one-factor-allow"};

constexpr Example kExamples[] = {
    {"a password from anywhere",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": «"1FA"»}}}})"},
    {"two factors",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}})"},
    {"one factor that the user has",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "1FA", "constraints": [
    {"possession": {"phishingResistant": "REQUIRED"}}]}}}})"},
    {"one factor on a registered device",
     R"({"name": "Staff", "type": "ACCESS_POLICY", 
  "conditions": {"device": {"registered": true}}, "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "1FA"}}}})"},
    {"sent away all the same",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "1FA"}}}})"},
};

}  // namespace

Rule one_factor() {
  return {
      .id = "verification/one-factor",
      .severity = Severity::info,
      .consequence = Consequence::weakens,
      .summary = "a rule lets anybody in with one factor from any device",
      .rationale =
          "One factor and no condition on the device: whoever has the password, or the unlocked "
          "phone, is in from anywhere. That is right for a few applications and rarely for the "
          "rest. A constraint on `possession` or a condition on the device makes one factor "
          "mean more.",
      .when_to_ignore =
          "The application is open to everybody who can sign in, or another rule guards it.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .security_severity = 4.0,
      .kinds = ResourceKind::access_policy_rule,
      .check = check};
}

}  // namespace posturelint::rules::verification
