// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <string_view>

#include "engine/project_reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::access {
namespace {

/// Rules of one list are compared where the list is.
bool share_a_list(InFile<AccessRuleFact> a, InFile<AccessRuleFact> b) {
  return a.file == b.file && a->list != 0 && a->list == b->list;
}

void check(const Project& project, ProjectReporter& reporter) {
  for (const RuleGroup& group : project.rule_groups()) {
    if (group.policy_id.empty()) continue;
    std::map<std::string_view, InFile<AccessRuleFact>> first_of_name;
    for (const auto& rule : group.rules) {
      if (!rule->name) continue;
      const auto [known, is_first] = first_of_name.try_emplace(rule->name->text, rule);
      const auto& other = known->second;
      if (is_first || share_a_list(other, rule) || may_be_one(other, rule)) continue;
      reporter
          .at(rule, rule->name->site, "two new rules of one policy cannot both be called \"{}\"",
              rule->name->text)
          .notes.push_back(ProjectReporter::note(other, other->name->site, "the rule that has it"));
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "the vendor's Terraform provider: a second rule of the same name in a policy is a conflict "
    "(409)",
};
constexpr std::string_view kCovers[] = {"rule-name-unique"};

constexpr Example kExamples[] = {
    {.title = "a script makes two rules of one name",
     .text =
         R"(curl -X POST "https://${OKTA}/api/v1/policies/rst1a2b3c4d5e6f7g8h9/rules" -H "Accept: application/json" -H "Authorization: Bearer ${T}" \
  -d '{"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}}}'
curl -X POST "https://${OKTA}/api/v1/policies/rst1a2b3c4d5e6f7g8h9/rules" -H "Accept: application/json" -H "Authorization: Bearer ${T}" \
  -d '{"name": «"Staff"», "type": "ACCESS_POLICY", "conditions": {"people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}}, "actions": {"appSignOn": {"access": "DENY"}}}'
)",
     .file = "push.sh"},
    {.title = "the rules are of two policies",
     .text =
         R"(curl -X POST "https://${OKTA}/api/v1/policies/rst1a2b3c4d5e6f7g8h9/rules" -H "Accept: application/json" -H "Authorization: Bearer ${T}" \
  -d '{"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}}}'
curl -X POST "https://${OKTA}/api/v1/policies/rst2a2b3c4d5e6f7g8h9/rules" -H "Accept: application/json" -H "Authorization: Bearer ${T}" \
  -d '{"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}}, "actions": {"appSignOn": {"access": "DENY"}}}'
)",
     .file = "push.sh"},
    {.title = "the second one replaces a rule by its id",
     .text =
         R"(curl -X POST "https://${OKTA}/api/v1/policies/rst1a2b3c4d5e6f7g8h9/rules" -H "Accept: application/json" -H "Authorization: Bearer ${T}" \
  -d '{"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}}}'
curl -X PUT "https://${OKTA}/api/v1/policies/rst1a2b3c4d5e6f7g8h9/rules/rul1a2b3c4d5e6f7g8h9" -H "Accept: application/json" -H "Authorization: Bearer ${T}" \
  -d '{"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}}, "actions": {"appSignOn": {"access": "DENY"}}}'
)",
     .file = "push.sh"},
};

}  // namespace

Rule name_taken() {
  return {.id = "access/name-taken",
          .severity = Severity::warning,
          .consequence = Consequence::refused,
          .summary = "two rules to be made in one policy have the same name",
          .rationale =
              "Names are unique among the rules of a policy, and the second one is a conflict. "
              "Reported of rules that are yet to be made, in requests and files that say which "
              "policy they are for; access/duplicate-name looks at the rules of one list.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .check_project = check};
}

}  // namespace posturelint::rules::access
