// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/blank.h"

namespace posturelint::rules::conditions {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  if (rule.direction == Direction::response) return;
  const Node custom = rule.node.find("/conditions/elCondition");
  if (!custom.is_object()) return;
  const Node condition = custom["condition"];
  if (condition.is_string() && is_blank(condition)) {
    reporter.at(condition, "the expression is blank; leave elCondition out to ask for nothing");
  } else if (custom.size() == 0 || condition.is_null()) {
    Finding& finding = reporter.at_key(custom, "elCondition has no expression, so it is dropped");
    finding.severity = Severity::info;
    finding.fix = Fix{"remove elCondition", Applicability::safe, remove_child(custom)};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, AccessPolicyRuleCustomCondition: condition is required",
    "recorded traffic: {} is accepted, and does not come back",
    "vendor Terraform provider: leaves elCondition out when the expression is empty, since it was "
    "refused",
};
constexpr std::string_view kCovers[] = {"el-required"};

constexpr Example kExamples[] = {
    {"an object with nothing in it",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {«"elCondition"»: {}},
  "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"a blank expression",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"elCondition": {"condition": «" "»}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"an expression",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"elCondition": {"condition": "user.isStaff"}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"no custom condition at all",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"elCondition": null},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule expression_empty() {
  return {.id = "conditions/expression-empty",
          .severity = Severity::warning,
          .consequence = Consequence::ignored,
          .summary = "a custom condition has no expression",
          .rationale =
              "An `elCondition` without `condition` is accepted and dropped: the rule asks for "
              "nothing there. A blank expression was refused when the vendor's own Terraform "
              "provider sent one. Whoever wanted a condition does not have it; whoever did not "
              "leaves the member out.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
