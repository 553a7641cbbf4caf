// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  const Node device = rule.node.find("/conditions/device");
  const Node managed = device["managed"];
  if (!managed.is_boolean(false) || !device["registered"].is_boolean(true)) return;
  reporter.at(managed,
              "\"managed\": false may mean devices that are not managed, or any registered device; "
              "leave it out for the second");
}

constexpr std::string_view kEvidence[] = {
    "vendor help on device context: reads it as management not being needed",
    "vendor guide on device signal collection: reads it as managed devices being left out",
    "recorded traffic: accepted with \"registered\": true",
};
constexpr std::string_view kCovers[] = {"device-managed-false"};

constexpr Example kExamples[] = {
    {"registered and not managed",
     R"({"name": "Own phones", "type": "ACCESS_POLICY",
  "conditions": {"device": {"registered": true, "managed": «false»}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"registered and managed",
     R"({"name": "Our phones", "type": "ACCESS_POLICY",
  "conditions": {"device": {"registered": true, "managed": true}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"alone it lacks registered, which is another finding",
     R"({"name": "Own phones", "type": "ACCESS_POLICY",
  "conditions": {"device": {"managed": false}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule managed_false() {
  return {.id = "conditions/managed-false",
          .severity = Severity::info,
          .consequence = Consequence::weakens,
          .summary = "a rule says managed: false, which is read in two ways",
          .rationale =
              "One page of the vendor's documentation reads `\"managed\": false` as \"need not be "
              "managed\", another as \"does not apply to managed devices\". Under the first a "
              "managed laptop matches, under the second it falls through to the next rule. Leave "
              "`managed` out when management does not matter, and try the rule on a managed "
              "device when it does.",
          .when_to_ignore = "You have tried which devices the rule matches in your org.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
