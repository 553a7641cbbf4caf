// SPDX-License-Identifier: Apache-2.0
#include "engine/project_reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

void check(const Project& project, ProjectReporter& reporter) {
  // Otherwise they may be of several orgs, or states of one policy.
  if (!project.is_whole()) return;
  for (const auto& policy : project.assurances()) {
    if (!policy->name) continue;
    for (const auto& other : project.assurances_with_name(policy->name->text)) {
      if (other == policy) break;  // the first of them is the one that has the name
      if (may_be_one(other, policy)) continue;
      Finding& finding =
          reporter.at(policy, policy->name->site, "two new policies cannot both be called \"{}\"",
                      policy->name->text);
      finding.notes.push_back(ProjectReporter::note(other, other->name->site, "the other one"));
      break;
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor help, device assurance policies: the name is unique in an org",
};
constexpr std::string_view kCovers[] = {"da-name-unique"};

constexpr Example kExamples[] = {
    {.title = "two policies to be made have one name",
     .text = R"(=== a.json ===
{"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== b.json ===
{"name": «"Macs"», "platform": "MACOS", "osVersion": {"minimum": "14.4.1"}}
)",
     .config = "workspace: {complete: true}"},
    {.title = "an export and its source",
     .text = R"(=== export.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== source.json ===
{"name": "Macs", "platform": "MACOS", "osVersion": {"minimum": "14.4.1"}}
)",
     .config = "workspace: {complete: true}"},
    {.title = "two orgs have a policy of that name: each gave it an id",
     .text = R"(=== a/macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== b/macs.json ===
{"id": "dae7mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "osVersion": {"minimum": "14.4.1"}}
)",
     .config = "workspace: {complete: true}"},
    {.title = "a copy of the same policy",
     .text = R"(=== a/macs.json ===
{"name": "Macs", "platform": "MACOS", "osVersion": {"minimum": "14.4.1"}}
=== b/macs.json ===
{"name": "Macs", "platform": "MACOS", "osVersion": {"minimum": "14.4.1"}}
)",
     .config = "workspace: {complete: true}"},
    {.title = "nobody said that the files are those of one org", .text = R"(=== a/macs.json ===
{"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== b/macs.json ===
{"name": "Macs", "platform": "MACOS", "osVersion": {"minimum": "14.4.1"}}
)"},
};

}  // namespace

Rule name_taken() {
  return {.id = "device-assurance/name-taken",
          .severity = Severity::warning,
          .consequence = Consequence::refused,
          .summary = "two different policies to be made have the same name",
          .rationale =
              "Names of device assurance policies are unique in an org, and the server refuses the "
              "second one. Reported where `workspace: {complete: true}` says that the files are "
              "all that one org has, and of policies that are yet to be made: two files without "
              "ids that do not say the same. An export beside its source, and a copy, are fine.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .check_project = check};
}

}  // namespace posturelint::rules::device_assurance
