// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

bool is_empty_list(Node list) { return !list.is_set() || (list.is_array() && list.size() == 0); }

void check(const Resource& rule, Reporter& reporter) {
  if (rule.direction == Direction::response) return;
  const Node platform = rule.node["conditions"]["platform"];
  if (!platform.is_object()) return;
  const auto is_a_list = [](Node member) {
    return member.key() == "include" || member.key() == "exclude";
  };
  if (!std::ranges::all_of(platform.members(), is_a_list)) return;
  if (!is_empty_list(platform["include"]) || !is_empty_list(platform["exclude"])) return;
  Finding& finding =
      reporter.at_key(platform, "platform lists no platform, so the rule matches all of them");
  finding.fix = Fix{"remove platform", Applicability::safe, remove_child(platform)};
}

constexpr std::string_view kEvidence[] = {
    "recorded traffic: an empty platform is accepted, and the rule comes back without it",
};
constexpr std::string_view kCovers[] = {"platform-empty-include"};

constexpr Example kExamples[] = {
    {"nothing in it",
     R"({"name": "All", "type": "ACCESS_POLICY", "conditions": {«"platform"»: {}},
  "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "All", "type": "ACCESS_POLICY", "conditions": {},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"empty lists",
     R"({"name": "All", "type": "ACCESS_POLICY", "conditions": {"riskScore": {"level": "ANY"}, «"platform"»: {"include": [], "exclude": []}},
  "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "All", "type": "ACCESS_POLICY", "conditions": {"riskScore": {"level": "ANY"}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"one platform",
     R"({"name": "Macs", "type": "ACCESS_POLICY", "conditions": {"platform": {"include": [
  {"type": "DESKTOP", "os": {"type": "MACOS"}}]}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"one platform is excluded",
     R"({"name": "All", "type": "ACCESS_POLICY", "conditions": {"platform": {"include": [], "exclude": [
  {"type": "DESKTOP", "os": {"type": "MACOS"}}]}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule platform_empty() {
  return {.id = "conditions/platform-empty",
          .severity = Severity::info,
          .consequence = Consequence::ignored,
          .summary = "a platform condition lists no platform",
          .rationale =
              "A condition without entries restricts nothing; the server takes it and forgets it. "
              "It is harmless where every platform is meant. Where the entries were forgotten, "
              "the rule decides about devices it was not written for.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
