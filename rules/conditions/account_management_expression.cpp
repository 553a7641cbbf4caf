// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string_view>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/expression.h"
#include "policy/policy_path.h"

namespace posturelint::rules::conditions {
namespace {

/// The policy with an id, when the file shows it; else a null Node.
Node policy_with_id(std::string_view id, const Analysis& analysis) {
  if (id.empty()) return {};
  const auto found = std::ranges::find_if(analysis.resources, [&](const Resource& resource) {
    return resource.kind == ResourceKind::access_policy && resource.node["id"].is_string(id);
  });
  return found == analysis.resources.end() ? Node{} : found->node;
}

/// The policy that a rule belongs to, as far as the file says.
Node policy_of(const Resource& rule, const Analysis& analysis) {
  for (Node outer = rule.node.parent(); outer; outer = outer.parent()) {
    const auto found = std::ranges::find(analysis.resources, outer, &Resource::node);
    if (found != analysis.resources.end() && found->kind == ResourceKind::access_policy) {
      return outer;
    }
  }
  if (rule.request != nullptr) {
    const std::string_view url = rule.request->url;
    if (const Node policy = policy_with_id(policy_path(url).policy_of(url), analysis)) {
      return policy;
    }
  }
  const auto link = rule.node.find("/_links/self/href").string();
  return link ? policy_with_id(policy_path(*link).policy_of(*link), analysis) : Node{};
}

void check(const Resource& rule, Reporter& reporter) {
  const Node condition = expression_of(rule.node);
  const auto text = condition.string();
  if (!text || text->find("accessRequest") == std::string_view::npos) return;
  const Analysis& analysis = reporter.analysis();
  const Node type = policy_of(rule, analysis).find("/_embedded/resourceType");
  if (!type.is_string("APP")) return;
  const Expression expression = parse_expression(*text);
  for (std::size_t i = 0; i < expression.tokens.size(); ++i) {
    if (!is_path(expression.tokens, i, {"accessRequest"})) continue;
    Finding& finding = reporter.at(
        condition, "accessRequest is known in the Okta account management policy, not in an app's");
    finding.span = span_in_string(condition, expression.tokens[i].span);
    finding.notes.push_back({"the policy is for apps", analysis.to_host(type, type.span()),
                             analysis.extraction.source});
    return;
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor Expression Language reference, edition of 2026-08: accessRequest is for account "
    "management policies",
    "vendor guide on the Okta account management policy: its rules use accessRequest",
};
constexpr std::string_view kCovers[] = {"el-oamp-only"};

constexpr Example kExamples[] = {
    {"a rule of an app's policy asks for an operation on the account",
     R"({"policy": {"id": "rst1a2b3c4d5e6f7g8h9", "name": "Payroll", "type": "ACCESS_POLICY",
  "_embedded": {"resourceType": "APP"}, "rules": [{"name": "Enroll", "type": "ACCESS_POLICY",
  "conditions": {"elCondition": {"condition": "«accessRequest».operation == 'enroll'"}},
  "actions": {"appSignOn": {"access": "DENY"}}}]}})"},
    {"a rule of the account management policy",
     R"({"policy": {"id": "rst1a2b3c4d5e6f7g8h9", "name": "Accounts", "type": "ACCESS_POLICY",
  "_embedded": {"resourceType": "END_USER_ACCOUNT_MANAGEMENT"}, "rules": [{"name": "Enroll", "type": "ACCESS_POLICY",
  "conditions": {"elCondition": {"condition": "accessRequest.operation == 'enroll'"}},
  "actions": {"appSignOn": {"access": "DENY"}}}]}})"},
    {"which policy it is nobody says",
     R"({"name": "Enroll", "type": "ACCESS_POLICY",
  "conditions": {"elCondition": {"condition": "accessRequest.operation == 'enroll'"}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule account_management_expression() {
  return {.id = "conditions/account-management-expression",
          .severity = Severity::warning,
          .consequence = Consequence::locks_out,
          .summary = "a rule of an app's policy asks about account management",
          .rationale =
              "`accessRequest` says which change to their account somebody asks for: enroll, "
              "unenroll, recover, unlock. Only the Okta account management policy is evaluated for "
              "such requests. In the policy of an app the expression has nothing to look at, so "
              "the rule matches nobody. Reported where the file shows the policy, and that it is "
              "one for apps.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
