// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  if (rule.direction == Direction::response) return;
  const Node assurance = rule.node.find("/conditions/device/assurance");
  const Node include = assurance["include"];
  if (!include.is_array() || include.size() > 0) return;
  Finding& finding = reporter.at(
      include, "no device assurance policy is listed; leave assurance out to ask for none");
  finding.fix = Fix{"remove assurance", Applicability::unsafe, remove_child(assurance)};
}

constexpr std::string_view kEvidence[] = {
    "vendor guide on the Okta account management policy: shows an empty list",
    "no source says what an empty list means",
};
constexpr std::string_view kCovers[] = {"device-assurance-empty"};

constexpr Example kExamples[] = {
    {"an empty list",
     R"({"name": "Phones", "type": "ACCESS_POLICY", "conditions": {"device": {"registered": true,
  "assurance": {"include": «[]»}}}, "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "Phones", "type": "ACCESS_POLICY", "conditions": {"device": {"registered": true}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"no list",
     R"({"name": "Phones", "type": "ACCESS_POLICY", "conditions": {"device": {"registered": true}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"one policy that is filled in later",
     R"({"name": "Phones", "type": "ACCESS_POLICY", "conditions": {"device": {"registered": true,
  "assurance": {"include": ["${phones}"]}}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule assurance_empty() {
  return {.id = "conditions/assurance-empty",
          .severity = Severity::info,
          .consequence = Consequence::weakens,
          .summary = "a rule lists no device assurance policy",
          .rationale =
              "An empty `assurance.include` reads as if compliance were checked. Nothing says "
              "what it means: no check at all, or a condition that no device satisfies. Remove "
              "`assurance`, or list the policies that were meant.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
