// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string_view>
#include <vector>

#include "base/nearest.h"
#include "engine/project_reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

void check_other_platform(InFile<AssuranceFact> policy, const FactText& variable,
                          std::span<const InFile<PostureCheckFact>> defined,
                          ProjectReporter& reporter) {
  const auto may_be_meant = [&](const auto& check) {
    return check->platform == Platform::unknown || check->platform == policy->platform;
  };
  if (policy->platform == Platform::unknown || std::ranges::any_of(defined, may_be_meant)) return;
  reporter
      .at(policy, variable.site, "posture check \"{}\" is for {}, this policy for {}",
          variable.text, to_string(defined.front()->platform), to_string(policy->platform))
      .notes.push_back(ProjectReporter::note(defined.front(), defined.front()->variable->site,
                                             "the check is defined here"));
}

void check(const Project& project, ProjectReporter& reporter) {
  std::vector<std::string_view> known;
  for (const auto& check : project.posture_checks()) {
    if (check->variable) known.push_back(check->variable->text);
  }
  if (known.empty()) return;
  for (const auto& policy : project.assurances()) {
    for (const FactText& variable : policy->posture_variables) {
      const auto defined = project.checks_of_variable(variable.text);
      if (!defined.empty()) {
        check_other_platform(policy, variable, defined, reporter);
        continue;
      }
      // The server has checks of its own, so a name that is like none of ours may be one of them.
      const auto meant = project.is_whole() ? nearest(variable.text, known) : std::nullopt;
      if (!meant) continue;
      const auto check = project.checks_of_variable(*meant).front();
      Finding& finding = reporter.at(policy, variable.site,
                                     "no file has a posture check \"{}\"; did you mean \"{}\"?",
                                     variable.text, *meant);
      finding.notes.push_back(
          ProjectReporter::note(check, check->variable->site, "the check {}", *meant));
      finding.fix = Fix{fmt::format("change to \"{}\"", *meant),
                        Applicability::unsafe,
                        {ProjectReporter::replace(variable.site, *meant)}};
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor device posture guide, 2026-06: the variable exists, and its check is for the platform "
    "of "
    "the policy",
};
constexpr std::string_view kCovers[] = {"posture-variable-unknown"};

constexpr Example kExamples[] = {
    {.title = "a posture check for macOS in a policy for Windows", .text = R"(=== check.json ===
{"id": "dch1a2b3c4d5e6f7g8h9", "name": "Firewall", "platform": "MACOS", "type": "CUSTOM",
  "variableName": "firewallOn", "mappingType": "CHECKBOX", "query": "SELECT 1;"}
=== pcs.json ===
{"name": "Macs", "platform": "WINDOWS", "secureHardwarePresent": true,
  "devicePostureChecks": {"include": [{"variableName": «"firewallOn"», "value": "1"}]}}
)"},
    {.title = "the variable is misspelt",
     .text = R"(=== check.json ===
{"id": "dch1a2b3c4d5e6f7g8h9", "name": "Firewall", "platform": "MACOS", "type": "CUSTOM",
  "variableName": "firewallOn", "mappingType": "CHECKBOX", "query": "SELECT 1;"}
=== macs.json ===
{"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "devicePostureChecks": {"include": [{"variableName": «"firewalOn"», "value": "1"}]}}
)",
     .fixed = R"(=== check.json ===
{"id": "dch1a2b3c4d5e6f7g8h9", "name": "Firewall", "platform": "MACOS", "type": "CUSTOM",
  "variableName": "firewallOn", "mappingType": "CHECKBOX", "query": "SELECT 1;"}
=== macs.json ===
{"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "devicePostureChecks": {"include": [{"variableName": "firewallOn", "value": "1"}]}}
)",
     .config = "workspace: {complete: true}"},
    {.title = "the check is for the same platform", .text = R"(=== check.json ===
{"id": "dch1a2b3c4d5e6f7g8h9", "name": "Firewall", "platform": "MACOS", "type": "CUSTOM",
  "variableName": "firewallOn", "mappingType": "CHECKBOX", "query": "SELECT 1;"}
=== macs.json ===
{"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "devicePostureChecks": {"include": [{"variableName": "firewallOn", "value": "1"}]}}
)"},
    {.title = "a check that no file defines may be one of the server",
     .text = R"(=== check.json ===
{"id": "dch1a2b3c4d5e6f7g8h9", "name": "Firewall", "platform": "MACOS", "type": "CUSTOM",
  "variableName": "firewallOn", "mappingType": "CHECKBOX", "query": "SELECT 1;"}
=== macs.json ===
{"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "devicePostureChecks": {"include": [{"variableName": "diskEncrypted", "value": "1"}]}}
)",
     .config = "workspace: {complete: true}"},
    {.title = "the variable is filled in later",
     .text = R"(=== check.json ===
{"id": "dch1a2b3c4d5e6f7g8h9", "name": "Firewall", "platform": "MACOS", "type": "CUSTOM",
  "variableName": "firewallOn", "mappingType": "CHECKBOX", "query": "SELECT 1;"}
=== macs.json ===
{"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "devicePostureChecks": {"include": [{"variableName": "${check}", "value": "1"}]}}
)",
     .config = "workspace: {complete: true}"},
};

}  // namespace

Rule posture_variable_unknown() {
  return {.id = "device-assurance/posture-variable-unknown",
          .severity = Severity::warning,
          .consequence = Consequence::refused,
          .summary = "a policy asks for a posture check that no file has for its platform",
          .rationale =
              "A policy names posture checks by their variables. The check must exist, and be for "
              "the platform of "
              "the policy. A misspelt variable is reported where `workspace: {complete: true}` "
              "says that "
              "the files are all that the org has.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .check_project = check};
}

}  // namespace posturelint::rules::device_assurance
