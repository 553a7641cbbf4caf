// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/expression.h"

namespace posturelint::rules::conditions {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  const Node condition = expression_of(rule.node);
  const auto text = condition.string();
  if (!text) return;
  const Expression expression = parse_expression(*text);
  for (std::size_t i = 0; i < expression.tokens.size(); ++i) {
    if (!is_path(expression.tokens, i, {"appuser", "entitlements"})) continue;
    Finding& finding = reporter.at(
        condition, "appuser.entitlements is for federated claims, not for access policy rules");
    finding.span = span_in_string(
        condition, {expression.tokens[i].span.begin, expression.tokens[i + 2].span.end});
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor Expression Language reference, edition of 2026-08: entitlements are supported in "
    "federated claims only",
};
constexpr std::string_view kCovers[] = {"el-federated-only"};

constexpr Example kExamples[] = {
    {"a rule asks for an entitlement",
     R"({"name": "Editors", "type": "ACCESS_POLICY", "conditions": {"elCondition": {
  "condition": "«appuser.entitlements».role == 'editor'"}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"a rule asks for an attribute of the user",
     R"({"name": "Editors", "type": "ACCESS_POLICY", "conditions": {"elCondition": {
  "condition": "user.profile.role == 'editor'"}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"the words are a string",
     R"({"name": "Editors", "type": "ACCESS_POLICY", "conditions": {"elCondition": {
  "condition": "user.profile.note == 'appuser.entitlements'"}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule entitlement_expression() {
  return {.id = "conditions/entitlement-expression",
          .severity = Severity::info,
          .consequence = Consequence::locks_out,
          .summary = "an expression uses entitlements, which rules do not know",
          .rationale =
              "The expression language is one, but not every context knows every value. The "
              "vendor's reference has `appuser.entitlements` for federated claims and says that it "
              "cannot be used in app sign-in policies. A rule that asks for it does not match whom "
              "it means.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
