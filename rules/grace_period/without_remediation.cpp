// SPDX-License-Identifier: Apache-2.0
#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::grace_period {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  const Node grace = policy.node["gracePeriod"];
  if (!grace.is_object() || policy.bare_members) return;
  const Node mode = policy.node["displayRemediationMode"];
  if (mode.is_string("HIDE")) {
    Finding& finding =
        reporter.at(mode, "users get a grace period and are not told what to do in it");
    finding.fix = Fix{"show the instructions", Applicability::unsafe, {{mode.span(), "\"SHOW\""}}};
  } else if (!member_like(policy.node, "displayRemediationMode")) {
    Finding& finding = reporter.at_key(
        grace,
        "users are not told what to do in the grace period: without displayRemediationMode it is "
        "HIDE");
    finding.fix = Fix{"show the instructions", Applicability::unsafe,
                      insert_member(policy.node, R"("displayRemediationMode": "SHOW")")};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor device assurance guide: the grace period is shown with the remediation instructions",
    "recorded traffic: displayRemediationMode comes back as HIDE when it was not sent",
};
constexpr std::string_view kCovers[] = {"grace-without-show"};

constexpr Example kExamples[] = {
    {"instructions are hidden",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": «"HIDE"»,
  "gracePeriod": {"type": "BY_DURATION", "expiry": "P7D"}})",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DURATION", "expiry": "P7D"}})"},
    {"nothing is said about instructions",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false,
 «"gracePeriod"»: {"type": "BY_DURATION", "expiry": "P7D"}})",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false,
 "gracePeriod": {"type": "BY_DURATION", "expiry": "P7D"},
 "displayRemediationMode": "SHOW"})"},
    {"instructions are shown",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "gracePeriod": {"type": "BY_DURATION", "expiry": "P7D"}})"},
    {"without a grace period there is nothing to explain",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "HIDE"})"},
};

}  // namespace

Rule without_remediation() {
  return {
      .id = "grace-period/without-remediation",
      .severity = Severity::info,
      .consequence = Consequence::locks_out,
      .summary = "users get a grace period and no instructions",
      .rationale =
          "A grace period gives people time to repair their device. The sign-in page tells them "
          "what to repair and until when only if `displayRemediationMode` is `SHOW`; the default "
          "is `HIDE`. Hidden, the period ends in a lock-out that comes without warning.",
      .when_to_ignore = "Users hear by other means what is wrong with their device.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::grace_period
