// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/duration.h"

namespace posturelint::rules::grace_period {
namespace {

struct Kind {
  std::string_view type;
  std::string_view expects;
  std::string_view other_type;
  bool (*is_other)(std::string_view expiry);
};

bool is_duration(std::string_view expiry) { return duration_seconds(expiry).has_value(); }

constexpr Kind kKinds[] = {
    {"BY_DURATION", "a duration like P7D", "BY_DATE_TIME", looks_like_date},
    {"BY_DATE_TIME", "a time like 2026-12-01T00:00:00Z", "BY_DURATION", is_duration},
};

void check(const Resource& policy, Reporter& reporter) {
  const Node type = policy.node["gracePeriod"]["type"];
  const Node expiry = policy.node["gracePeriod"]["expiry"];
  if (!expiry.string()) return;
  for (const Kind& kind : kKinds) {
    if (!type.is_string(kind.type) || !kind.is_other(*expiry.string())) continue;
    Finding& finding = reporter.at(expiry, "{} has {} as its expiry, not \"{}\"", kind.type,
                                   kind.expects, *expiry.string());
    finding.notes.push_back({"the type is here", type.span()});
    finding.fix = Fix{fmt::format("change the type to {}", kind.other_type),
                      Applicability::unsafe,
                      {{type.span(), fmt::format("\"{}\"", kind.other_type)}}};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, GracePeriod: BY_DATE_TIME expires at a time, BY_DURATION after a "
    "duration",
    "vendor device assurance guide: the same",
};
constexpr std::string_view kCovers[] = {"grace-expiry-matches-type"};

constexpr Example kExamples[] = {
    {"a date where a duration belongs",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DURATION", "expiry": «"2026-12-01T00:00:00Z"»}})",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DATE_TIME", "expiry": "2026-12-01T00:00:00Z"}})"},
    {"a duration where a date belongs",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DATE_TIME", "expiry": «"P7D"»}})",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DURATION", "expiry": "P7D"}})"},
    {"a duration for BY_DURATION",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DURATION", "expiry": "PT168H"}})"},
    {"an expiry that is filled in later",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DATE_TIME", "expiry": "${expiry}"}})"},
};

}  // namespace

Rule expiry_not_of_type() {
  return {
      .id = "grace-period/expiry-not-of-type",
      .severity = Severity::error,
      .consequence = Consequence::refused,
      .summary = "a grace period's expiry does not fit its type",
      .rationale =
          "`BY_DURATION` ends after an ISO 8601 duration such as `P7D`, `BY_DATE_TIME` at a point "
          "in time such as `2026-12-01T00:00:00Z`. The published schema takes either text for "
          "either type, so only a reader notices that the two are swapped.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::grace_period
