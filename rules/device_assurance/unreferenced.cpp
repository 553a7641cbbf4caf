// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <string_view>

#include "engine/project_reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

void check(const Project& project, ProjectReporter& reporter) {
  if (!project.is_whole() || project.rules().empty()) return;
  std::set<std::string_view> used;
  for (const auto& rule : project.rules()) {
    if (rule->more_assurances) return;  // it may be any of them
    for (const FactText& id : rule->assurances) used.insert(id.text);
  }
  std::set<std::string_view> told;
  for (const auto& policy : project.assurances()) {
    const std::string_view id = policy->known_id();
    if (id.empty() || used.contains(id) || !told.insert(id).second) continue;
    reporter.at(policy, policy->name ? policy->name->site : policy->start,
                "no rule includes this policy; it checks nothing");
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor device assurance guide, 2026-06: a policy takes effect once a rule includes it",
};
constexpr std::string_view kCovers[] = {"da-unreferenced"};

constexpr Example kExamples[] = {
    {.title = "no rule includes the policy for Windows",
     .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== pcs.json ===
{"id": "dae2win4e5f6g7h8i9j0", "name": «"PCs"», "platform": "WINDOWS", "secureHardwarePresent": true}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "managed": true, "assurance": {"include": ["dae1mac4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
)",
     .config = "workspace: {complete: true}"},
    {.title = "rules include all of them",
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
=== pcs.json ===
{"id": "dae2win4e5f6g7h8i9j0", "name": "PCs", "platform": "WINDOWS", "secureHardwarePresent": true}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "managed": true, "assurance": {"include": ["dae1mac4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
)"},
    {.title = "a rule includes one that is not known yet",
     .text = R"(=== pcs.json ===
{"id": "dae2win4e5f6g7h8i9j0", "name": "PCs", "platform": "WINDOWS", "secureHardwarePresent": true}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "managed": true, "assurance": {"include": ["${pcs}"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
)",
     .config = "workspace: {complete: true}"},
};

}  // namespace

Rule unreferenced() {
  return {.id = "device-assurance/unreferenced",
          .severity = Severity::info,
          .consequence = Consequence::ignored,
          .summary = "no rule includes a device assurance policy",
          .rationale =
              "A device assurance policy does nothing by itself; it counts when an access policy "
              "rule lists its "
              "id. Reported where `workspace: {complete: true}` says that the files are all that "
              "the org has.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .check_project = check};
}

}  // namespace posturelint::rules::device_assurance
