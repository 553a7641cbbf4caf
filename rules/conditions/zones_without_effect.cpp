// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  const Node network = rule.node.find("/conditions/network");
  if (!network["connection"].is_string("ANYWHERE")) return;
  for (const std::string_view key : {"include", "exclude"}) {
    const Node zones = network[key];
    if (!zones.is_array() || zones.size() == 0) continue;
    Finding& finding = reporter.at_key(
        zones, "connection is ANYWHERE, so the zones in {} are not looked at; ZONE would use them",
        key);
    finding.notes.push_back({"the connection", network["connection"].span()});
    finding.fix = Fix{"set connection to ZONE",
                      Applicability::unsafe,
                      {{network["connection"].span(), "\"ZONE\""}}};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: PolicyNetworkCondition, zones belong to connection ZONE",
};
constexpr std::string_view kCovers[] = {"net-anywhere-with-list"};

constexpr Example kExamples[] = {
    {"zones are listed and not used",
     R"({"type": "ACCESS_POLICY", "name": "Office", "conditions": {"network": {
  "connection": "ANYWHERE", «"include"»: ["nzo1a2b3c4d5e6f7g8h9"]}},
  "actions": {"appSignOn": {"access": "ALLOW"}}})",
     R"({"type": "ACCESS_POLICY", "name": "Office", "conditions": {"network": {
  "connection": "ZONE", "include": ["nzo1a2b3c4d5e6f7g8h9"]}},
  "actions": {"appSignOn": {"access": "ALLOW"}}})"},
    {"zones are listed and used",
     R"({"type": "ACCESS_POLICY", "name": "Office", "conditions": {"network": {
  "connection": "ZONE", "include": ["nzo1a2b3c4d5e6f7g8h9"]}},
  "actions": {"appSignOn": {"access": "ALLOW"}}})"},
    {"an empty list says nothing",
     R"({"type": "ACCESS_POLICY", "name": "Office", "conditions": {"network": {
  "connection": "ANYWHERE", "include": []}},
  "actions": {"appSignOn": {"access": "ALLOW"}}})"},
};

}  // namespace

Rule zones_without_effect() {
  return {.id = "conditions/zones-without-effect",
          .severity = Severity::warning,
          .consequence = Consequence::weakens,
          .summary = "network zones are listed while the connection is ANYWHERE",
          .rationale =
              "The lists of zones count only when `connection` is `ZONE`. With `ANYWHERE` the rule "
              "matches from every address, and the list beside it is decoration: a rule that reads "
              "as \"from the office\" applies to the whole internet.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .security_severity = 5.5,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
