// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "engine/project_reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::policy {
namespace {

/// The rule that the server tries first; nothing when the order is not known.
InFile<AccessRuleFact> first_rule(const RuleGroup& group) {
  InFile<AccessRuleFact> first;
  for (const auto& rule : group.rules) {
    if (rule->system || rule->inactive) continue;
    if (!rule->priority) return {};
    if (!first || *rule->priority < *first->priority) first = rule;
  }
  return first;
}

/// The entry of a rule that names a policy which asks the posture provider, and that policy.
struct Asked {
  const FactText* id = nullptr;
  InFile<AssuranceFact> policy;
};
Asked asks_provider(const AccessRuleFact& rule, const Project& project) {
  for (const FactText& id : rule.assurances) {
    for (const auto& policy : project.assurances_with_id(id.text)) {
      if (policy->posture_idp) return {&id, policy};
    }
  }
  return {};
}

void check(const Project& project, ProjectReporter& reporter) {
  for (const RuleGroup& group : project.rule_groups()) {
    const auto first = first_rule(group);
    if (!first || asks_provider(*first, project).id != nullptr) continue;
    for (const auto& rule : group.rules) {
      if (rule->inactive || rule == first) continue;
      const Asked asked = asks_provider(*rule, project);
      if (asked.id == nullptr) continue;
      Finding& finding = reporter.at(
          rule, asked.id->site,
          "the posture provider is asked only when the first rule that matches needs it; this rule "
          "comes after others");
      finding.notes.push_back(ProjectReporter::note(
          first, first->name ? first->name->site : first->start, "the rule that comes first"));
      finding.notes.push_back(ProjectReporter::note(asked.policy, *asked.policy->posture_idp,
                                                    "what needs the posture provider"));
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor guide on a device posture identity provider: the browser is sent to the provider only "
    "when the first matching rule needs its signals; put such a rule first, for few people",
};
constexpr std::string_view kCovers[] = {"set-posture-idp-not-first"};

constexpr Example kExamples[] = {
    {.title = "another rule comes first", .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "thirdPartySignalProviders": {"devicePostureIdP": {"managed": true, "compliant": true}}}
=== rules.json ===
[{"type": "ACCESS_POLICY", "name": "Admins", "priority": 0, "conditions": {"people": {"groups": {"include": ["00g1admins6g7h8i9j0k"]}}},
  "actions": {"appSignOn": {"access": "DENY"}}},
 {"type": "ACCESS_POLICY", "name": "Staff", "priority": 1, "conditions": {"device": {"registered": true, "assurance": {"include": [«"dae1mac4e5f6g7h8i9j0"»]}}},
  "actions": {"appSignOn": {"access": "DENY"}}}]
)"},
    {.title = "it is the first rule, wherever it stands in the list", .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "thirdPartySignalProviders": {"devicePostureIdP": {"managed": true, "compliant": true}}}
=== rules.json ===
[{"type": "ACCESS_POLICY", "name": "Admins", "priority": 1, "conditions": {"people": {"groups": {"include": ["00g1admins6g7h8i9j0k"]}}},
  "actions": {"appSignOn": {"access": "DENY"}}},
 {"type": "ACCESS_POLICY", "name": "Staff", "priority": 0, "conditions": {"device": {"registered": true, "assurance": {"include": ["dae1mac4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "DENY"}}}]
)"},
    {.title = "the policy does not ask a posture provider", .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true}
=== rules.json ===
[{"type": "ACCESS_POLICY", "name": "Admins", "priority": 0, "conditions": {"people": {"groups": {"include": ["00g1admins6g7h8i9j0k"]}}},
  "actions": {"appSignOn": {"access": "DENY"}}},
 {"type": "ACCESS_POLICY", "name": "Staff", "priority": 1, "conditions": {"device": {"registered": true, "assurance": {"include": ["dae1mac4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "DENY"}}}]
)"},
};

}  // namespace

Rule posture_provider_not_first() {
  return {
      .id = "policy/posture-provider-not-first",
      .severity = Severity::warning,
      .consequence = Consequence::locks_out,
      .summary = "a rule that needs the posture provider is not the first one",
      .rationale =
          "The signals of a device posture identity provider are fetched by sending the "
          "browser there, and that happens only when the first rule that matches needs them. "
          "Behind another rule the signals may never be asked for: the policy is then not "
          "satisfied, and devices that are in order are passed on to the next rule.",
      .when_to_ignore = "The rules before it are for people and places that this one is not for.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .check_project = check};
}

}  // namespace posturelint::rules::policy
