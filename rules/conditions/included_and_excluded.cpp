// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

/// The conditions that have both lists.
constexpr std::string_view kPlaces[] = {"/conditions/people/users", "/conditions/people/groups",
                                        "/conditions/userType"};

void check(const Resource& rule, Reporter& reporter) {
  for (const std::string_view place : kPlaces) {
    const Node condition = rule.node.find(place);
    for (const Node excluded : condition["exclude"].items()) {
      const auto id = excluded.string();
      if (!id) continue;
      const NodeRange included = condition["include"].items();
      const auto twin =
          std::ranges::find_if(included, [&](Node candidate) { return candidate.is_string(*id); });
      if (twin == included.end()) continue;
      Finding& finding =
          reporter.at(excluded, "{} is included and excluded; exclusion wins, so it is out", *id);
      finding.notes.push_back({"included here", (*twin).span()});
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor release notes 2026.05.1: the same overlap is refused in the conditions of apps",
    "vendor Policy API reference, last full edition: exclude lists win",
};
constexpr std::string_view kCovers[] = {"people-include-exclude-overlap", "usertype-overlap"};

constexpr Example kExamples[] = {
    {"a group is let in and kept out",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"people": {"groups": {
  "include": ["00g1a2b3c4d5e6f7g8h9"], "exclude": [«"00g1a2b3c4d5e6f7g8h9"»]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}})"},
    {"one group is let in and another kept out",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"people": {"groups": {
  "include": ["00g1a2b3c4d5e6f7g8h9"], "exclude": ["00g9h8g7f6e5d4c3b2a1"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}})"},
    {"a user may be excluded from a group that is included",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "conditions": {"people": {
  "groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]},
  "users": {"exclude": ["00u1a2b3c4d5e6f7g8h9"]}}},
  "actions": {"appSignOn": {"access": "ALLOW"}}})"},
};

}  // namespace

Rule included_and_excluded() {
  return {
      .id = "conditions/included-and-excluded",
      .severity = Severity::info,
      .consequence = Consequence::locks_out,
      .summary = "the same id is included and excluded",
      .rationale =
          "An id in both lists of one condition is out: exclusion wins. When it was the only one "
          "included, the rule matches nobody and the next rule decides, often the catch-all.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .kinds = ResourceKind::access_policy_rule,
      .check = check};
}

}  // namespace posturelint::rules::conditions
