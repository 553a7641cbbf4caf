// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/project_reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

bool concerns(const PlatformEntry& entry, Platform platform) {
  const auto platforms = platforms_of(entry);
  return std::ranges::find(platforms, platform) != platforms.end();
}

void check(const Project& project, ProjectReporter& reporter) {
  for (const auto& rule : project.rules()) {
    if (rule->platforms.empty() || rule->assurances.empty()) continue;
    if (rule->more_platforms || rule->more_assurances) continue;
    const auto fits = [&](const FactText& id) {
      const Platform platform = project.platform_of(id.text);
      if (platform == Platform::unknown) return true;
      return std::ranges::any_of(
          rule->platforms, [&](const PlatformEntry& entry) { return concerns(entry, platform); });
    };
    if (std::ranges::any_of(rule->assurances, fits)) continue;
    // That nothing is ever about Linux is said by the rule for it.
    const auto can_fit = [](const PlatformEntry& entry) { return !platforms_of(entry).empty(); };
    if (!std::ranges::any_of(rule->platforms, can_fit)) continue;
    Finding& finding = reporter.at(rule, *rule->assurance,
                                   "no policy here is for a platform that the rule is for; no "
                                   "device can match the rule");
    for (const FactText& id : rule->assurances) {
      const auto definition = project.assurances_with_id(id.text).front();
      finding.notes.push_back(ProjectReporter::note(definition, definition->platform_site,
                                                    "\"{}\" is for {}", id.text,
                                                    to_string(definition->platform)));
    }
    finding.notes.push_back(ProjectReporter::note(rule, rule->platforms.front().site,
                                                  "the rule is for another platform"));
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor help, device assurance policies: a rule is not matched on a platform that none of its "
    "policies is for",
};
constexpr std::string_view kCovers[] = {"device-assurance-platform-disjoint"};

constexpr Example kExamples[] = {
    {.title = "a rule for Windows asks for a policy for macOS", .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"platform": {"include": [{"type": "DESKTOP", "os": {"type": "WINDOWS"}}]},
  "device": {
  "registered": true, "managed": true, "assurance": {"include": «["dae1mac4e5f6g7h8i9j0"]»}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
)"},
    {.title = "one of the policies fits", .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== pcs.json ===
{"id": "dae2win4e5f6g7h8i9j0", "name": "PCs", "platform": "WINDOWS", "secureHardwarePresent": true}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"platform": {"include": [{"type": "DESKTOP", "os": {"type": "WINDOWS"}}]},
  "device": {
  "registered": true, "managed": true, "assurance": {"include": ["dae1mac4e5f6g7h8i9j0", "dae2win4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
)"},
    {.title = "another policy is in none of the files", .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"platform": {"include": [{"type": "DESKTOP", "os": {"type": "WINDOWS"}}]},
  "device": {
  "registered": true, "managed": true, "assurance": {"include": ["dae1mac4e5f6g7h8i9j0", "dae3e4f5g6h7i8j9k0l1"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
)"},
};

}  // namespace

Rule assurance_of_other_platform() {
  return {
      .id = "conditions/assurance-of-other-platform",
      .severity = Severity::warning,
      .consequence = Consequence::locks_out,
      .summary = "a rule is for other platforms than all its device assurance policies",
      .rationale =
          "A device assurance policy is satisfied only on its own platform. A rule whose platform "
          "condition lets in Windows and whose only policy is for macOS is matched by no device: "
          "people fall through to the next rule, most often the catch-all"
          ".",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .check_project = check};
}

}  // namespace posturelint::rules::conditions
