// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "engine/to_host.h"
#include "policy/rule_list.h"

namespace posturelint::rules::access {
namespace {

void check(const Analysis& analysis, Reporter& reporter) {
  for (const RuleList& rules : rule_lists(analysis.resources)) {
    const auto ranked = ranked_rules(rules);
    if (!ranked) continue;
    for (std::size_t i = 1; i < ranked->size(); ++i) {
      const RankedRule& before = ranked->at(i - 1);
      const RankedRule& after = ranked->at(i);
      if (after.priority - before.priority < 2) continue;
      Finding& finding = reporter.at(after.rule->node["priority"],
                                     "no rule of this list has a priority between {} and {}",
                                     before.priority, after.priority);
      finding.resource = label_of(*after.rule);
      finding.notes.push_back({"the rule before", before.rule->node["priority"].span()});
      if (std::vector<Edit> edits = renumber(*ranked); !edits.empty()) {
        finding.fix = Fix{"number the rules one by one", Applicability::unsafe, std::move(edits)};
      }
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor guide on rule priorities: a gap stays when a rule is deleted; it changes nothing",
};
constexpr std::string_view kCovers[] = {"rule-priority-gap"};

constexpr Example kExamples[] = {
    {"a rule was deleted",
     R"({"rules": [
  {"name": "Staff", "type": "ACCESS_POLICY", "priority": 1, "actions": {"appSignOn": {"access": "DENY"}}},
  {"name": "Guests", "type": "ACCESS_POLICY", "priority": «3», "actions": {"appSignOn": {"access": "DENY"}}}]})",
     R"({"rules": [
  {"name": "Staff", "type": "ACCESS_POLICY", "priority": 1, "actions": {"appSignOn": {"access": "DENY"}}},
  {"name": "Guests", "type": "ACCESS_POLICY", "priority": 2, "actions": {"appSignOn": {"access": "DENY"}}}]})"},
    {"one by one",
     R"({"rules": [
  {"name": "Staff", "type": "ACCESS_POLICY", "priority": 1, "actions": {"appSignOn": {"access": "DENY"}}},
  {"name": "Guests", "type": "ACCESS_POLICY", "priority": 2, "actions": {"appSignOn": {"access": "DENY"}}}]})"},
    {"before the catch-all there is always room",
     R"({"rules": [
  {"name": "Staff", "type": "ACCESS_POLICY", "priority": 5, "actions": {"appSignOn": {"access": "DENY"}}},
  {"name": "Catch-all Rule", "type": "ACCESS_POLICY", "priority": 99, "system": true, "conditions": null, "actions": {"appSignOn": {"access": "DENY"}}}]})"},
    {"a priority is filled in later",
     R"({"rules": [
  {"name": "Staff", "type": "ACCESS_POLICY", "priority": 1, "actions": {"appSignOn": {"access": "DENY"}}},
  {"name": "Others", "type": "ACCESS_POLICY", "priority": ${others}, "actions": {"appSignOn": {"access": "DENY"}}},
  {"name": "Guests", "type": "ACCESS_POLICY", "priority": 3, "actions": {"appSignOn": {"access": "DENY"}}}]})"},
};

}  // namespace

Rule priority_gap() {
  return {.id = "access/priority-gap",
          .severity = Severity::info,
          .consequence = Consequence::untidy,
          .summary = "the priorities of a policy's rules have a gap",
          .rationale =
              "Gaps are allowed, and rules are tried in their order all the same. They stay when a "
              "rule is deleted, so a gap in a file may mean that a rule is missing from it: look "
              "whether the export is whole.",
          .when_to_ignore = "The gaps are room for rules to come.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .check_file = check};
}

}  // namespace posturelint::rules::access
