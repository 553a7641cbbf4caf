// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/duration.h"

namespace posturelint::rules::grace_period {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  const Node expiry = policy.node["gracePeriod"]["expiry"];
  const auto text = expiry.string();
  const auto seconds = text ? duration_seconds(*text) : std::nullopt;
  const long long most = reporter.integer_option("max-days");
  if (!seconds || *seconds / kSecondsPerDay < most) return;
  if (*seconds <= most * kSecondsPerDay) return;
  reporter.at(expiry, "devices that fail may go on for {} days; the limit is {}",
              *seconds / kSecondsPerDay, most);
}

constexpr std::string_view kEvidence[] = {
    "30 days is the longest period in the vendor's examples; no source gives a maximum",
};
constexpr std::string_view kCovers[] = {"grace-too-long"};
constexpr Option kOptions[] = {
    {"max-days", "30", "the longest grace period that is not reported, in days"},
};

constexpr Example kExamples[] = {
    {"a year",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DURATION", "expiry": «"P1Y"»}})"},
    {"thirty days",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DURATION", "expiry": "PT720H"}})"},
    {"a date is not a length",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DATE_TIME", "expiry": "2036-12-01T00:00:00Z"}})"},
};

}  // namespace

Rule too_long() {
  return {
      .id = "grace-period/too-long",
      .severity = Severity::info,
      .consequence = Consequence::weakens,
      .summary = "a grace period is longer than the limit",
      .rationale =
          "While a grace period runs, a device that fails the policy is treated as if it passed. A "
          "long one turns the check into a suggestion. The limit is 30 days unless the option says "
          "otherwise.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .options = kOptions,
      .security_severity = 3.0,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::grace_period
