// SPDX-License-Identifier: Apache-2.0
#include <string_view>
#include <vector>

#include "base/nearest.h"
#include "engine/project_reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

/// Texts of another form are somebody else's finding.
bool looks_like_an_id(std::string_view text) {
  return text.starts_with("dae") && text.size() == 20;
}

void check(const Project& project, ProjectReporter& reporter) {
  if (!project.is_whole()) return;
  std::vector<std::string_view> ids;
  for (const auto& policy : project.assurances()) {
    if (!policy->known_id().empty()) ids.push_back(policy->known_id());
  }
  // Files without ids are sources; the server gave the ids, and only it knows them.
  if (ids.empty()) return;
  for (const auto& rule : project.rules()) {
    for (const FactText& id : rule->assurances) {
      if (!looks_like_an_id(id.text) || !project.assurances_with_id(id.text).empty()) continue;
      const auto meant = nearest(id.text, ids);
      if (!meant) {
        reporter.at(rule, id.site, "no file has a device assurance policy with the id \"{}\"",
                    id.text);
        continue;
      }
      const auto policy = project.assurances_with_id(*meant).front();
      Finding& finding = reporter.at(
          rule, id.site, "no file has a device assurance policy \"{}\"; did you mean \"{}\"?",
          id.text, *meant);
      finding.notes.push_back(
          ProjectReporter::note(policy, policy->start, "the policy {}", *meant));
      finding.fix = Fix{fmt::format("change to \"{}\"", *meant),
                        Applicability::unsafe,
                        {ProjectReporter::replace(id.site, *meant)}};
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "inferred: the files are declared to be all that the org has, and none defines the id",
};
constexpr std::string_view kCovers[] = {"device-assurance-id-unknown", "set-id-undefined"};

constexpr Example kExamples[] = {
    {.title = "two characters of the id are swapped",
     .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "managed": true, "assurance": {"include": [«"dae1mca4e5f6g7h8i9j0"»]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
)",
     .fixed = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "managed": true, "assurance": {"include": ["dae1mac4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
)",
     .config = "workspace: {complete: true}"},
    {.title = "an id like no other",
     .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "managed": true, "assurance": {"include": [«"daeq7w6r5t4y3u2i1o09"»]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
)",
     .config = "workspace: {complete: true}"},
    {.title = "the id is defined",
     .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "managed": true, "assurance": {"include": ["dae1mac4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
)",
     .config = "workspace: {complete: true}"},
    {.title = "nobody said that the files are all there is", .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "managed": true, "assurance": {"include": ["daeq7w6r5t4y3u2i1o09"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
)"},
    {.title = "the files are sources without ids",
     .text = R"(=== macs.json ===
{"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "managed": true, "assurance": {"include": ["daeq7w6r5t4y3u2i1o09"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
)",
     .config = "workspace: {complete: true}"},
};

}  // namespace

Rule assurance_id_unknown() {
  return {.id = "conditions/assurance-id-unknown",
          .severity = Severity::info,
          .consequence = Consequence::locks_out,
          .summary = "a rule refers to a device assurance policy that no file defines",
          .rationale =
              "With `workspace: {complete: true}` the files are all that the org has. An id in "
              "`assurance.include` that none of them defines was mistyped, or its policy is gone, "
              "and then "
              "nothing can satisfy it.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .check_project = check};
}

}  // namespace posturelint::rules::conditions
