// SPDX-License-Identifier: Apache-2.0
#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/blank.h"

namespace posturelint::rules::access {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  if (rule.direction == Direction::response || rule.bare_members) return;
  const Node name = member_like(rule.node, "name");
  if (!name) {
    reporter.at_start(rule.node, "the rule has no name");
  } else if (is_blank(name)) {
    reporter.at(name, "the rule's name is blank");
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor Policy API reference, last full edition: name is required",
    "recorded traffic: every accepted rule has one",
};
constexpr std::string_view kCovers[] = {"rule-name-required"};

constexpr Example kExamples[] = {
    {"there is no name",
     R"(«{»"type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"the name is blank",
     R"({"name": «""», "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"the rule has a name",
     R"({"name": "Nobody", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"the name is filled in later",
     R"({"name": "${name}", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule name_missing() {
  return {
      .id = "access/name-missing",
      .severity = Severity::error,
      .consequence = Consequence::refused,
      .summary = "an access policy rule has no name",
      .rationale =
          "Rules are told apart by their names, in the console and in the System Log, and the "
          "vendor's reference calls the name required. The published schema does not, so a schema "
          "alone does not notice.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .kinds = ResourceKind::access_policy_rule,
      .check = check};
}

}  // namespace posturelint::rules::access
