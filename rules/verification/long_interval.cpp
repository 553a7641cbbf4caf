// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/constraint.h"
#include "policy/duration.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

void check_interval(Node interval, Reporter& reporter) {
  const auto text = interval.string();
  const auto seconds = text ? duration_seconds(*text) : std::nullopt;
  if (!seconds) return;
  const std::int64_t days = *seconds / kSecondsPerDay;
  const std::int64_t most = reporter.integer_option("max-days");
  if (days < most || (days == most && *seconds % kSecondsPerDay == 0)) return;
  reporter.at(interval, "\"{}\" lets a sign-in last {} days; the limit is {}", *text, days, most);
}

void check(const Resource& rule, Reporter& reporter) {
  if (rule.node.find("/actions/appSignOn/access").is_string("DENY")) return;
  const Node method = verification_method(rule.node);
  check_interval(method["reauthenticateIn"], reporter);
  for (const Node constraint : method["constraints"].items()) {
    for (const std::string_view part : kConstraintParts) {
      check_interval(constraint[part]["reauthenticateIn"], reporter);
    }
  }
  for (const ChainStep& step : chain_steps(method)) {
    check_interval(step.node["reauthenticateIn"], reporter);
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor Terraform provider: PT43800H is the admin console's \"once per session\"",
    "recorded traffic: PT43800H is accepted; no source gives a maximum",
};
constexpr std::string_view kCovers[] = {"vm-reauth-long"};
constexpr Option kOptions[] = {
    {"max-days", "30", "the longest time between sign-ins that is not reported, in days"},
};

constexpr Example kExamples[] = {
    {"five years",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "reauthenticateIn": «"PT43800H"»}}}})"},
    {"in a chain",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [
    {"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}], "reauthenticateIn": «"P90D"»}]}}}})"},
    {"in a part of a constraint",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "reauthenticateIn": "PT4H", "constraints": [
    {"possession": {"deviceBound": "REQUIRED", "reauthenticateIn": «"P31D"»}}]}}}})"},
    {"thirty days",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "reauthenticateIn": "P30D"}}}})"},
    {"who is denied has no session",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "reauthenticateIn": "PT43800H"}}}})"},
};

}  // namespace

Rule long_interval() {
  return {.id = "verification/long-interval",
          .severity = Severity::info,
          .consequence = Consequence::weakens,
          .summary = "users are not asked to sign in again for longer than the limit",
          .rationale =
              "`reauthenticateIn` is how long a sign-in lasts, whatever the user does meanwhile. A "
              "stolen session lasts as long. Many rules carry `PT43800H`, five years, which stands "
              "for \"once per session\". The limit is 30 days unless the option says otherwise.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .options = kOptions,
          .security_severity = 3.0,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::verification
