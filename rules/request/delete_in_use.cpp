// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/project_reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::request {
namespace {

bool is_deleted(const Project& project, std::string_view id) {
  return !id.empty() && std::ranges::any_of(project.deletions(), [&](const auto& deletion) {
    return deletion->id.text == id;
  });
}

/// The place where a rule that stays includes the policy.
void check_assurance(const Project& project, InFile<DeletionFact> deletion,
                     ProjectReporter& reporter) {
  for (const auto& rule : project.rules()) {
    // What is deleted as well, with its policy perhaps, is no hindrance.
    if (is_deleted(project, rule->known_id()) || is_deleted(project, rule->policy_id)) continue;
    const auto used = std::ranges::find(rule->assurances, deletion->id.text, &FactText::text);
    if (used == rule->assurances.end()) continue;
    reporter
        .at(deletion, deletion->id.site,
            "\"{}\" cannot be deleted while the rule \"{}\" includes it", deletion->id.text,
            rule->known_name())
        .notes.push_back(ProjectReporter::note(rule, used->site, "the rule includes it here"));
    return;
  }
}

void check_posture_check(const Project& project, InFile<DeletionFact> deletion,
                         ProjectReporter& reporter) {
  for (const auto& defined : project.posture_checks()) {
    if (defined->known_id() != deletion->id.text || !defined->variable) continue;
    for (const auto& policy : project.assurances()) {
      if (policy->platform != defined->platform || is_deleted(project, policy->known_id()))
        continue;
      const auto used =
          std::ranges::find(policy->posture_variables, defined->variable->text, &FactText::text);
      if (used == policy->posture_variables.end()) continue;
      reporter
          .at(deletion, deletion->id.site,
              "posture check \"{}\" cannot be deleted while the policy \"{}\" asks for it",
              defined->variable->text, policy->known_name())
          .notes.push_back(
              ProjectReporter::note(policy, used->site, "the policy asks for it here"));
      return;
    }
  }
}

void check(const Project& project, ProjectReporter& reporter) {
  for (const auto& deletion : project.deletions()) {
    if (deletion->kind == ResourceKind::device_assurance) {
      check_assurance(project, deletion, reporter);
    } else if (deletion->kind == ResourceKind::posture_check) {
      check_posture_check(project, deletion, reporter);
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: DELETE of a device assurance policy or posture check that is in use "
    "answers 409",
};
constexpr std::string_view kCovers[] = {"da-delete-in-use", "pc-delete-in-use"};

constexpr Example kExamples[] = {
    {.title = "a script deletes a policy that a rule includes", .text = R"(=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "managed": true, "assurance": {"include": ["dae1mac4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
=== tidy.sh ===
curl -X DELETE "https://${org}/api/v1/device-assurances/«dae1mac4e5f6g7h8i9j0»" -H "Authorization: Bearer ${token}"
)"},
    {.title = "a script deletes a posture check that a policy asks for",
     .text = R"(=== check.json ===
{"id": "dch1a2b3c4d5e6f7g8h9", "name": "Firewall", "platform": "MACOS", "type": "CUSTOM",
  "variableName": "firewallOn", "mappingType": "CHECKBOX", "query": "SELECT 1;"}
=== macs.json ===
{"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "devicePostureChecks": {"include": [{"variableName": "firewallOn", "value": "1"}]}}
=== tidy.sh ===
curl -X DELETE "https://${org}/api/v1/device-posture-checks/«dch1a2b3c4d5e6f7g8h9»" -H "Authorization: Bearer ${token}"
)"},
    {.title = "the rule goes too", .text = R"(=== rule.json ===
{"id": "rul1a2b3c4d5e6f7g8h9", "type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "managed": true, "assurance": {"include": ["dae1mac4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
=== tidy.sh ===
curl -X DELETE "https://${org}/api/v1/policies/${p}/rules/rul1a2b3c4d5e6f7g8h9" \
  -H "Authorization: Bearer ${token}"
curl -X DELETE "https://${org}/api/v1/device-assurances/dae1mac4e5f6g7h8i9j0" -H "Authorization: Bearer ${token}"
)"},
    {.title = "the id is not known", .text = R"(=== rule.json ===
{"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"device": {
  "registered": true, "managed": true, "assurance": {"include": ["dae1mac4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}}
=== tidy.sh ===
curl -X DELETE "https://${org}/api/v1/device-assurances/${id}" -H "Authorization: Bearer ${token}"
)"},
};

}  // namespace

Rule delete_in_use() {
  return {.id = "request/delete-in-use",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "DELETE of a policy or posture check that another file still uses",
          .rationale =
              "The server refuses (409) to delete a device assurance policy that a rule includes, "
              "and a posture "
              "check that a policy asks for. Take it out of the rule or policy first, in the org "
              "and in "
              "these files.",
          .when_to_ignore = "The script is for another org than the rule.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .check_project = check};
}

}  // namespace posturelint::rules::request
