// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

void check(const Resource& resource, Reporter& reporter) {
  const Platform platform = resource.platform;
  if (platform == Platform::unknown || platform == Platform::macos ||
      platform == Platform::windows) {
    return;
  }
  const Node checks = resource.node["devicePostureChecks"];
  if (!checks.is_set()) return;
  reporter
      .at_key(checks, "posture checks run on MACOS and WINDOWS; this policy is for {}",
              to_string(platform))
      .fix = Fix{"remove devicePostureChecks", Applicability::unsafe, remove_child(checks)};
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: a posture check is for MACOS or WINDOWS",
    "vendor guide on posture checks and remediation: desktop platforms only",
};
constexpr std::string_view kCovers[] = {"posture-platform"};

constexpr Example kExamples[] = {
    {"a posture check for phones",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  «"devicePostureChecks"»: {"include": [{"variableName": "vault", "value": "1"}]}})",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW"})"},
    {"a posture check for Macs",
     R"({"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true, "displayRemediationMode": "SHOW",
  "devicePostureChecks": {"include": [{"variableName": "vault", "value": "1"}]}})"},
    {"which platform it is for is not known yet",
     R"({"name": "All", "platform": "${platform}", "secureHardwarePresent": true, "displayRemediationMode": "SHOW",
  "devicePostureChecks": {"include": [{"variableName": "vault", "value": "1"}]}})"},
    {"null is nothing",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "devicePostureChecks": null})"},
};

}  // namespace

Rule posture_checks_of_other_platform() {
  return {.id = "device-assurance/posture-checks-of-other-platform",
          .severity = Severity::warning,
          .consequence = Consequence::ignored,
          .summary = "a policy for a phone or a Chromebook has custom posture checks",
          .rationale =
              "Custom posture checks are queries that Okta Verify runs on macOS and Windows. The "
              "published schema lets policies for the other platforms have them too, but there "
              "is no check for those platforms that they could include, so what the policy asks "
              "for is never looked at.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .kinds = ResourceKind::device_assurance,
          .check = check};
}

}  // namespace posturelint::rules::device_assurance
