// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/duration.h"

namespace posturelint::rules::grace_period {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  const Node grace = policy.node["gracePeriod"];
  const Node expiry = grace["expiry"];
  const auto text = expiry.string();
  if (!text || duration_seconds(*text) != 0) return;
  Finding& finding = reporter.at(expiry, "\"{}\" is no time at all", *text);
  finding.fix = Fix{"remove the grace period", Applicability::unsafe, remove_child(grace)};
}

constexpr std::string_view kEvidence[] = {
    "ISO 8601: the duration is zero",
};
constexpr std::string_view kCovers[] = {"grace-zero"};

constexpr Example kExamples[] = {
    {"zero days",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DURATION", "expiry": «"P0D"»}})",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW"})"},
    {"one day",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DURATION", "expiry": "P1D"}})"},
    {"what is no duration is another finding",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DURATION", "expiry": "0"}})"},
};

}  // namespace

Rule zero() {
  return {
      .id = "grace-period/zero",
      .severity = Severity::info,
      .consequence = Consequence::ignored,
      .summary = "a grace period is over before it begins",
      .rationale =
          "A grace period of no length gives nobody time. Remove it, or give the days that were "
          "meant.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::grace_period
