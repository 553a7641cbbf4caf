// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

/// Ids are 20 letters and digits. A text with a blank, or one far from that length, is something
/// else: most often the policy's name.
bool cannot_be_an_id(std::string_view text) {
  const auto is_id_character = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '-' || c == '.';
  };
  return !std::ranges::all_of(text, is_id_character);
}

void check(const Resource& rule, Reporter& reporter) {
  for (const Node entry : rule.node.find("/conditions/device/assurance/include").items()) {
    const auto id = entry.string();
    if (!id || id->empty() || !cannot_be_an_id(*id)) continue;
    reporter.at(entry,
                "\"{}\" is not the id of a device assurance policy; ids look like dae…, and "
                "names are not looked up",
                *id);
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: DevicePolicyRuleConditionAssurance.include holds ids",
    "vendor device assurance guide, edition of 2025-01: gave a name here, later corrected to an id",
};
constexpr std::string_view kCovers[] = {"device-assurance-id-format"};

constexpr Example kExamples[] = {
    {"the policy is given by its name",
     R"({"type": "ACCESS_POLICY", "name": "Phones", "conditions": {"device": {"registered": true,
  "assurance": {"include": [«"Phones of the staff"»]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}})"},
    {"the policy is given by its id",
     R"({"type": "ACCESS_POLICY", "name": "Phones", "conditions": {"device": {"registered": true,
  "assurance": {"include": ["dae1a2b3c4d5e6f7g8h9"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}})"},
    {"the id is filled in later",
     R"({"type": "ACCESS_POLICY", "name": "Phones", "conditions": {"device": {"registered": true,
  "assurance": {"include": ["<id of the policy>", "${phones}"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}})"},
};

}  // namespace

Rule assurance_by_name() {
  return {.id = "conditions/assurance-by-name",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a device assurance policy is referred to by something that is not an id",
          .rationale =
              "`assurance.include` holds the ids that the server gave the policies (`dae` and 17 "
              "more letters or digits). A name in their place points at nothing. List the policies "
              "with GET /api/v1/device-assurances to find the id behind a name.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
