// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/os_requirements.h"

namespace posturelint::rules::os_version {
namespace {

/// The member that makes a device fail on the day of a release; null when there is none.
Node moves_with_each_release(Node dynamic) {
  const Node type = dynamic["type"];
  const Node distance = dynamic["distanceFromLatestMajor"];
  if ((type.is_string("EXACT") || type.is_string("MINIMUM")) && distance.integer() == 0) {
    return distance;
  }
  const Node patch = dynamic["latestSecurityPatch"];
  if (!type.is_string("NOT_ALLOWED") && patch.is_boolean(true)) return patch;
  return {};
}

void check(const Resource& policy, Reporter& reporter) {
  if (policy.node["gracePeriod"].is_set() || policy.bare_members) return;
  for (const OsRequirement& requirement : reporter.os_requirements(policy.node)) {
    const Node member = moves_with_each_release(requirement.dynamic());
    if (!member) continue;
    reporter.at(member,
                "devices fail on the day of a release, before they can update; a gracePeriod gives "
                "them time");
    return;  // one grace period cures all
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor support article on grace periods: new releases lock users out until they update",
};
constexpr std::string_view kCovers[] = {"dyn-exact-zero-lockout"};

constexpr Example kExamples[] = {
    {"the latest major version, at once",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {
  "dynamicVersionRequirement": {"type": "EXACT", "distanceFromLatestMajor": «0»}}})"},
    {"the latest patch, at once",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {
  "dynamicVersionRequirement": {"type": "EXACT_ANY_SUPPORTED", "latestSecurityPatch": «true»}}})"},
    {"a week to update",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {
  "dynamicVersionRequirement": {"type": "EXACT", "distanceFromLatestMajor": 0}},
  "gracePeriod": {"type": "BY_DURATION", "expiry": "P7D"}, "displayRemediationMode": "SHOW"})"},
    {"one major version behind is enough",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {
  "dynamicVersionRequirement": {"type": "MINIMUM", "distanceFromLatestMajor": 1}}})"},
};

}  // namespace

Rule no_time_to_update() {
  return {
      .id = "os-version/no-time-to-update",
      .severity = Severity::warning,
      .consequence = Consequence::locks_out,
      .summary = "a policy asks for the latest release and gives no time to install it",
      .rationale =
          "A dynamic requirement with distance 0, or with `latestSecurityPatch`, moves on the day "
          "the vendor of the platform releases something. Devices that satisfied the policy in the "
          "morning fail in the evening, and some cannot update yet. A `gracePeriod` lets them in "
          "while their users are told what to do.",
      .when_to_ignore = "The apps behind the policy are worth an interruption at each release.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::os_version
