// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::schema {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: TimeDuration, and format date-time; reauthenticateIn and "
    "inactivityPeriod are documented as ISO 8601",
    "recorded requests: every accepted duration has this form",
};
constexpr std::string_view kCovers[] = {"grace-duration-syntax", "grace-date-tz",
                                        "grace-date-only",       "vm-reauth-format",
                                        "vm-inactivity-format",  "kmsi-frequency-format"};

constexpr Example kExamples[] = {
    {"the P is missing",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "gracePeriod": {"type": "BY_DURATION", "expiry": «"30D"»}})",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "gracePeriod": {"type": "BY_DURATION", "expiry": "P30D"}})"},
    {"the letter O for zero",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "reauthenticateIn": «"PTOS"»}}}})",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "reauthenticateIn": "PT0S"}}}})"},
    {"hours without a T, in lower case",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "reauthenticateIn": «"p2h"»}}}})",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "reauthenticateIn": "PT2H"}}}})"},
    {"a number without its unit",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "gracePeriod": {"type": "BY_DURATION", "expiry": «"30"»}})"},
    {"a day without its time",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "gracePeriod": {"type": "BY_DATE_TIME", "expiry": «"2027-01-31"»}})",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "gracePeriod": {"type": "BY_DATE_TIME", "expiry": "2027-01-31T00:00:00Z"}})"},
    {"a duration and a point in time as they should be",
     R"([{"name": "Phones", "platform": "IOS", "jailbreak": false, "gracePeriod": {"type": "BY_DURATION", "expiry": "P30D"}},
 {"name": "Tablets", "platform": "IOS", "jailbreak": false, "gracePeriod": {"type": "BY_DATE_TIME", "expiry": "2027-01-31T00:00:00Z"}}])"},
    {"filled in later",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "gracePeriod": {"type": "BY_DURATION", "expiry": "P${DAYS}D"}})"},
};

}  // namespace

Rule bad_format() {
  return {.id = "schema/bad-format",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a duration or a point in time that cannot be read",
          .rationale =
              "Durations are ISO 8601: upper case, starting with P, hours and smaller after a T, "
              "whole numbers. Points in time are RFC 3339, with a time and a time zone. `PTOS` "
              "with the letter O has been in the vendor's own reference.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe};
}

}  // namespace posturelint::rules::schema
