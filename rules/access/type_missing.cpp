// SPDX-License-Identifier: Apache-2.0
#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::access {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  if (rule.direction == Direction::response || rule.bare_members) return;
  if (!rule.node.is_object() || member_like(rule.node, "type")) return;
  Finding& finding = reporter.at_start(rule.node, "the rule has no type; it is ACCESS_POLICY");
  finding.fix = Fix{"add the type", Applicability::safe,
                    insert_member(rule.node, R"("type": "ACCESS_POLICY")")};
}

constexpr std::string_view kEvidence[] = {
    "vendor Policy API reference, last full edition: type is required",
    "vendor OpenAPI 2026.06.3, PolicyRule: type tells the kinds of rule apart",
    "recorded traffic: every accepted rule sends it",
};
constexpr std::string_view kCovers[] = {"rule-type-required"};

constexpr Example kExamples[] = {
    {"a rule that does not say what it is",
     R"(«{»"name": "Managed devices", "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "Managed devices", "actions": {"appSignOn": {"access": "DENY"}}, "type": "ACCESS_POLICY"})"},
    {"a rule with its type",
     R"({"name": "Managed devices", "type": "ACCESS_POLICY",
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"a misspelled key is another finding",
     R"({"name": "Managed devices", "Type": "ACCESS_POLICY",
  "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule type_missing() {
  return {.id = "access/type-missing",
          .severity = Severity::warning,
          .consequence = Consequence::refused,
          .summary = "an access policy rule has no type",
          .rationale =
              "The same endpoint takes rules of every kind of policy, and `type` tells them apart. "
              "Some "
              "printed examples leave it out; every rule recorded on its way to an organisation "
              "has it, "
              "and the vendor's reference calls it required.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::access
