// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/project_reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

/// The one id by which the policies of a name are known; empty for none, and for several.
std::string_view only_id(std::span<const InFile<AssuranceFact>> policies) {
  std::string_view id;
  for (const auto& policy : policies) {
    const std::string_view other = policy->known_id();
    if (other.empty()) continue;
    if (!id.empty() && id != other) return "";
    id = other;
  }
  return id;
}

void check(const Project& project, ProjectReporter& reporter) {
  for (const auto& rule : project.rules()) {
    for (const FactText& entry : rule->assurances) {
      const auto policies = project.assurances_with_name(entry.text);
      if (policies.empty() || !project.assurances_with_id(entry.text).empty()) continue;
      const std::string_view id = only_id(policies);
      Finding& finding =
          id.empty()
              ? reporter.at(rule, entry.site,
                            "\"{}\" is a policy's name; a rule refers to it by its id", entry.text)
              : reporter.at(rule, entry.site, "\"{}\" is the name of a policy; its id is \"{}\"",
                            entry.text, id);
      finding.notes.push_back(ProjectReporter::note(policies.front(), policies.front()->name->site,
                                                    "the policy of this name"));
      if (id.empty()) continue;
      finding.fix = Fix{fmt::format("refer to it as \"{}\"", id),
                        Applicability::unsafe,
                        {ProjectReporter::replace(entry.site, id)}};
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: DevicePolicyRuleConditionAssurance.include holds ids",
    "vendor device assurance guide, edition of 2025-01: gave a name here, later corrected to an id",
};
constexpr std::string_view kCovers[] = {"device-assurance-id-format"};
/// It cannot say what was meant.
constexpr std::string_view kAbsorbs[] = {"conditions/assurance-by-name"};

constexpr Example kExamples[] = {
    {.title = "the policy is given by its name",
     .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "managed": true, "assurance": {"include": [«"Macs"»]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
)",
     .fixed = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "managed": true, "assurance": {"include": ["dae1mac4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
)"},
    {.title = "the id behind the name is not known", .text = R"(=== macs.json ===
{"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "managed": true, "assurance": {"include": [«"Macs"»]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
)"},
    {.title = "the policy is given by its id", .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "managed": true, "assurance": {"include": ["dae1mac4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
)"},
    {.title = "the id is filled in later", .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "managed": true, "assurance": {"include": ["${Macs}"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
)"},
};

}  // namespace

Rule assurance_named() {
  return {
      .id = "conditions/assurance-named",
      .severity = Severity::error,
      .consequence = Consequence::refused,
      .summary = "a rule refers to a device assurance policy by the name it has in another file",
      .rationale =
          "`assurance.include` holds ids; names are not looked up. The name is that of a policy in "
          "another "
          "file, so what was meant is known, and where that file is an export, its id too.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .absorbs = kAbsorbs,
      .check_project = check};
}

}  // namespace posturelint::rules::conditions
