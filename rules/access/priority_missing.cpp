// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"
#include "engine/to_host.h"
#include "policy/rule_list.h"

namespace posturelint::rules::access {
namespace {

bool has_priority(const Resource* rule) { return member_like(rule->node, "priority").is_set(); }

void check(const Analysis& analysis, Reporter& reporter) {
  for (const RuleList& rules : rule_lists(analysis.resources)) {
    const auto is_custom = [](const Resource* rule) { return !is_catch_all(rule->node); };
    const bool some_have = std::ranges::any_of(
        rules, [&](const Resource* rule) { return is_custom(rule) && has_priority(rule); });
    if (!some_have) continue;
    for (const Resource* rule : rules) {
      if (!is_custom(rule) || has_priority(rule)) continue;
      Finding& finding = reporter.at_start(
          rule->node, "this rule has no priority, unlike others here; it goes to the end");
      finding.resource = label_of(*rule);
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor guide on rule priorities: a rule without one is placed last, before the catch-all",
};
constexpr std::string_view kCovers[] = {"rule-priority-missing"};

constexpr Example kExamples[] = {
    {"one rule has no place",
     R"({"rules": [
  «{»"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}}},
  {"name": "Guests", "type": "ACCESS_POLICY", "priority": 0, "actions": {"appSignOn": {"access": "DENY"}}}]})"},
    {"each has its place",
     R"({"rules": [
  {"name": "Staff", "type": "ACCESS_POLICY", "priority": 1, "actions": {"appSignOn": {"access": "DENY"}}},
  {"name": "Guests", "type": "ACCESS_POLICY", "priority": 0, "actions": {"appSignOn": {"access": "DENY"}}}]})"},
    {"none has one: they follow one another",
     R"({"rules": [
  {"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}}},
  {"name": "Guests", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}}}]})"},
};

}  // namespace

Rule priority_missing() {
  return {.id = "access/priority-missing",
          .severity = Severity::info,
          .consequence = Consequence::untidy,
          .summary = "one rule of a list has no priority while others have",
          .rationale =
              "A rule that is sent without a priority is placed last, right before the catch-all. "
              "Where it stands in the file does not matter. Among rules that have priorities it is "
              "easily read as being where it is written, and an earlier rule may then decide in "
              "its place.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .check_file = check};
}

}  // namespace posturelint::rules::access
