// SPDX-License-Identifier: Apache-2.0
#include "engine/project_reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::posture_check {
namespace {

void check(const Project& project, ProjectReporter& reporter) {
  // Otherwise they may be of several orgs, or states of one check.
  if (!project.is_whole()) return;
  for (const auto& posture_check : project.posture_checks()) {
    if (!posture_check->variable) continue;
    for (const auto& other : project.checks_of_variable(posture_check->variable->text)) {
      if (other == posture_check) break;  // the first of them is the one that has the variable
      if (may_be_one(other, posture_check)) continue;
      reporter
          .at(posture_check, posture_check->variable->site,
              "two new posture checks cannot both have the variable \"{}\"",
              posture_check->variable->text)
          .notes.push_back(
              ProjectReporter::note(other, other->variable->site, "the check that has it"));
      break;
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor guide on posture checks and remediation: variableName is unique among the checks of an "
    "org",
};
constexpr std::string_view kCovers[] = {"pc-variable-unique"};

constexpr Example kExamples[] = {
    {.title = "two checks to be made have one variable",
     .text = R"(=== firewall.json ===
{"name": "Firewall", "variableName": "secured", "platform": "MACOS", "type": "CUSTOM", "mappingType": "CHECKBOX",
  "query": "SELECT CASE WHEN global_state > 0 THEN 1 ELSE 0 END FROM alf;"}
=== vault.json ===
{"name": "FileVault", "variableName": «"secured"», "platform": "MACOS", "type": "CUSTOM", "mappingType": "CHECKBOX",
  "query": "SELECT encrypted FROM disk_encryption LIMIT 1;"}
)",
     .config = "workspace: {complete: true}"},
    {.title = "each has its own",
     .text = R"(=== firewall.json ===
{"name": "Firewall", "variableName": "firewall", "platform": "MACOS", "type": "CUSTOM", "mappingType": "CHECKBOX",
  "query": "SELECT CASE WHEN global_state > 0 THEN 1 ELSE 0 END FROM alf;"}
=== vault.json ===
{"name": "FileVault", "variableName": "vault", "platform": "MACOS", "type": "CUSTOM", "mappingType": "CHECKBOX",
  "query": "SELECT encrypted FROM disk_encryption LIMIT 1;"}
)",
     .config = "workspace: {complete: true}"},
    {.title = "a copy of the same check",
     .text = R"(=== a.json ===
{"name": "FileVault", "variableName": "vault", "platform": "MACOS", "type": "CUSTOM", "mappingType": "CHECKBOX",
  "query": "SELECT encrypted FROM disk_encryption LIMIT 1;"}
=== b.json ===
{"name": "FileVault", "variableName": "vault", "platform": "MACOS", "type": "CUSTOM", "mappingType": "CHECKBOX",
  "query": "SELECT encrypted FROM disk_encryption LIMIT 1;"}
)",
     .config = "workspace: {complete: true}"},
};

}  // namespace

Rule variable_taken() {
  return {.id = "posture-check/variable-taken",
          .severity = Severity::warning,
          .consequence = Consequence::refused,
          .summary = "two different posture checks to be made have the same variable",
          .rationale =
              "Device assurance policies refer to a posture check by its `variableName`, which is "
              "unique in an org. The second check with the same variable is refused. Reported "
              "where `workspace: {complete: true}` says that the files are all that one org has, "
              "and of checks that are yet to be made.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .check_project = check};
}

}  // namespace posturelint::rules::posture_check
