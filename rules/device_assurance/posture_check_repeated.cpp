// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  std::vector<Node> seen;
  for (const Node item : policy.node["devicePostureChecks"]["include"].items()) {
    const Node name = item["variableName"];
    if (!name.string()) continue;
    const auto first =
        std::ranges::find_if(seen, [&](Node n) { return n.string() == name.string(); });
    if (first == seen.end()) {
      seen.push_back(name);
      continue;
    }
    Finding& finding = reporter.at(name, "the check {} is in the list already", *name.string());
    finding.notes.push_back({"the first one is here", first->span()});
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor guide on posture checks: a check is known by its variableName, which is unique",
};
constexpr std::string_view kCovers[] = {"posture-duplicate"};

constexpr Example kExamples[] = {
    {"one check with two values",
     R"({"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "devicePostureChecks": {"include": [{"variableName": "macFirewall", "value": "1"},
    {"variableName": «"macFirewall"», "value": "2"}]}})"},
    {"two checks",
     R"({"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "devicePostureChecks": {"include": [{"variableName": "macFirewall", "value": "1"},
    {"variableName": "macStealth", "value": "1"}]}})"},
    {"names that are filled in later",
     R"({"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "devicePostureChecks": {"include": [{"variableName": "${check}", "value": "1"},
    {"variableName": "${check}", "value": "1"}]}})"},
};

}  // namespace

Rule posture_check_repeated() {
  return {
      .id = "device-assurance/posture-check-repeated",
      .severity = Severity::info,
      .consequence = Consequence::untidy,
      .summary = "a policy lists a posture check twice",
      .rationale =
          "A posture check is known by its `variableName`. Listed twice with one value it says the "
          "same again; with two values probably no device can satisfy both.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::device_assurance
