// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <string_view>
#include <utility>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "engine/to_host.h"
#include "policy/policy_path.h"
#include "policy/rule_list.h"

namespace posturelint::rules::access {
namespace {

/// The last rule of a policy that a script moved.
struct Move {
  std::int64_t priority;
  Node node;
};

void check(const Analysis& analysis, Reporter& reporter) {
  // A guide's commands are examples; only a script's run one after the other.
  const HostKind host = analysis.extraction.host;
  if (host != HostKind::shell && host != HostKind::http) return;
  std::map<std::string_view, Move> last_moves;
  for (const Resource& rule : analysis.resources) {
    if (rule.kind != ResourceKind::access_policy_rule || rule.request == nullptr) continue;
    if (rule.request->method != "PUT" || is_catch_all(rule.node)) continue;
    const std::string_view url = rule.request->url;
    const Node node = rule.node["priority"];
    const auto priority = node.integer();
    const std::string_view policy = policy_path(url).policy_of(url);
    if (!priority || policy.empty()) continue;
    const auto [last, is_first] = last_moves.try_emplace(policy, Move{*priority, node});
    if (is_first) continue;
    if (*priority < last->second.priority) {
      Finding& finding =
          reporter.at(node, "priority {} is set after {}; set priorities from the top down",
                      *priority, last->second.priority);
      finding.resource = label_of(rule);
      const Node before = last->second.node;
      finding.notes.push_back(
          {"set before", analysis.to_host(before, before.span()), analysis.extraction.source});
    }
    last->second = Move{*priority, node};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor guide on rule priorities: reorder in ascending priority, one rule at a time",
    "vendor Terraform provider: documents that another order leaves rules in other places",
};
constexpr std::string_view kCovers[] = {"rule-reorder-top-down"};

constexpr Example kExamples[] = {
    {"the second rule is moved first",
     R"(curl -X PUT "https://example.okta.com/api/v1/policies/${policy}/rules/${guests}" -d '{"name": "Guests", "type": "ACCESS_POLICY", "priority": 1, "actions": {"appSignOn": {"access": "DENY"}}}'
curl -X PUT "https://example.okta.com/api/v1/policies/${policy}/rules/${staff}" -d '{"name": "Staff", "type": "ACCESS_POLICY", "priority": «0», "actions": {"appSignOn": {"access": "DENY"}}}'
)",
     {},
     "reorder.sh"},
    {"from the top down",
     R"(curl -X PUT "https://example.okta.com/api/v1/policies/${policy}/rules/${staff}" -d '{"name": "Staff", "type": "ACCESS_POLICY", "priority": 0, "actions": {"appSignOn": {"access": "DENY"}}}'
curl -X PUT "https://example.okta.com/api/v1/policies/${policy}/rules/${guests}" -d '{"name": "Guests", "type": "ACCESS_POLICY", "priority": 1, "actions": {"appSignOn": {"access": "DENY"}}}'
)",
     {},
     "reorder.sh"},
    {"two policies do not disturb one another",
     R"(curl -X PUT "https://example.okta.com/api/v1/policies/${payroll}/rules/${guests}" -d '{"name": "Guests", "type": "ACCESS_POLICY", "priority": 1, "actions": {"appSignOn": {"access": "DENY"}}}'
curl -X PUT "https://example.okta.com/api/v1/policies/${mail}/rules/${staff}" -d '{"name": "Staff", "type": "ACCESS_POLICY", "priority": 0, "actions": {"appSignOn": {"access": "DENY"}}}'
)",
     {},
     "reorder.sh"},
};

}  // namespace

Rule reordered_bottom_up() {
  return {.id = "access/reordered-bottom-up",
          .severity = Severity::warning,
          .consequence = Consequence::weakens,
          .summary = "a script sets the priorities of rules in another order than they have",
          .rationale =
              "A rule that takes a priority moves the rules behind it down by one. A script that "
              "sets priorities from the bottom up undoes what it did before: each later request "
              "moves the rules that were already in place. Set the lowest number first, and wait "
              "for each answer.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .security_severity = 4.0,
          .check_file = check};
}

}  // namespace posturelint::rules::access
