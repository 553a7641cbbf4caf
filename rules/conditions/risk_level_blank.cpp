// SPDX-License-Identifier: Apache-2.0
#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  if (rule.direction == Direction::response) return;
  const Node risk = rule.node["conditions"]["riskScore"];
  if (!risk.is_object()) return;
  const Node level = member_like(risk, "level");
  if (!level) {
    Finding& finding =
        reporter.at_start(risk, "the risk level cannot be left blank: ANY, LOW, MEDIUM or HIGH");
    finding.fix = Fix{"remove riskScore", Applicability::unsafe, remove_child(risk)};
  } else if (level.is_null() || level.is_string("")) {
    Finding& finding =
        reporter.at(level, "the risk level cannot be left blank: ANY, LOW, MEDIUM or HIGH");
    finding.fix = Fix{"accept any risk", Applicability::unsafe, {{level.span(), "\"ANY\""}}};
  }
}

constexpr std::string_view kEvidence[] = {
    "reported answer: \"conditions.riskScore.level: The field cannot be left blank\"",
    "vendor OpenAPI 2026.06.3, RiskScorePolicyRuleCondition: level is required",
};
constexpr std::string_view kCovers[] = {"risk-level-enum"};
constexpr std::string_view kAbsorbs[] = {"schema/missing-member", "schema/not-in-enum",
                                         "schema/wrong-type"};

constexpr Example kExamples[] = {
    {"no level",
     R"({"name": "Risky", "type": "ACCESS_POLICY", "conditions": {"network": {"connection": "ANYWHERE"}, "riskScore": «{»}},
  "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "Risky", "type": "ACCESS_POLICY", "conditions": {"network": {"connection": "ANYWHERE"}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"an empty level",
     R"({"name": "Risky", "type": "ACCESS_POLICY", "conditions": {"riskScore": {"level": «""»}},
  "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "Risky", "type": "ACCESS_POLICY", "conditions": {"riskScore": {"level": "ANY"}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"a level",
     R"({"name": "Risky", "type": "ACCESS_POLICY", "conditions": {"riskScore": {"level": "HIGH"}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"another word is the schema's to judge",
     R"({"name": "Risky", "type": "ACCESS_POLICY", "conditions": {"riskScore": {"level": "SEVERE"}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule risk_level_blank() {
  return {.id = "conditions/risk-level-blank",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a risk condition has no level",
          .rationale =
              "`riskScore` is one level: `LOW`, `MEDIUM`, `HIGH`, or `ANY` for no restriction. "
              "Blank or "
              "absent it is refused. Organisations without risk scoring refuse the condition "
              "altogether, so leave it out when any risk will do.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .absorbs = kAbsorbs,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
