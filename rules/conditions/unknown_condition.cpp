// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/ranges.h>

#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

/// The conditions of access policy rules.
constexpr std::string_view kConditions[] = {"device",   "elCondition", "network", "people",
                                            "platform", "riskScore",   "userType"};
/// Conditions of the rules of other policy types; nobody may be said to have misspelt one.
constexpr std::string_view kOfOtherPolicies[] = {"app",
                                                 "apps",
                                                 "authContext",
                                                 "authProvider",
                                                 "beforeScheduledAction",
                                                 "clients",
                                                 "context",
                                                 "grantTypes",
                                                 "identityProvider",
                                                 "mdmEnrollment",
                                                 "scopes",
                                                 "userStatus",
                                                 "userLifecycleAttribute"};

void check(const Resource& rule, Reporter& reporter) {
  for (const Node member : rule.node["conditions"].members()) {
    if (!member.is_set() || member.is_overridden()) continue;
    if (std::ranges::find(kOfOtherPolicies, member.key()) == std::end(kOfOtherPolicies)) continue;
    Finding& finding =
        reporter.at_key(member, "\"{}\" is not a condition of access policy rules; they have {}",
                        member.key(), fmt::join(kConditions, ", "));
    finding.fix = Fix{fmt::format("remove \"{}\"", member.key()), Applicability::unsafe,
                      remove_child(member)};
  }
}

constexpr std::string_view kEvidence[] = {
    "reported answer: \"conditions: Invalid condition type specified\", followed by the name",
    "vendor OpenAPI 2026.06.3, AccessPolicyRuleConditions",
};
constexpr std::string_view kCovers[] = {"cond-unknown-type"};
constexpr std::string_view kAbsorbs[] = {"schema/property-not-in-release",
                                         "schema/unknown-property"};

constexpr Example kExamples[] = {
    {"a condition of session policies",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {«"authContext"»: {"authType": "ANY"},
  "network": {"connection": "ANYWHERE"}}, "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"network": {"connection": "ANYWHERE"}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"a condition of access policies",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"network": {"connection": "ANYWHERE"}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"a misspelt name is another finding",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"netwrok": {"connection": "ANYWHERE"}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"null asks for nothing",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"app": null},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule unknown_condition() {
  return {.id = "conditions/unknown-condition",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a rule has a condition of another type of policy",
          .rationale =
              "All policy rules of the API look alike, but each type has conditions of its own. "
              "The server names the one it does not know and refuses the rule: \"conditions: "
              "Invalid condition type specified\". An app is not a condition of a rule but what "
              "its policy is mapped to.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .absorbs = kAbsorbs,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
