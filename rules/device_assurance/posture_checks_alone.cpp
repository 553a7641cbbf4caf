// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/device_conditions.h"

namespace posturelint::rules::device_assurance {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  if (policy.direction == Direction::response || policy.bare_members) return;
  if (!policy.node["name"] || !policy.node["platform"]) return;
  if (device_conditions(policy.node) != DeviceConditions::posture_checks_only) return;
  reporter.at_key(policy.node["devicePostureChecks"],
                  "posture checks stand beside at least one condition of the platform; this policy "
                  "has none");
}

constexpr std::string_view kEvidence[] = {
    "vendor guide on posture checks: a policy with custom checks has at least one standard "
    "condition",
};
constexpr std::string_view kCovers[] = {"da-posture-needs-standard-condition"};

constexpr Example kExamples[] = {
    {"a custom check is all the policy has",
     R"({"name": "Macs", "platform": "MACOS",
  «"devicePostureChecks"»: {"include": [{"variableName": "macFirewall", "value": "1"}]}})"},
    {"a custom check beside a condition of the platform",
     R"({"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "devicePostureChecks": {"include": [{"variableName": "macFirewall", "value": "1"}]}})"},
    {"a policy without posture checks",
     R"({"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true})"},
};

}  // namespace

Rule posture_checks_alone() {
  return {.id = "device-assurance/posture-checks-alone",
          .severity = Severity::warning,
          .consequence = Consequence::refused,
          .summary = "a policy has custom posture checks and no condition of the platform",
          .rationale =
              "Custom posture checks add to a device assurance policy; they do not make one. The "
              "documentation asks for at least one of the platform's own conditions beside them, "
              "such as `osVersion` or `diskEncryptionType`.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::device_assurance,
          .check = check};
}

}  // namespace posturelint::rules::device_assurance
