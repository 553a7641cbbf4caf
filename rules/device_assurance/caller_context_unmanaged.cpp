// SPDX-License-Identifier: Apache-2.0
#include "engine/project_reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

void check(const Project& project, ProjectReporter& reporter) {
  for (const auto& rule : project.rules()) {
    // With managed and no registered, the finding is that of the rule about the two.
    if (rule->managed != Flag::absent && rule->managed != Flag::no) continue;
    for (const FactText& id : rule->assurances) {
      for (const auto& policy : project.assurances_with_id(id.text)) {
        if (!policy->managed_app) continue;
        Finding& finding = reporter.at(
            rule, rule->device ? *rule->device : id.site,
            "\"{}\" asks for a managed app, so the rule needs registered and managed", id.text);
        finding.notes.push_back(ProjectReporter::note(policy, *policy->managed_app,
                                                      "the managed app is asked for here"));
        break;
      }
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: callerContext needs a rule with device.registered and "
    "device.managed",
};
constexpr std::string_view kCovers[] = {"caller-context-rule", "set-caller-context-parent"};

constexpr Example kExamples[] = {
    {.title = "the rule does not ask for a managed device", .text = R"(=== android.json ===
{"id": "dae4and4e5f6g7h8i9j0", "name": "Work apps", "platform": "ANDROID", "jailbreak": false,
  "callerContext": {"managedApp": true}}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": «{»
  "registered": true, "assurance": {"include": ["dae4and4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
)"},
    {.title = "the rule asks for one", .text = R"(=== android.json ===
{"id": "dae4and4e5f6g7h8i9j0", "name": "Work apps", "platform": "ANDROID", "jailbreak": false,
  "callerContext": {"managedApp": true}}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "managed": true, "assurance": {"include": ["dae4and4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
)"},
    {.title = "whether it does is not known yet", .text = R"(=== android.json ===
{"id": "dae4and4e5f6g7h8i9j0", "name": "Work apps", "platform": "ANDROID", "jailbreak": false,
  "callerContext": {"managedApp": true}}
=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "managed": "${managed}", "assurance": {"include": ["dae4and4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
)"},
};

}  // namespace

Rule caller_context_unmanaged() {
  return {
      .id = "device-assurance/caller-context-unmanaged",
      .severity = Severity::warning,
      .consequence = Consequence::locks_out,
      .summary =
          "a policy about the calling app is in a rule that does not ask for a managed device",
      .rationale =
          "`callerContext` is known only of managed devices, so a rule that includes a policy with "
          "it has to "
          "ask for `registered` and `managed`. Without them the policy cannot be satisfied, or the "
          "server does not take the rule.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .check_project = check};
}

}  // namespace posturelint::rules::device_assurance
