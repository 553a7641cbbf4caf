// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <string_view>
#include <vector>

#include "engine/project_reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::workspace {
namespace {

/// An older and a newer state of one object go by the same name, for the same platform.
bool are_two(const ObjectFact& a, const ObjectFact& b) {
  if (a.platform != b.platform) return true;
  return a.name && b.name && a.name->text != b.name->text;
}

template <typename Fact>
void check_kind(const std::vector<InFile<Fact>>& objects, ProjectReporter& reporter) {
  std::map<std::string_view, InFile<Fact>> first_of_id;
  for (const auto& object : objects) {
    // Guides show the same ids again and again.
    if (!object->id || object.file->host == HostKind::markdown) continue;
    const auto [known, is_first] = first_of_id.try_emplace(object->id->text, object);
    const auto& other = known->second;
    if (is_first || !are_two(*other, *object)) continue;
    reporter
        .at(object, object->id->site,
            "two different objects have the id {}; whoever sends both overwrites one",
            object->id->text)
        .notes.push_back(ProjectReporter::note(other, other->id->site, "the other one"));
  }
}

void check(const Project& project, ProjectReporter& reporter) {
  // Otherwise they may be of several orgs, or of several years.
  if (!project.is_whole()) return;
  check_kind(project.assurances(), reporter);
  check_kind(project.posture_checks(), reporter);
  check_kind(project.policies(), reporter);
  check_kind(project.rules(), reporter);
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: the server gives each object an id of its own",
    "our inference: a file that was copied and changed, with the id left in it",
};

constexpr Example kExamples[] = {
    {.title = "a copy for another platform kept the id",
     .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== pcs.json ===
{"id": «"dae1mac4e5f6g7h8i9j0"», "name": "PCs", "platform": "WINDOWS", "secureHardwarePresent": true}
)",
     .config = "{workspace: {complete: true}, severities: {device-assurance/unreferenced: off}}"},
    {.title = "two states of one policy",
     .text = R"(=== a.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== b.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "osVersion": {"minimum": "15.1.0"}}
)",
     .config = "{workspace: {complete: true}, severities: {device-assurance/unreferenced: off}}"},
    {.title = "nobody said that the files are those of one org", .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== pcs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "PCs", "platform": "WINDOWS", "secureHardwarePresent": true}
)"},
};

}  // namespace

Rule id_of_two_objects() {
  return {.id = "workspace/id-of-two-objects",
          .severity = Severity::info,
          .consequence = Consequence::untidy,
          .summary = "two different policies or rules have the same id",
          .rationale =
              "An id names one object. Two that differ in name or platform are two objects, and "
              "one of the files was most likely copied from the other with the id left in it: "
              "sent by PUT, the second one overwrites the first. Two files of one name and "
              "platform are taken for two states of one object. Reported where "
              "`workspace: {complete: true}` says that the files are all that one org has.",
          .when_to_ignore = "One of the files is an old export from before the object was renamed.",
          .evidence = kEvidence,
          .examples = kExamples,
          .check_project = check};
}

}  // namespace posturelint::rules::workspace
