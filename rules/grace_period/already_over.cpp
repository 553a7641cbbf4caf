// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::grace_period {
namespace {

/// The day of `2026-12-01T…`; nothing where another rule says that it is no time at all.
std::optional<CivilDate> day_of(std::string_view time) {
  if (time.size() <= 10 || time[10] != 'T') return std::nullopt;
  return parse_civil_date(time.substr(0, 10));
}

void check(const Resource& policy, Reporter& reporter) {
  const Node grace = policy.node["gracePeriod"];
  const Node expiry = grace["expiry"];
  const auto today = reporter.today();
  if (!today || !grace["type"].is_string("BY_DATE_TIME") || !expiry.string()) return;
  const auto day = day_of(*expiry.string());
  if (!day) return;
  // Far from Greenwich the day before may still go on.
  const int margin = expiry.string()->ends_with('Z') ? 0 : 1;
  if (days_between(*day, *today) <= margin) return;
  reporter.at(expiry, "the grace period was over on {}; from then on nobody gets one",
              to_string(*day));
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, GracePeriod: BY_DATE_TIME ends at one point in time for everybody; "
    "that a time in the past gives no grace is inferred from that",
};
constexpr std::string_view kCovers[] = {"grace-date-past"};

constexpr Example kExamples[] = {
    {.title = "the last day of grace is long gone",
     .text =
         R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DATE_TIME", "expiry": «"2026-06-30T00:00:00Z"»}})",
     .today = "2026-07-01"},
    {.title = "the grace period ends today",
     .text =
         R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DATE_TIME", "expiry": "2026-07-01T00:00:00Z"}})",
     .today = "2026-07-01"},
    {.title = "it ended yesterday in the west, where yesterday may still go on",
     .text =
         R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DATE_TIME", "expiry": "2026-06-30T22:00:00-08:00"}})",
     .today = "2026-07-01"},
    {.title = "the day of the run is not known",
     .text =
         R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DATE_TIME", "expiry": "2026-06-30T00:00:00Z"}})"},
};

}  // namespace

Rule already_over() {
  return {.id = "grace-period/already-over",
          .severity = Severity::info,
          .consequence = Consequence::ignored,
          .summary = "a grace period ended before today",
          .rationale =
              "`BY_DATE_TIME` ends a grace period at one point in time for everybody. Once that is "
              "past, a device that fails the policy is turned away at once, although the policy "
              "still reads as if people had time to comply. Which day it is comes from the clock, "
              "or from `--today`.",
          .when_to_ignore = "The policy is kept as it was rolled out, as a record.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::device_assurance,
          .check = check};
}

}  // namespace posturelint::rules::grace_period
