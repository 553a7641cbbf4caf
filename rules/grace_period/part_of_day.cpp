// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/duration.h"

namespace posturelint::rules::grace_period {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  const Node expiry = policy.node["gracePeriod"]["expiry"];
  const auto text = expiry.string();
  const auto seconds = text ? duration_seconds(*text) : std::nullopt;
  if (!seconds || *seconds % kSecondsPerDay == 0) return;
  Finding& finding =
      reporter.at(expiry, "\"{}\" is no whole number of days; the console offers days only", *text);
  finding.fix = Fix{"round up to whole days",
                    Applicability::unsafe,
                    {{expiry.span(), fmt::format("\"P{}D\"", *seconds / kSecondsPerDay + 1)}}};
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3 and guides: every example is in whole days",
    "public request for the Terraform provider: the console asks for a number of days or a due "
    "date",
    "recorded traffic: 30 days come back as PT720H",
};
constexpr std::string_view kCovers[] = {"grace-day-granularity"};

constexpr Example kExamples[] = {
    {"half a day",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DURATION", "expiry": «"PT12H"»}})",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DURATION", "expiry": "P1D"}})"},
    {"seven days",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DURATION", "expiry": "P7D"}})"},
    {"thirty days, written in hours",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DURATION", "expiry": "PT720H"}})"},
};

}  // namespace

Rule part_of_day() {
  return {
      .id = "grace-period/part-of-day",
      .severity = Severity::info,
      .consequence = Consequence::untidy,
      .summary = "a grace period is not counted in whole days",
      .rationale =
          "The admin console sets a grace period in days, and so does every example. A period of "
          "hours or minutes has no counterpart there: the next person who opens the policy may not "
          "see what it says.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::grace_period
