// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::posture_check {
namespace {

constexpr std::string_view kRequired[] = {"platform", "type", "variableName", "query",
                                          "mappingType"};

void check(const Resource& posture_check, Reporter& reporter) {
  if (posture_check.bare_members || posture_check.direction == Direction::response) return;
  if (posture_check.node["id"]) return;
  std::string missing;
  bool only_type = false;
  for (const std::string_view name : kRequired) {
    if (member_like(posture_check.node, name).is_set()) continue;
    only_type = missing.empty() && name == "type";
    if (!missing.empty()) missing += ", ";
    missing += name;
  }
  if (missing.empty()) return;
  Finding& finding =
      reporter.at_start(posture_check.node, "a new check also needs {}, the guide says", missing);
  if (!only_type || posture_check.node["type"]) return;
  finding.fix = Fix{"say that the check is your own", Applicability::unsafe,
                    insert_member(posture_check.node, "\"type\": \"CUSTOM\"")};
}

constexpr std::string_view kEvidence[] = {
    "vendor guide on posture checks and remediation: platform, type, variableName, query and "
    "mappingType are required",
    "vendor OpenAPI 2026.06.3: DevicePostureCheck marks no member as required",
};

constexpr Example kExamples[] = {
    {"nobody says how the answer is shown",
     R"(«{»"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "query": "SELECT global_state > 0 FROM alf;"})"},
    {"whose check it is",
     R"(«{»"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "mappingType": "CHECKBOX",
  "query": "SELECT global_state > 0 FROM alf;"})",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "mappingType": "CHECKBOX",
  "query": "SELECT global_state > 0 FROM alf;",
  "type": "CUSTOM"})"},
    {"all there",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT CASE WHEN global_state = 0 THEN 0 ELSE 1 END FROM alf;"})"},
    {"an answer of the server",
     R"({"id": "dch1a2b3c4d5e6f7g8h9", "name": "Firewall", "variableName": "macFirewall", "platform": "MACOS",
  "query": "SELECT global_state > 0 FROM alf;"})"},
};

}  // namespace

Rule member_missing() {
  return {.id = "posture-check/member-missing",
          .severity = Severity::warning,
          .consequence = Consequence::refused,
          .summary = "a posture check lacks a member that the guide requires",
          .rationale =
              "The guide lists five members that a check has to have: its platform, its type, the "
              "name that policies use, the query, and how the answer is compared. The published "
              "schema marks none of them, so this is a warning; a check without one of them says "
              "less than the server needs.",
          .when_to_ignore = "A server accepted the body as it is.",
          .evidence = kEvidence,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .kinds = ResourceKind::posture_check,
          .check = check};
}

}  // namespace posturelint::rules::posture_check
