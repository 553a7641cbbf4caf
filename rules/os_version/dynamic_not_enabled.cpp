// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::os_version {
namespace {

void report(Node member, Reporter& reporter) {
  reporter.at_key(member, "{} needs Dynamic OS version compliance, which this organisation has off",
                  member.key());
}

void check(const Resource& policy, Reporter& reporter) {
  if (!reporter.is_off("dynamic-os-version-compliance")) return;
  const Node dynamic = policy.node["osVersion"]["dynamicVersionRequirement"];
  const Node constraints = policy.node["osVersionConstraints"];
  if (dynamic.is_set()) report(dynamic, reporter);
  if (constraints.is_set()) report(constraints, reporter);
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, OSVersion: dynamic requirements need the feature",
    "vendor release notes 2026.03: generally available",
    "public validator of a configuration tool: osVersionConstraints fails where the feature is off",
};
constexpr std::string_view kCovers[] = {"dyn-feature-flag"};

constexpr Example kExamples[] = {
    {.title = "the organisation has the feature off",
     .text = R"({"name": "Macs", "platform": "MACOS", "osVersion": {
  «"dynamicVersionRequirement"»: {"type": "MINIMUM", "distanceFromLatestMajor": 1}}})",
     .config = "features:\n  dynamic-os-version-compliance: false\n"},
    {"nothing is said about the feature",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {
  "dynamicVersionRequirement": {"type": "MINIMUM", "distanceFromLatestMajor": 1}}})"},
    {"a fixed version needs no feature",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {"minimum": "14.4.0"}})"},
};

}  // namespace

Rule dynamic_not_enabled() {
  return {
      .id = "os-version/dynamic-not-enabled",
      .severity = Severity::warning,
      .consequence = Consequence::gated,
      .summary = "a dynamic requirement is used where the feature is off",
      .rationale =
          "Dynamic requirements and `osVersionConstraints` belong to the feature Dynamic OS "
          "version "
          "compliance. Before 2026.03 an administrator had to switch it on. When the configuration "
          "says `features: {dynamic-os-version-compliance: false}`, this rule reports what that "
          "organisation does not take.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::os_version
