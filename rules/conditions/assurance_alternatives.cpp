// SPDX-License-Identifier: Apache-2.0
#include "engine/project_reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

void check(const Project& project, ProjectReporter& reporter) {
  for (const auto& rule : project.rules()) {
    for (const FactText& id : rule->assurances) {
      const Platform platform = project.platform_of(id.text);
      if (platform == Platform::unknown) continue;
      for (const FactText& earlier : rule->assurances) {
        if (&earlier == &id) break;  // only what stands before it
        if (earlier.text == id.text || project.platform_of(earlier.text) != platform) continue;
        reporter
            .at(rule, id.site,
                "two policies of this rule are for {}: a device needs to satisfy only one of them, "
                "so the weaker one decides",
                to_string(platform))
            .notes.push_back(ProjectReporter::note(rule, earlier.site, "the other one"));
        break;
      }
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor help, adding device assurance to a rule: the policies of a rule are alternatives, one "
    "of them has to be satisfied",
};
constexpr std::string_view kCovers[] = {"device-assurance-same-platform-or"};

constexpr Example kExamples[] = {
    {.title = "an old and a rooted phone have a way in each", .text = R"(=== new.json ===
{"id": "dae1iosstrict6g7h8i9", "name": "New", "platform": "IOS", "osVersion": {"minimum": "18.1.0"}}
=== not-rooted.json ===
{"id": "dae2ioslaxxx6g7h8i9j", "name": "Not rooted", "platform": "IOS", "jailbreak": false}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "assurance": {"include": ["dae1iosstrict6g7h8i9", «"dae2ioslaxxx6g7h8i9j"»]}}},
  "actions": {"appSignOn": {"access": "DENY"}}}
)"},
    {.title = "one policy for each platform", .text = R"(=== phones.json ===
{"id": "dae1iosstrict6g7h8i9", "name": "Phones", "platform": "IOS", "jailbreak": false}
=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "assurance": {"include": ["dae1iosstrict6g7h8i9", "dae1mac4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "DENY"}}}
)"},
    {.title = "what the second policy is for is in none of the files",
     .text = R"(=== phones.json ===
{"id": "dae1iosstrict6g7h8i9", "name": "Phones", "platform": "IOS", "jailbreak": false}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "assurance": {"include": ["dae1iosstrict6g7h8i9", "dae2ioslaxxx6g7h8i9j"]}}},
  "actions": {"appSignOn": {"access": "DENY"}}}
)"},
};

}  // namespace

Rule assurance_alternatives() {
  return {
      .id = "conditions/assurance-alternatives",
      .severity = Severity::warning,
      .consequence = Consequence::weakens,
      .summary = "a rule asks for one of two policies for the same platform",
      .rationale =
          "The policies of `assurance.include` are alternatives: a device that satisfies one of "
          "them matches the rule. One policy for each platform is what the list is made for. Two "
          "for the same platform look as if both were asked for, and let in whatever the weaker "
          "one lets in; the stricter one changes nothing for devices that satisfy the other.",
      .when_to_ignore =
          "The two are about different devices on purpose, company ones and people's own for "
          "instance, and either is good enough for this app.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .check_project = check};
}

}  // namespace posturelint::rules::conditions
