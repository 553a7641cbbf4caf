// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/rule_list.h"

namespace posturelint::rules::access {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  const Node node = rule.node["priority"];
  const auto priority = node.integer();
  if (!priority || is_catch_all(rule.node)) return;
  if (*priority >= 0 && *priority <= kLastCustomPriority) return;
  // Whose conditions are null, and who stands there, may be the catch-all in short form.
  const Node conditions = rule.node["conditions"];
  if (*priority == kCatchAllPriority && !conditions.is_object()) return;
  Finding& finding = reporter.at(node, "priority {} is not one of 0 to {}; {} is the catch-all's",
                                 *priority, kLastCustomPriority, kCatchAllPriority);
  const std::int64_t nearest = std::clamp<std::int64_t>(*priority, 0, kLastCustomPriority);
  finding.fix = Fix{fmt::format("change to {}", nearest),
                    Applicability::unsafe,
                    {{node.span(), fmt::format("{}", nearest)}}};
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, Policy: at most 100 rules, the last of which is the catch-all",
    "vendor Policy API reference, last full edition: priorities from 0 to 98, 99 for the default",
    "recorded traffic: 98 is the highest priority of a custom rule",
};
constexpr std::string_view kCovers[] = {"rule-priority-range"};

constexpr Example kExamples[] = {
    {"beyond the catch-all",
     R"({"name": "Last", "type": "ACCESS_POLICY", "priority": «100», "conditions": {"riskScore": {"level": "LOW"}},
  "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "Last", "type": "ACCESS_POLICY", "priority": 98, "conditions": {"riskScore": {"level": "LOW"}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"below zero",
     R"({"name": "First", "type": "ACCESS_POLICY", "priority": «-1», "conditions": null,
  "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "First", "type": "ACCESS_POLICY", "priority": 0, "conditions": null,
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"the last priority of a custom rule",
     R"({"name": "Last", "type": "ACCESS_POLICY", "priority": 98, "conditions": {"riskScore": {"level": "LOW"}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"the catch-all itself",
     R"({"name": "Catch-all Rule", "type": "ACCESS_POLICY", "priority": 99, "system": true, "conditions": null,
  "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule priority_out_of_range() {
  return {.id = "access/priority-out-of-range",
          .severity = Severity::warning,
          .consequence = Consequence::refused,
          .summary = "a rule's priority is not one of 0 to 98",
          .rationale =
              "Rules are tried from priority 0 upwards, and the catch-all, which the server made, "
              "stands at 99. A custom rule has its place before it. Another number is not "
              "accepted, or the rule ends up in another place than the file says.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::access
