// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/duration.h"
#include "policy/os_requirements.h"

namespace posturelint::rules::grace_period {
namespace {

/// Android and Windows get security patches once a month.
constexpr std::int64_t kMonth = 30 * kSecondsPerDay;

bool has_monthly_patches(Platform platform) {
  return platform == Platform::android || platform == Platform::windows;
}

void check(const Resource& policy, Reporter& reporter) {
  const Node grace = policy.node["gracePeriod"];
  const Node expiry = grace["expiry"];
  if (!has_monthly_patches(policy.platform) || !grace["type"].is_string("BY_DURATION")) return;
  const auto text = expiry.string();
  const auto seconds = text ? duration_seconds(*text) : std::nullopt;
  if (!seconds || *seconds < kMonth) return;
  const auto& requirements = reporter.os_requirements(policy.node);
  const auto asks = std::ranges::find_if(requirements, [](const OsRequirement& requirement) {
    return requirement.dynamic()["latestSecurityPatch"].is_boolean(true);
  });
  if (asks == requirements.end()) return;
  Finding& finding = reporter.at(
      expiry,
      "security patches come once a month, so with a grace period of \"{}\" a device may always be "
      "a patch behind",
      *text);
  finding.notes.push_back(
      {"the latest patch is asked for here", asks->dynamic()["latestSecurityPatch"].member_span()});
}

constexpr std::string_view kEvidence[] = {
    "vendor guide, device assurance: a device that fails is let in while the grace period runs",
    "Android security bulletins and the security updates of Windows are monthly",
};
constexpr std::string_view kAbsorbs[] = {"grace-period/too-long"};

constexpr Example kExamples[] = {
    {"six weeks for a monthly patch",
     R"({"name": "Phones", "platform": "ANDROID", "displayRemediationMode": "SHOW",
  "osVersion": {"dynamicVersionRequirement": {"type": "EXACT_ANY_SUPPORTED", "latestSecurityPatch": true}},
  "gracePeriod": {"type": "BY_DURATION", "expiry": «"P42D"»}})"},
    {"a month is as long as it takes to the next",
     R"({"name": "Windows", "platform": "WINDOWS", "displayRemediationMode": "SHOW",
  "osVersionConstraints": [
    {"majorVersionConstraint": "WINDOWS_11", "dynamicVersionRequirement": {"type": "EXACT_ANY_SUPPORTED", "latestSecurityPatch": true}},
    {"majorVersionConstraint": "WINDOWS_10", "dynamicVersionRequirement": {"type": "NOT_ALLOWED"}}],
  "gracePeriod": {"type": "BY_DURATION", "expiry": «"P30D"»}})"},
    {"two weeks end before the next patch",
     R"({"name": "Phones", "platform": "ANDROID", "displayRemediationMode": "SHOW",
  "osVersion": {"dynamicVersionRequirement": {"type": "EXACT_ANY_SUPPORTED", "latestSecurityPatch": true}},
  "gracePeriod": {"type": "BY_DURATION", "expiry": "P14D"}})"},
    {"no patch is asked for",
     R"({"name": "Phones", "platform": "ANDROID", "displayRemediationMode": "SHOW",
  "osVersion": {"dynamicVersionRequirement": {"type": "EXACT_ANY_SUPPORTED"}},
  "gracePeriod": {"type": "BY_DURATION", "expiry": "P30D"}})"},
    {"Apple's patches have no rhythm",
     R"({"name": "iPhones", "platform": "IOS", "displayRemediationMode": "SHOW",
  "osVersion": {"dynamicVersionRequirement": {"type": "EXACT_ANY_SUPPORTED", "latestSecurityPatch": true}},
  "gracePeriod": {"type": "BY_DURATION", "expiry": "P30D"}})"},
};

}  // namespace

Rule outlasts_patches() {
  return {
      .id = "grace-period/outlasts-patches",
      .severity = Severity::info,
      .consequence = Consequence::weakens,
      .summary = "the grace period is longer than the time between security patches",
      .rationale =
          "A policy that asks for the latest security patch and lets a device go without for a "
          "month or more asks for little: before the grace period ends there is a newer patch, and "
          "a device that is always one behind may never be stopped. Where the vendor starts to "
          "count is not documented; a grace period of two weeks is safe in either case.",
      .when_to_ignore = "When people need longer than a month to install a patch.",
      .evidence = kEvidence,
      .examples = kExamples,
      .absorbs = kAbsorbs,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::grace_period
