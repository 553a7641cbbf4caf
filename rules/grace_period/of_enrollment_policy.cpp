// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::grace_period {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  const Node grace = policy.node["gracePeriod"];
  const Node type = grace["type"];
  const bool of_enrollment = type.is_string("BY_SKIP_COUNT") || type.is_string("BY_SIGN_IN");
  if (of_enrollment) {
    reporter.at(
        type,
        "\"{}\" belongs to authenticator enrollment; a device has BY_DURATION or BY_DATE_TIME",
        *type.string());
  }
  if (const Node count = grace["skipCount"]) {
    Finding& finding = reporter.at_key(
        count, "skipCount belongs to authenticator enrollment; a device's grace period has expiry");
    finding.severity = Severity::warning;  // dropped, where the wrong type is refused
    if (!of_enrollment) {
      finding.fix = Fix{"remove skipCount", Applicability::unsafe, remove_child(count)};
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, GracePeriod.type: BY_DATE_TIME and BY_DURATION",
    "vendor concepts, authenticator enrollment policies: grace periods by number of sign-ins",
};
constexpr std::string_view kCovers[] = {"grace-type-enum", "enrollment-grace-confusion"};
constexpr std::string_view kAbsorbs[] = {"schema/not-in-enum", "schema/unknown-property"};

constexpr Example kExamples[] = {
    {"three more sign-ins",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": «"BY_SKIP_COUNT"», «"skipCount"»: 3}})"},
    {"seven more days, and three more sign-ins",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DURATION", "expiry": "P7D", «"skipCount"»: 3}})",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DURATION", "expiry": "P7D"}})"},
    {"seven more days",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DURATION", "expiry": "P7D"}})"},
    {"another word is the schema's to judge",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "DURATION", "expiry": "P7D"}})"},
};

}  // namespace

Rule of_enrollment_policy() {
  return {
      .id = "grace-period/of-enrollment-policy",
      .severity = Severity::error,
      .consequence = Consequence::refused,
      .summary = "a device's grace period is one of an enrollment policy",
      .rationale =
          "Two things are called grace period. Authenticator enrollment policies let a user skip "
          "an "
          "enrollment a number of times; device assurance policies let a device in until a date or "
          "for a duration. The vendor's own guide once linked one from the other. A device cannot "
          "skip: give a `type` of `BY_DURATION` or `BY_DATE_TIME` and an `expiry`.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .absorbs = kAbsorbs,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::grace_period
