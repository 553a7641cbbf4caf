// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::access {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  const Node include = rule.node["conditions"]["device"]["assurance"]["include"];
  if (!include.is_string()) return;
  Finding& finding =
      reporter.at(include, "include is a list of device assurance policy ids, even for one");
  finding.fix = Fix{
      "wrap in [ ]", Applicability::safe, {{include.span(), fmt::format("[{}]", include.text())}}};
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, DevicePolicyRuleConditionAssurance.include: an array of ids",
    "vendor device assurance guide: once printed a string, corrected since",
};
constexpr std::string_view kCovers[] = {"device-assurance-include-array"};
constexpr std::string_view kAbsorbs[] = {"schema/wrong-type"};

constexpr Example kExamples[] = {
    {"one id without brackets",
     R"({"name": "Managed devices", "type": "ACCESS_POLICY",
  "conditions": {"device": {"registered": true, "assurance": {"include": «"dae1a2b3c4d5e6f7g8h9"»}}},
  "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "Managed devices", "type": "ACCESS_POLICY",
  "conditions": {"device": {"registered": true, "assurance": {"include": ["dae1a2b3c4d5e6f7g8h9"]}}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"a list with one id",
     R"({"name": "Managed devices", "type": "ACCESS_POLICY",
  "conditions": {"device": {"registered": true, "assurance": {"include": ["dae1a2b3c4d5e6f7g8h9"]}}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"null is no list",
     R"({"name": "Managed devices", "type": "ACCESS_POLICY",
  "conditions": {"device": {"registered": true, "assurance": {"include": null}}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule assurance_include_not_array() {
  return {.id = "access/assurance-include-not-array",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a rule names its device assurance policy without brackets",
          .rationale =
              "`device.assurance.include` lists the device assurance policies of which one must be "
              "satisfied. It is an array, also when there is only one.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe,
          .absorbs = kAbsorbs,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::access
