// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  const Node provider = policy.node["thirdPartySignalProviders"]["devicePostureIdP"];
  for (const std::string_view key : {"managed", "compliant"}) {
    const Node signal = provider[key];
    if (!signal.is_boolean(false)) continue;
    Finding& finding = reporter.at(signal, "false asks for devices that are not {}", key);
    finding.fix = Fix{
        fmt::format("ask for {} devices", key), Applicability::unsafe, {{signal.span(), "true"}}};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, DevicePostureIdP: managed and compliant are what the provider "
    "reports",
    "vendor guide on the device posture identity provider: both true",
};
constexpr std::string_view kCovers[] = {"dpidp-false"};

constexpr Example kExamples[] = {
    {"devices that do not comply",
     R"({"name": "Macs", "platform": "MACOS", "thirdPartySignalProviders": {
  "devicePostureIdP": {"managed": true, "compliant": «false»}}})",
     R"({"name": "Macs", "platform": "MACOS", "thirdPartySignalProviders": {
  "devicePostureIdP": {"managed": true, "compliant": true}}})"},
    {"devices that comply",
     R"({"name": "Macs", "platform": "MACOS", "thirdPartySignalProviders": {
  "devicePostureIdP": {"managed": true, "compliant": true}}})"},
    {"one signal is enough",
     R"({"name": "Macs", "platform": "MACOS", "thirdPartySignalProviders": {
  "devicePostureIdP": {"compliant": true}}})"},
};

}  // namespace

Rule noncompliance_required() {
  return {
      .id = "device-assurance/noncompliance-required",
      .severity = Severity::info,
      .consequence = Consequence::weakens,
      .summary = "the posture provider is asked for devices that fail",
      .rationale =
          "`managed` and `compliant` are what the posture provider reports of a device. `false` "
          "reads as if the check were off, and more likely asks for the devices most policies mean "
          "to keep out. To not check a signal, leave it out.",
      .when_to_ignore =
          "A rule that denies access includes this policy, in front of the rules that allow.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .security_severity = 5.0,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::device_assurance
