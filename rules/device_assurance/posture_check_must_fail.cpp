// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

/// The check of that name, when the same file defines it.
Node definition_of(std::string_view name, const Analysis& analysis) {
  for (const Resource& resource : analysis.resources) {
    if (resource.kind != ResourceKind::posture_check) continue;
    if (resource.node["variableName"].is_string(name)) return resource.node;
  }
  return {};
}

void check(const Resource& policy, Reporter& reporter) {
  for (const Node item : policy.node["devicePostureChecks"]["include"].items()) {
    const Node value = item["value"];
    const auto name = item["variableName"].string();
    if (!value.is_string("0")) continue;
    const Node type = (name ? definition_of(*name, reporter.analysis()) : Node{})["mappingType"];
    if (type.is_string("TEXTBOX")) continue;
    Finding& finding =
        reporter.at(value, "for a check of type CHECKBOX \"0\" asks for devices that fail it");
    // What the policy alone does not say, it may well mean.
    if (!type.is_string("CHECKBOX")) finding.severity = Severity::warning;
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
    {"the check beside it is a CHECKBOX",
     R"([{"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "devicePostureChecks": {"include": [{"variableName": "macFirewall", "value": «"0"»}]}},
  {"variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM", "mappingType": "CHECKBOX",
   "query": "SELECT global_state > 0 FROM alf;"}])",
     R"([{"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "devicePostureChecks": {"include": [{"variableName": "macFirewall", "value": "1"}]}},
  {"variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM", "mappingType": "CHECKBOX",
   "query": "SELECT global_state > 0 FROM alf;"}])"},
    {"the check beside it is a TEXTBOX",
     R"([{"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "devicePostureChecks": {"include": [{"variableName": "macGuests", "value": "0"}]}},
  {"variableName": "macGuests", "platform": "MACOS", "type": "CUSTOM", "mappingType": "TEXTBOX",
   "query": "SELECT count(*) FROM users WHERE username = 'Guest';"}])"},
    {"a text to compare with",
     R"({"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "devicePostureChecks": {"include": [{"variableName": "assetTag", "value": "00"}]}})"},
};

}  // namespace

Rule posture_check_must_fail() {
  return {
      .id = "device-assurance/posture-check-must-fail",
      .severity = Severity::warning,
      .consequence = Consequence::weakens,
      .summary = "a posture check is compared with 0",
      .rationale =
          "The query of a check of type `CHECKBOX` answers `1` on devices that pass. A policy that "
          "compares it with `\"0\"` asks for devices that fail. For a check of type `TEXTBOX` any "
          "text may be right. When the same file defines the check, its type decides; else this is "
          "a "
          "hint, because the policy alone does not say.",
      .when_to_ignore =
          "The check is of type `TEXTBOX` in another file, or its query asks for something bad.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::device_assurance
