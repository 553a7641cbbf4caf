// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "engine/project_reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

void check(const Project& project, ProjectReporter& reporter) {
  for (const auto& rule : project.rules()) {
    if (rule->assurances.empty() || rule->more_assurances || rule->more_platforms) continue;
    std::vector<Platform> served;
    for (const FactText& id : rule->assurances) served.push_back(project.platform_of(id.text));
    const auto is_served = [&](Platform platform) {
      return std::ranges::find(served, platform) != served.end();
    };
    if (is_served(Platform::unknown)) continue;
    const auto names_one = [](const PlatformEntry& entry) {
      return platforms_of(entry).size() == 1;
    };
    // When nothing fits at all, the rule for that says so once.
    if (std::ranges::none_of(rule->platforms, [&](const PlatformEntry& entry) {
          return std::ranges::any_of(platforms_of(entry), is_served);
        })) {
      continue;
    }
    for (const PlatformEntry& entry : rule->platforms) {
      if (!names_one(entry) || is_served(platforms_of(entry).front())) continue;
      reporter
          .at(rule, entry.site,
              "no policy of assurance.include is for {}; these devices never "
              "match the rule",
              to_string(platforms_of(entry).front()))
          .notes.push_back(
              ProjectReporter::note(rule, *rule->assurance, "the policies it asks for"));
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor help, device assurance policies: a rule is not matched on a platform that none of its "
    "policies is for",
};
constexpr std::string_view kCovers[] = {"device-assurance-platform-gap"};

constexpr Example kExamples[] = {
    {.title = "Windows is let in, but only macOS has a policy", .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"platform": {"include": [«{"type": "DESKTOP", "os": {"type": "WINDOWS"}}», {"type": "DESKTOP", "os": {"type": "MACOS"}}]},
  "device": {
  "registered": true, "managed": true, "assurance": {"include": ["dae1mac4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
)"},
    {.title = "each platform has its policy", .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== pcs.json ===
{"id": "dae2win4e5f6g7h8i9j0", "name": "PCs", "platform": "WINDOWS", "secureHardwarePresent": true}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"platform": {"include": [{"type": "DESKTOP", "os": {"type": "WINDOWS"}}, {"type": "DESKTOP", "os": {"type": "MACOS"}}]},
  "device": {
  "registered": true, "managed": true, "assurance": {"include": ["dae1mac4e5f6g7h8i9j0", "dae2win4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
)"},
    {.title = "one of the policies is in none of the files", .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"platform": {"include": [{"type": "DESKTOP", "os": {"type": "WINDOWS"}}, {"type": "DESKTOP", "os": {"type": "MACOS"}}]},
  "device": {
  "registered": true, "managed": true, "assurance": {"include": ["dae1mac4e5f6g7h8i9j0", "dae3e4f5g6h7i8j9k0l1"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
)"},
};

}  // namespace

Rule platform_without_assurance() {
  return {
      .id = "conditions/platform-without-assurance",
      .severity = Severity::warning,
      .consequence = Consequence::locks_out,
      .summary = "a rule is for a platform that none of its device assurance policies is for",
      .rationale =
          "The policies of `assurance.include` are alternatives, and each is satisfied only on its "
          "own "
          "platform. An operating system in the platform condition without a policy of its own is "
          "there in vain: its devices never match the rule, and the next rule decides about them.",
      .when_to_ignore = "The people of that platform are meant to fall through to the next rule.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .check_project = check};
}

}  // namespace posturelint::rules::conditions
