// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  if (!reporter.is_off("risk-scoring")) return;
  const Node risk = rule.node["conditions"]["riskScore"];
  if (!risk.is_set()) return;
  Finding& finding = reporter.at_key(
      risk, "riskScore is no condition here: this organisation has risk scoring off");
  if (!risk["level"].is_string("ANY")) return;
  finding.fix = Fix{"remove riskScore", Applicability::safe, remove_child(risk)};
}

constexpr std::string_view kEvidence[] = {
    "public issue of a configuration tool: the server's answer, \"Invalid condition type "
    "specified: riskScore\"",
};
constexpr std::string_view kCovers[] = {"risk-feature-gate"};

constexpr Example kExamples[] = {
    {.title = "the org has no risk scoring",
     .text =
         R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {«"riskScore"»: {"level": "ANY"}, "network": {"connection": "ANYWHERE"}},
  "actions": {"appSignOn": {"access": "DENY"}}})",
     .fixed =
         R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"network": {"connection": "ANYWHERE"}},
  "actions": {"appSignOn": {"access": "DENY"}}})",
     .config = "features:\n  risk-scoring: false\n"},
    {.title = "a level that means something has no replacement",
     .text =
         R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {«"riskScore"»: {"level": "HIGH"}},
  "actions": {"appSignOn": {"access": "DENY"}}})",
     .config = "features:\n  risk-scoring: false\n"},
    {.title = "nothing is said about risk scoring",
     .text =
         R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"riskScore": {"level": "HIGH"}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {.title = "the org has it",
     .text =
         R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"riskScore": {"level": "HIGH"}},
  "actions": {"appSignOn": {"access": "DENY"}}})",
     .config = "features:\n  risk-scoring: true\n"},
};

}  // namespace

Rule risk_scoring_off() {
  return {.id = "conditions/risk-scoring-off",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a rule has a risk condition in an org without risk scoring",
          .rationale =
              "An org without risk scoring does not know the condition: the server answers 400, "
              "\"Invalid condition type specified: riskScore\", whatever the level. `ANY` means "
              "the same as no condition, so it can go. Said only when the configuration has "
              "`features: {risk-scoring: false}`.",
          .when_to_ignore =
              "Correct `features` in the configuration instead, when the org has it by now.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
