// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  for (const Node item : policy.node["devicePostureChecks"]["include"].items()) {
    const Node value = item["value"];
    if (!value.is_string("0")) continue;
    Finding& finding =
        reporter.at(value, "for a check of type CHECKBOX \"0\" asks for devices that fail it");
    finding.fix =
        Fix{"ask for devices that pass", Applicability::unsafe, {{value.span(), "\"1\""}}};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor guide on posture checks: the query of a CHECKBOX check answers 1 when the device "
    "passes "
    "and 0 when not",
};
constexpr std::string_view kCovers[] = {"posture-value-checkbox"};

constexpr Example kExamples[] = {
    {"the firewall has to be off",
     R"({"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "devicePostureChecks": {"include": [{"variableName": "macFirewall", "value": «"0"»}]}})",
     R"({"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "devicePostureChecks": {"include": [{"variableName": "macFirewall", "value": "1"}]}})"},
    {"the firewall has to be on",
     R"({"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "devicePostureChecks": {"include": [{"variableName": "macFirewall", "value": "1"}]}})"},
    {"a text to compare with",
     R"({"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "devicePostureChecks": {"include": [{"variableName": "assetTag", "value": "00"}]}})"},
};

}  // namespace

Rule posture_check_must_fail() {
  return {
      .id = "device-assurance/posture-check-must-fail",
      .severity = Severity::info,
      .consequence = Consequence::weakens,
      .summary = "a posture check is compared with 0",
      .rationale =
          "The query of a check of type `CHECKBOX` answers `1` on devices that pass. A policy that "
          "compares it with `\"0\"` asks for devices that fail. For a check of type `TEXTBOX` any "
          "text may be right, and the policy alone does not say which type it is.",
      .when_to_ignore = "The check is of type `TEXTBOX`, or its query asks for something bad.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::device_assurance
