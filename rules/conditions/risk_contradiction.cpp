// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/expression.h"

namespace posturelint::rules::conditions {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  const Node level = rule.node.find("/conditions/riskScore/level");
  const auto scored = level.string();
  if (!scored || *scored == "ANY") return;
  const Node condition = expression_of(rule.node);
  const auto text = condition.string();
  if (!text) return;
  const Expression expression = parse_expression(*text);
  if (expression.flaw) return;
  const ExpressionToken* demanded = demanded_risk_level(expression);
  if (demanded == nullptr || demanded->content() == *scored) return;
  Finding& finding =
      reporter.at(condition, "the expression wants the risk {} and riskScore wants {}",
                  demanded->content(), *scored);
  finding.span = span_in_string(condition, demanded->span);
  finding.notes.push_back({"the other level is here", level.span()});
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, RiskScorePolicyRuleCondition: matches a particular level",
    "all conditions of a rule must hold, so two different levels leave nobody; inferred",
};
constexpr std::string_view kCovers[] = {"el-risk-vs-riskscore"};

constexpr Example kExamples[] = {
    {"two levels at once",
     R"({"name": "Risk", "type": "ACCESS_POLICY", "conditions": {"riskScore": {"level": "LOW"},
  "elCondition": {"condition": "security.risk.level == «'HIGH'»"}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"the same level twice",
     R"({"name": "Risk", "type": "ACCESS_POLICY", "conditions": {"riskScore": {"level": "HIGH"},
  "elCondition": {"condition": "security.risk.level == 'HIGH'"}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"the expression has another way to hold",
     R"({"name": "Risk", "type": "ACCESS_POLICY", "conditions": {"riskScore": {"level": "LOW"},
  "elCondition": {"condition": "security.risk.level == 'HIGH' || user.isTester"}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule risk_contradiction() {
  return {.id = "conditions/risk-contradiction",
          .severity = Severity::info,
          .consequence = Consequence::locks_out,
          .summary = "a rule asks for two different risk levels",
          .rationale =
              "A rule matches when all its conditions hold. One level in `riskScore` and another "
              "in the expression cannot hold at once, so the rule matches nobody.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
