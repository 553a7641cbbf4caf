// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "engine/to_host.h"
#include "policy/rule_list.h"

namespace posturelint::rules::access {
namespace {

void check(const Analysis& analysis, Reporter& reporter) {
  for (const RuleList& rules : rule_lists(analysis.resources)) {
    std::map<std::int64_t, Node> seen;
    for (const Resource* rule : rules) {
      const Node node = rule->node["priority"];
      const auto priority = node.integer();
      if (!priority) continue;
      const auto [first, is_new] = seen.try_emplace(*priority, node);
      if (is_new) continue;
      Finding& finding = reporter.at(
          node,
          "priority {} is taken by an earlier rule of this list; which one decides first is "
          "left to the order of the requests",
          *priority);
      finding.resource = label_of(*rule);
      finding.notes.push_back({"taken here", first->second.span()});
      const auto ranked = ranked_rules(rules);
      std::vector<Edit> edits = ranked ? renumber(*ranked) : std::vector<Edit>();
      if (edits.empty()) continue;
      finding.fix =
          Fix{"number the rules in the order of the list", Applicability::unsafe, std::move(edits)};
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor guide on rule priorities: a rule that takes a priority in use moves the others down",
    "vendor Terraform provider, app sign-on policy rules: refuses two rules of one priority",
};
constexpr std::string_view kCovers[] = {"rule-priority-duplicate"};

constexpr Example kExamples[] = {
    {"two rules of one priority",
     R"({"rules": [
  {"name": "Staff", "type": "ACCESS_POLICY", "priority": 1, "actions": {"appSignOn": {"access": "DENY"}}},
  {"name": "Guests", "type": "ACCESS_POLICY", "priority": «1», "actions": {"appSignOn": {"access": "DENY"}}}]})",
     R"({"rules": [
  {"name": "Staff", "type": "ACCESS_POLICY", "priority": 1, "actions": {"appSignOn": {"access": "DENY"}}},
  {"name": "Guests", "type": "ACCESS_POLICY", "priority": 2, "actions": {"appSignOn": {"access": "DENY"}}}]})"},
    {"two priorities",
     R"({"rules": [
  {"name": "Staff", "type": "ACCESS_POLICY", "priority": 1, "actions": {"appSignOn": {"access": "DENY"}}},
  {"name": "Guests", "type": "ACCESS_POLICY", "priority": 0, "actions": {"appSignOn": {"access": "DENY"}}}]})"},
    {"rules of two policies",
     R"([
  {"name": "Staff", "type": "ACCESS_POLICY", "priority": 1, "actions": {"appSignOn": {"access": "DENY"}},
   "_links": {"self": {"href": "https://example.okta.com/api/v1/policies/rst1/rules/rul1"}}},
  {"name": "Guests", "type": "ACCESS_POLICY", "priority": 1, "actions": {"appSignOn": {"access": "DENY"}},
   "_links": {"self": {"href": "https://example.okta.com/api/v1/policies/rst2/rules/rul2"}}}])"},
};

}  // namespace

Rule duplicate_priority() {
  return {.id = "access/duplicate-priority",
          .severity = Severity::warning,
          .consequence = Consequence::weakens,
          .summary = "two rules of one policy have the same priority",
          .rationale =
              "The first rule that matches decides, so the order of rules is what a policy means. "
              "Two rules cannot keep one priority: the one that is sent later takes the place and "
              "moves the others down. Which rule that is depends on the order of the requests, "
              "not on the file.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .security_severity = 4.0,
          .check_file = check};
}

}  // namespace posturelint::rules::access
