// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

/// The lists of ids in a rule's conditions.
constexpr std::string_view kLists[] = {
    "/device/assurance/include", "/network/include",       "/network/exclude",
    "/people/groups/include",    "/people/groups/exclude", "/people/users/include",
    "/people/users/exclude",     "/userType/include",      "/userType/exclude",
};

void check(const Resource& rule, Reporter& reporter) {
  for (const std::string_view list : kLists) {
    std::map<std::string_view, Node> seen;
    for (const Node item : rule.node["conditions"].find(list).items()) {
      const auto id = item.string();
      if (!id) continue;
      const auto [first, is_new] = seen.try_emplace(*id, item);
      if (is_new) continue;
      Finding& finding = reporter.at(item, "{} is listed before", *id);
      finding.notes.push_back({"for the first time here", first->second.span()});
      finding.fix = Fix{"remove the second mention", Applicability::safe, remove_child(item)};
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: the lists are sets of ids, of which any or none must fit",
};
constexpr std::string_view kCovers[] = {"device-assurance-duplicate"};

constexpr Example kExamples[] = {
    {"a device assurance policy is listed twice",
     R"({"name": "Phones", "type": "ACCESS_POLICY", "conditions": {"device": {"registered": true,
  "assurance": {"include": ["dae1a2b3c4d5e6f7g8h9", «"dae1a2b3c4d5e6f7g8h9"»]}}},
  "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "Phones", "type": "ACCESS_POLICY", "conditions": {"device": {"registered": true,
  "assurance": {"include": ["dae1a2b3c4d5e6f7g8h9"]}}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"two policies",
     R"({"name": "Phones", "type": "ACCESS_POLICY", "conditions": {"device": {"registered": true,
  "assurance": {"include": ["dae1a2b3c4d5e6f7g8h9", "dae9h8g7f6e5d4c3b2a1"]}}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"ids differ in case",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"people": {"groups": {
  "include": ["00g1a2b3c4d5e6f7g8h9", "00g1A2b3c4d5e6f7g8h9"]}}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule repeated_id() {
  return {.id = "conditions/repeated-id",
          .severity = Severity::info,
          .consequence = Consequence::untidy,
          .summary = "an id stands twice in one list of a condition",
          .rationale =
              "The second mention changes nothing. Often another id was meant: two were copied "
              "and one was not replaced, and its device or group is missing from the rule.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
