// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <string_view>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "engine/to_host.h"
#include "policy/rule_list.h"

namespace posturelint::rules::access {
namespace {

void check(const Analysis& analysis, Reporter& reporter) {
  for (const RuleList& rules : rule_lists(analysis.resources)) {
    std::map<std::string_view, Node> seen;
    for (const Resource* rule : rules) {
      const Node name = rule->node["name"];
      const auto text = name.string();
      if (!text || text->empty()) continue;
      const auto [first, is_new] = seen.try_emplace(*text, name);
      if (is_new) continue;
      Finding& finding =
          reporter.at(name, "\"{}\" is the name of an earlier rule of this policy too", *text);
      finding.resource = label_of(*rule);
      finding.notes.push_back({"the earlier rule is here", first->second.span()});
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor Terraform provider, app sign-on policy rules: names are unique in a policy, and the "
    "server answers 409 otherwise",
};
constexpr std::string_view kCovers[] = {"rule-name-unique"};

constexpr Example kExamples[] = {
    {"two rules called Staff",
     R"({"rules": [
  {"name": "Staff", "type": "ACCESS_POLICY", "priority": 0, "actions": {"appSignOn": {"access": "DENY"}}},
  {"name": «"Staff"», "type": "ACCESS_POLICY", "priority": 1, "actions": {"appSignOn": {"access": "DENY"}}}]})"},
    {"two names",
     R"({"rules": [
  {"name": "Staff", "type": "ACCESS_POLICY", "priority": 0, "actions": {"appSignOn": {"access": "DENY"}}},
  {"name": "Guests", "type": "ACCESS_POLICY", "priority": 1, "actions": {"appSignOn": {"access": "DENY"}}}]})"},
    {"the rules belong to two policies",
     R"([
  {"name": "Catch-all Rule", "type": "ACCESS_POLICY", "priority": 99, "system": true, "conditions": null, "actions": {"appSignOn": {"access": "DENY"}}},
  {"name": "Catch-all Rule", "type": "ACCESS_POLICY", "priority": 99, "system": true, "conditions": null, "actions": {"appSignOn": {"access": "DENY"}}}])"},
};

}  // namespace

Rule duplicate_name() {
  return {.id = "access/duplicate-name",
          .severity = Severity::warning,
          .consequence = Consequence::refused,
          .summary = "two rules of one policy have the same name",
          .rationale =
              "The names of a policy's rules are unique: according to the vendor's own provider "
              "the second one is refused with a conflict (409). Then half of the list is applied. "
              "Reported for rules in one list, such as an export or the `rules` of a policy.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .check_file = check};
}

}  // namespace posturelint::rules::access
