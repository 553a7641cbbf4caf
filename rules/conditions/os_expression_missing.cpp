// SPDX-License-Identifier: Apache-2.0
#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

void check_list(Node list, Reporter& reporter) {
  for (const Node item : list.items()) {
    const Node os = item["os"];
    if (!os["type"].is_string("OTHER") || member_like(os, "expression")) continue;
    Finding& finding =
        reporter.at_start(os, "OTHER needs an expression beside it, which may be \"\"");
    finding.fix = Fix{"add an empty expression", Applicability::safe,
                      insert_member(os, R"("expression": "")")};
  }
}

void check(const Resource& rule, Reporter& reporter) {
  if (rule.direction == Direction::response) return;
  const Node platform = rule.node["conditions"]["platform"];
  check_list(platform["include"], reporter);
  check_list(platform["exclude"], reporter);
}

constexpr std::string_view kEvidence[] = {
    "reported answer: \"The condition 'platform' must have os.expression if os.type is OTHER.\"",
    "recorded traffic: rules with OTHER send an empty expression",
};
constexpr std::string_view kCovers[] = {"platform-other-needs-expression"};

constexpr Example kExamples[] = {
    {"another system, without an expression",
     R"({"name": "Kiosks", "type": "ACCESS_POLICY", "conditions": {"platform": {"include": [
  {"type": "DESKTOP", "os": «{»"type": "OTHER"}}]}}, "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "Kiosks", "type": "ACCESS_POLICY", "conditions": {"platform": {"include": [
  {"type": "DESKTOP", "os": {"type": "OTHER", "expression": ""}}]}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"another system, with an empty expression",
     R"({"name": "Kiosks", "type": "ACCESS_POLICY", "conditions": {"platform": {"include": [
  {"type": "DESKTOP", "os": {"type": "OTHER", "expression": ""}}]}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"a known system needs none",
     R"({"name": "Kiosks", "type": "ACCESS_POLICY", "conditions": {"platform": {"include": [
  {"type": "DESKTOP", "os": {"type": "LINUX"}}]}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule os_expression_missing() {
  return {.id = "conditions/os-expression-missing",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a platform condition for OTHER has no os.expression",
          .rationale =
              "For an operating system of type `OTHER` the server asks for `os.expression`, and "
              "refuses "
              "the rule without it. The expression may be empty, and in practice it is.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
