// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/rule_list.h"

namespace posturelint::rules::access {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  if (!is_catch_all(rule.node)) return;
  // To create one is another mistake: access/system-in-request.
  if (rule.request != nullptr && rule.request->method == "POST") return;
  const Node conditions = rule.node["conditions"];
  const auto is_set = [](Node member) { return member.is_set(); };
  if (std::ranges::any_of(conditions.members(), is_set)) {
    Finding& finding = reporter.at_key(
        conditions, "the catch-all rule has no conditions; only its actions can be changed");
    finding.fix =
        Fix{"set conditions to null", Applicability::unsafe, {{conditions.span(), "null"}}};
  }
  const Node priority = rule.node["priority"];
  const auto number = priority.integer();
  if (number && *number != kCatchAllPriority) {
    reporter.at(priority, "the catch-all rule stays at priority {}, not {}", kCatchAllPriority,
                *number);
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor Terraform provider, app sign-on policy rules: leaves everything but the actions of a "
    "system rule alone",
    "recorded traffic: the catch-all always has priority 99 and conditions null",
};
constexpr std::string_view kCovers[] = {"rule-system-conditions"};

constexpr Example kExamples[] = {
    {"the catch-all is to look at the network",
     R"({"name": "Catch-all Rule", "type": "ACCESS_POLICY", "priority": 99, "system": true,
  «"conditions"»: {"network": {"connection": "ANYWHERE"}}, "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "Catch-all Rule", "type": "ACCESS_POLICY", "priority": 99, "system": true,
  "conditions": null, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"the catch-all is moved",
     R"({"name": "Catch-all Rule", "type": "ACCESS_POLICY", "priority": «0», "system": true,
  "conditions": null, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"only its action is changed",
     R"({"name": "Catch-all Rule", "type": "ACCESS_POLICY", "priority": 99, "system": true,
  "conditions": null, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"a rule of ours has conditions",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "priority": 0, "system": false,
  "conditions": {"network": {"connection": "ANYWHERE"}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule catch_all_changed() {
  return {.id = "access/catch-all-changed",
          .severity = Severity::warning,
          .consequence = Consequence::ignored,
          .summary = "the catch-all rule has conditions or another priority",
          .rationale =
              "Every policy has one rule that the server made: it matches what no other rule did, "
              "stands last, and can neither be moved nor narrowed. Only what it does can be "
              "changed. Conditions in it are refused or ignored, so the rule still matches "
              "everybody. Write a rule of your own for the case, and let the catch-all deny.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::access
