// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "engine/project_reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::policy {
namespace {

/// HIDE, or nothing, which the server takes for HIDE.
bool hides(const AssuranceFact& policy) {
  return !policy.remediation || policy.remediation->text == "HIDE";
}

/// The catch-all of a group when it denies.
InFile<AccessRuleFact> denying_catch_all(const RuleGroup& group) {
  for (const auto& rule : group.rules) {
    if (rule->system && rule->access == Access::deny) return rule;
  }
  return {};
}

void check(const Project& project, ProjectReporter& reporter) {
  std::set<const AssuranceFact*> told;
  for (const RuleGroup& group : project.rule_groups()) {
    const auto last = denying_catch_all(group);
    if (!last) continue;
    for (const auto& rule : group.rules) {
      if (rule->inactive || rule->access != Access::allow) continue;
      for (const FactText& id : rule->assurances) {
        for (const auto& policy : project.assurances_with_id(id.text)) {
          if (!hides(*policy) || !told.insert(policy.fact).second) continue;
          const FactSite& site = policy->remediation ? policy->remediation->site
                                 : policy->name      ? policy->name->site
                                                     : policy->start;
          Finding& finding =
              reporter.at(policy, site,
                          "people whose device fails are denied and not told why; the server "
                          "shows instructions only with displayRemediationMode SHOW");
          finding.notes.push_back(ProjectReporter::note(rule, id.site, "what asks for the policy"));
          finding.notes.push_back(
              ProjectReporter::note(last, last->access_site, "what happens to those who fail"));
          if (policy->remediation) {
            finding.fix = Fix{"show how to put it right",
                              Applicability::unsafe,
                              {ProjectReporter::replace(site, "SHOW")}};
          }
        }
      }
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor help, device assurance from the user's side: instructions appear when access is denied "
    "and the policy shows remediation",
    "recorded responses: HIDE is filled in where displayRemediationMode is not sent",
};
constexpr std::string_view kCovers[] = {"set-remediation-hidden"};

constexpr Example kExamples[] = {
    {.title = "denied without a word",
     .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "displayRemediationMode": «"HIDE"»}
=== rules.json ===
[{"type": "ACCESS_POLICY", "name": "Staff", "priority": 0, "conditions": {"device": {"registered": true, "assurance": {"include": ["dae1mac4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "reauthenticateIn": "PT2H"}}}},
 {"type": "ACCESS_POLICY", "name": "Catch-all Rule", "priority": 99, "system": true, "conditions": null,
  "actions": {"appSignOn": {"access": "DENY"}}}]
)",
     .fixed = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "displayRemediationMode": "SHOW"}
=== rules.json ===
[{"type": "ACCESS_POLICY", "name": "Staff", "priority": 0, "conditions": {"device": {"registered": true, "assurance": {"include": ["dae1mac4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "reauthenticateIn": "PT2H"}}}},
 {"type": "ACCESS_POLICY", "name": "Catch-all Rule", "priority": 99, "system": true, "conditions": null,
  "actions": {"appSignOn": {"access": "DENY"}}}]
)"},
    {.title = "nothing is said, which means HIDE", .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": «"Macs"», "platform": "MACOS", "secureHardwarePresent": true}
=== rules.json ===
[{"type": "ACCESS_POLICY", "name": "Staff", "priority": 0, "conditions": {"device": {"registered": true, "assurance": {"include": ["dae1mac4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "reauthenticateIn": "PT2H"}}}},
 {"type": "ACCESS_POLICY", "name": "Catch-all Rule", "priority": 99, "system": true, "conditions": null,
  "actions": {"appSignOn": {"access": "DENY"}}}]
)"},
    {.title = "instructions are shown", .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "displayRemediationMode": "SHOW"}
=== rules.json ===
[{"type": "ACCESS_POLICY", "name": "Staff", "priority": 0, "conditions": {"device": {"registered": true, "assurance": {"include": ["dae1mac4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "reauthenticateIn": "PT2H"}}}},
 {"type": "ACCESS_POLICY", "name": "Catch-all Rule", "priority": 99, "system": true, "conditions": null,
  "actions": {"appSignOn": {"access": "DENY"}}}]
)"},
    {.title = "which value decides is not known yet", .text = R"(=== macs.json ===
{"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "displayRemediationMode": "${mode}"}
=== rules.json ===
[{"type": "ACCESS_POLICY", "name": "Staff", "priority": 0, "conditions": {"device": {"registered": true, "assurance": {"include": ["dae1mac4e5f6g7h8i9j0"]}}},
  "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "reauthenticateIn": "PT2H"}}}},
 {"type": "ACCESS_POLICY", "name": "Catch-all Rule", "priority": 99, "system": true, "conditions": null,
  "actions": {"appSignOn": {"access": "DENY"}}}]
)"},
};

}  // namespace

Rule remediation_hidden() {
  return {.id = "policy/remediation-hidden",
          .severity = Severity::info,
          .consequence = Consequence::untidy,
          .summary = "devices that fail are denied while instructions are hidden",
          .rationale =
              "The catch-all denies those whose device does not satisfy the device assurance "
              "policy. With `displayRemediationMode` SHOW the sign-in page tells them what is "
              "wrong and how to put it right; with HIDE, which is also the default, they see only "
              "that they cannot get in, and call the help desk.",
          .when_to_ignore = "What the policy checks is to stay secret.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .check_project = check};
}

}  // namespace posturelint::rules::policy
