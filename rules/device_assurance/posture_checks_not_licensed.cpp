// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

void check(const Resource& resource, Reporter& reporter) {
  if (!reporter.is_off("device-access")) return;
  if (resource.kind == ResourceKind::posture_check) {
    reporter.at_start(resource.node,
                      "custom posture checks are part of Device Access, to which this organisation "
                      "does not subscribe");
    return;
  }
  const Node checks = resource.node["devicePostureChecks"];
  if (!checks.is_set()) return;
  reporter.at_key(checks,
                  "devicePostureChecks needs Device Access, to which this organisation does not "
                  "subscribe");
}

constexpr std::string_view kEvidence[] = {
    "vendor guide on posture checks: an org needs a subscription to Device Access",
};
constexpr std::string_view kCovers[] = {"posture-licence"};

constexpr Example kExamples[] = {
    {.title = "a policy includes a check",
     .text =
         R"({"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true, "displayRemediationMode": "SHOW",
  «"devicePostureChecks"»: {"include": [{"variableName": "firewall", "value": "1"}]}})",
     .config = "features:\n  device-access: false\n"},
    {.title = "a check itself",
     .text =
         R"(«{»"name": "Firewall", "variableName": "firewall", "platform": "MACOS", "mappingType": "CHECKBOX",
  "type": "CUSTOM", "query": "SELECT CASE WHEN global_state > 0 THEN 1 ELSE 0 END FROM alf;"})",
     .config = "features:\n  device-access: false\n"},
    {.title = "nothing is said about the subscription",
     .text =
         R"({"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true, "displayRemediationMode": "SHOW",
  "devicePostureChecks": {"include": [{"variableName": "firewall", "value": "1"}]}})"},
    {.title = "the org subscribes",
     .text =
         R"({"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true, "displayRemediationMode": "SHOW",
  "devicePostureChecks": {"include": [{"variableName": "firewall", "value": "1"}]}})",
     .config = "features:\n  device-access: true\n"},
};

}  // namespace

Rule posture_checks_not_licensed() {
  return {
      .id = "device-assurance/posture-checks-not-licensed",
      .severity = Severity::warning,
      .consequence = Consequence::gated,
      .summary = "custom posture checks are used in an org without Device Access",
      .rationale =
          "Custom posture checks, and policies that include them, are part of the product Device "
          "Access. Said only when the configuration has `features: {device-access: false}`.",
      .when_to_ignore =
          "Correct `features` in the configuration instead, when the org has it by now.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::no,
      .kinds = {ResourceKind::device_assurance, ResourceKind::posture_check},
      .check = check};
}

}  // namespace posturelint::rules::device_assurance
