// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/duration.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

/// What the server stores when nothing was sent.
constexpr std::string_view kDefaultInterval = "PT12H";

void check(const Resource& rule, Reporter& reporter) {
  const Node method = verification_method(rule.node);
  if (!method["type"].is_string("ASSURANCE")) return;
  const Node idle = method["inactivityPeriod"];
  const auto idle_text = idle.string();
  const auto idle_seconds = idle_text ? duration_seconds(*idle_text) : std::nullopt;
  if (!idle_seconds || *idle_seconds == 0) return;

  const Node interval = member_like(method, "reauthenticateIn");
  const auto text = interval ? interval.string() : std::optional(kDefaultInterval);
  const auto seconds = text ? duration_seconds(*text) : std::nullopt;
  if (!seconds || *idle_seconds < *seconds) return;
  if (interval) {
    reporter
        .at_key(idle, "inactivityPeriod {} never counts: users sign in again after {}", *idle_text,
                *text)
        .notes.push_back({"reauthenticateIn is set here", interval.span()});
    return;
  }
  reporter.at_key(
      idle,
      "inactivityPeriod {} never counts: without reauthenticateIn users sign in again after {}",
      *idle_text, *text);
}

constexpr std::string_view kEvidence[] = {
    "recorded traffic: without reauthenticateIn an ASSURANCE is stored with PT12H, 157 of 157",
    "recorded traffic: an inactivityPeriod of the length of reauthenticateIn is accepted",
    "vendor OpenAPI 2026.06.3, AssuranceMethod: both properties",
};
constexpr std::string_view kCovers[] = {"vm-inactivity-ge-reauth", "vm-reauth-default"};

constexpr Example kExamples[] = {
    {"idle for longer than a sign-in lasts",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA",
    "reauthenticateIn": "PT2H", «"inactivityPeriod"»: "PT12H"}}}})"},
    {"longer than the interval that nobody wrote",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", «"inactivityPeriod"»: "P1D"}}}})"},
    {"idle first, then out",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA",
    "reauthenticateIn": "PT12H", "inactivityPeriod": "PT2H"}}}})"},
    {"within the twelve hours that are stored",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "inactivityPeriod": "PT1H"}}}})"},
    {"the interval is filled in later",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA",
    "reauthenticateIn": "${interval}", "inactivityPeriod": "PT12H"}}}})"},
};

}  // namespace

Rule inactivity_never_reached() {
  return {.id = "verification/inactivity-never-reached",
          .severity = Severity::info,
          .consequence = Consequence::ignored,
          .summary = "users must sign in again before they could have been idle for long enough",
          .rationale =
              "`inactivityPeriod` ends a sign-in that was idle, `reauthenticateIn` ends it in any "
              "case. When the second comes first, or at the same time, the first never does "
              "anything.\n\n"
              "This also catches an interval that nobody wrote: an `ASSURANCE` without "
              "`reauthenticateIn` was stored with `PT12H` in all 157 recorded cases, so an "
              "inactivity of a day is out of reach.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::verification
