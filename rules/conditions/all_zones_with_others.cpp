// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  const Node network = rule.node.find("/conditions/network");
  for (const std::string_view key : {"include", "exclude"}) {
    const NodeRange zones = network[key].items();
    for (const Node zone : zones) {
      if (!zone.is_string("ALL_ZONES") || network[key].size() < 2) continue;
      reporter.at(zone, "ALL_ZONES must stand alone; the other zones in {} are part of it", key);
      break;
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor Policy API reference, last full edition: ALL_ZONES is the only element of its list",
};
constexpr std::string_view kCovers[] = {"net-all-zones-alone"};

constexpr Example kExamples[] = {
    {"every zone, and one more",
     R"({"type": "ACCESS_POLICY", "name": "Office", "conditions": {"network": {
  "connection": "ZONE", "include": [«"ALL_ZONES"», "nzo1a2b3c4d5e6f7g8h9"]}},
  "actions": {"appSignOn": {"access": "ALLOW"}}})"},
    {"every zone",
     R"({"type": "ACCESS_POLICY", "name": "Office", "conditions": {"network": {
  "connection": "ZONE", "include": ["ALL_ZONES"]}},
  "actions": {"appSignOn": {"access": "ALLOW"}}})"},
    {"two zones by their ids",
     R"({"type": "ACCESS_POLICY", "name": "Office", "conditions": {"network": {
  "connection": "ZONE", "include": ["nzo1a2b3c4d5e6f7g8h9", "nzo9h8g7f6e5d4c3b2a1"]}},
  "actions": {"appSignOn": {"access": "ALLOW"}}})"},
};

}  // namespace

Rule all_zones_with_others() {
  return {.id = "conditions/all-zones-with-others",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "ALL_ZONES is listed beside other zones",
          .rationale =
              "`ALL_ZONES` is not a zone but a word for all of them, and it is taken only as the "
              "one element of its list. Beside other ids the list is not accepted. Keep either the "
              "word or the ids, whichever was meant.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
