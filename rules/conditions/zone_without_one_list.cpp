// SPDX-License-Identifier: Apache-2.0
#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  const Node network = rule.node["conditions"]["network"];
  if (!network["connection"].is_string("ZONE")) return;
  // "include" is close enough to "exclude" to be taken for a misspelling of it, so look for both
  // lists by their exact keys.
  const Node include = network["include"];
  const Node exclude = network["exclude"];
  if (!member_like(network, "include").is_set() && !member_like(network, "exclude").is_set()) {
    reporter.at_start(network, "ZONE needs a list of zones, in include or in exclude");
  } else if (include.size() > 0 && exclude.size() > 0) {
    Finding& finding = reporter.at_key(exclude, "zones are either included or excluded, not both");
    finding.notes.push_back({"zones are included here", include.key_span()});
  }
}

constexpr std::string_view kEvidence[] = {
    "reported answer: \"You should either include or exclude network zones when you use zones in "
    "the "
    "policy rule.\"",
    "vendor OpenAPI 2026.06.3, PolicyNetworkCondition: for ZONE one of the arrays is required",
};
constexpr std::string_view kCovers[] = {"net-zone-needs-list", "net-zone-xor"};

constexpr Example kExamples[] = {
    {"which zone",
     R"({"name": "Office", "type": "ACCESS_POLICY", "conditions": {"network": «{»"connection": "ZONE"}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"in one zone and not in another",
     R"({"name": "Office", "type": "ACCESS_POLICY", "conditions": {"network": {"connection": "ZONE",
  "include": ["nzo1a2b3c4d5e6f7g8h9"], «"exclude"»: ["nzo9h8g7f6e5d4c3b2a1"]}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"in one zone",
     R"({"name": "Office", "type": "ACCESS_POLICY", "conditions": {"network": {"connection": "ZONE",
  "include": ["nzo1a2b3c4d5e6f7g8h9"]}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"an empty list excludes nothing",
     R"({"name": "Office", "type": "ACCESS_POLICY", "conditions": {"network": {"connection": "ZONE",
  "include": ["nzo1a2b3c4d5e6f7g8h9"], "exclude": []}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"anywhere needs no list",
     R"({"name": "Office", "type": "ACCESS_POLICY", "conditions": {"network": {"connection": "ANYWHERE"}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule zone_without_one_list() {
  return {
      .id = "conditions/zone-without-one-list",
      .severity = Severity::error,
      .consequence = Consequence::refused,
      .summary = "a zone condition has no list of zones, or two",
      .rationale =
          "With `ZONE` the condition needs exactly one list: `include` for the zones it matches, "
          "or "
          "`exclude` for those it does not. The server refuses a rule with neither and a rule with "
          "both.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .kinds = ResourceKind::access_policy_rule,
      .check = check};
}

}  // namespace posturelint::rules::conditions
