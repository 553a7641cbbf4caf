// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/rule_list.h"

namespace posturelint::rules::access {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  if (!is_catch_all(rule.node)) return;
  if (rule.request == nullptr || rule.request->method != "POST") return;
  const Node system = rule.node["system"];
  Finding& finding = reporter.at_key(
      system, "a new rule is never the system's own; the catch-all comes with its policy");
  finding.fix = Fix{"remove system", Applicability::unsafe, remove_child(system)};
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, PolicyRule.system: set by the server, false for rules people make",
};
constexpr std::string_view kCovers[] = {"rule-system-in-request"};
constexpr std::string_view kAbsorbs[] = {"schema/read-only-property"};

constexpr Example kExamples[] = {
    {"a rule is created as a system rule",
     R"(curl -X POST "https://example.okta.com/api/v1/policies/rst1a2b3c4d5e6f7g8h9/rules" -d '{"name": "Nobody", "type": "ACCESS_POLICY", «"system"»: true, "actions": {"appSignOn": {"access": "DENY"}}}'
)",
     R"(curl -X POST "https://example.okta.com/api/v1/policies/rst1a2b3c4d5e6f7g8h9/rules" -d '{"name": "Nobody", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}}}'
)",
     "push.sh"},
    {"the catch-all is replaced, as it was read",
     R"(curl -X PUT "https://example.okta.com/api/v1/policies/rst1a2b3c4d5e6f7g8h9/rules/rul1a2b3c4d5e6f7g8h9" -d '{"name": "Catch-all Rule", "type": "ACCESS_POLICY", "system": true, "priority": 99, "conditions": null, "actions": {"appSignOn": {"access": "DENY"}}}'
)",
     {},
     "push.sh"},
    {"a rule is created as what it is",
     R"(curl -X POST "https://example.okta.com/api/v1/policies/rst1a2b3c4d5e6f7g8h9/rules" -d '{"name": "Nobody", "type": "ACCESS_POLICY", "system": false, "actions": {"appSignOn": {"access": "DENY"}}}'
)",
     {},
     "push.sh"},
};

}  // namespace

Rule system_in_request() {
  return {.id = "access/system-in-request",
          .severity = Severity::info,
          .consequence = Consequence::ignored,
          .summary = "a new rule is called a system rule",
          .rationale =
              "`system` marks the catch-all, which is made with its policy. A body that creates a "
              "rule with `\"system\": true` was most likely copied from an answer. At best it is "
              "ignored; the rule will not be a second catch-all.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .absorbs = kAbsorbs,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::access
