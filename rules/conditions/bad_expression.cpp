// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/expression.h"

namespace posturelint::rules::conditions {
namespace {

/// What is wrong and what was expected, to follow the words it is about.
std::string_view explain(ExpressionMistake mistake) {
  using enum ExpressionMistake;
  switch (mistake) {
    case unclosed_string:
      return "starts a string that does not end";
    case curly_quote:
      return "is a curly quote; strings stand in straight ones";
    case unknown_character:
      return "means nothing in an expression";
    case single_equals:
      return "assigns, which is not offered; == compares";
    case single_operator_half:
      return "is half an operator; it is written twice";
    case not_offered:
      return "is not a part of this expression language";
    case unclosed_bracket:
      return "opens a bracket that is not closed";
    case extra_bracket:
      return "closes a bracket that is not open";
    case missing_operand:
      return "has no value at its side";
    case missing_operator:
      return "follows a value; expected an operator or the end";
    case missing_alternative:
      return "needs a : and a second value after the first";
  }
  return "";
}

void check(const Resource& rule, Reporter& reporter) {
  const Node condition = expression_of(rule.node);
  const auto text = condition.string();
  if (!text) return;
  const Expression expression = parse_expression(*text);
  if (!expression.flaw) return;
  const Span place = expression.flaw->span;
  Finding& finding =
      reporter.at(condition, "in the expression, {} {}", text->substr(place.begin, place.size()),
                  explain(expression.flaw->mistake));
  finding.span = span_in_string(condition, place);
}

constexpr std::string_view kEvidence[] = {
    "vendor Terraform provider, custom_expression: a wrong expression makes a rule match nobody",
    "vendor Expression Language reference, edition of 2026-08: a subset of the Spring expression "
    "language, with a list of operators that are not offered",
};
constexpr std::string_view kCovers[] = {"el-bad-expression"};

constexpr Example kExamples[] = {
    {"a string does not end",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"elCondition": {
  "condition": "user.status == «'ACTIVE»"}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"one equals sign",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"elCondition": {
  "condition": "user.status «=» 'ACTIVE'"}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"an operator is missing",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"elCondition": {
  "condition": "security.behaviors «contains» 'New IP'"}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"a group function with lists",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"elCondition": {
  "condition": "user.isMemberOf({'group.id': {'00g1a2b3c4d5e6f7g8h9'}}) and !user.isContractor"}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"a part is filled in later",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"elCondition": {
  "condition": "user.status == ${status}"}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule bad_expression() {
  return {.id = "conditions/bad-expression",
          .severity = Severity::warning,
          .consequence = Consequence::locks_out,
          .summary = "a custom expression cannot be read",
          .rationale =
              "`elCondition.condition` is a sentence of the expression language: values joined by "
              "operators. A rule whose expression cannot be evaluated matches nobody, so the next "
              "rule decides, often the catch-all. The finding names the first word that no reading "
              "of the language allows: a string or bracket without its end, two values without an "
              "operator, an operator of the larger Spring language that is not offered.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
