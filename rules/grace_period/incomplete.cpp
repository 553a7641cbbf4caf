// SPDX-License-Identifier: Apache-2.0
#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::grace_period {
namespace {

struct Member {
  std::string_view key;
  std::string_view expected;
};

constexpr Member kNeeded[] = {
    {"type", "BY_DURATION or BY_DATE_TIME"},
    {"expiry", "a duration like P7D or a date"},
};

void check(const Resource& policy, Reporter& reporter) {
  const Node grace = policy.node["gracePeriod"];
  if (!grace.is_object()) return;
  // A grace period counted in sign-ins is another mistake: grace-period/of-enrollment-policy.
  if (grace["skipCount"]) return;
  for (const Member& member : kNeeded) {
    if (member_like(grace, member.key).is_set()) continue;
    reporter.at_start(grace, "the grace period has no {}: {}", member.key, member.expected);
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, GracePeriod: marks neither as required, every example has both",
};
constexpr std::string_view kCovers[] = {"grace-type-required"};

constexpr Example kExamples[] = {
    {"it is not said when the period ends",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": «{»"type": "BY_DURATION"}})"},
    {"it is not said how the end is counted",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": «{»"expiry": "P7D"}})"},
    {"both are there",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DURATION", "expiry": "P7D"}})"},
    {"null is no grace period",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "gracePeriod": null})"},
};

}  // namespace

Rule incomplete() {
  return {.id = "grace-period/incomplete",
          .severity = Severity::info,
          .consequence = Consequence::refused,
          .summary = "a grace period has no type or no expiry",
          .rationale =
              "`type` says how the end of the grace period is counted and `expiry` when it is. One "
              "without the other describes no period, although the published schema lets it pass.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::device_assurance,
          .check = check};
}

}  // namespace posturelint::rules::grace_period
