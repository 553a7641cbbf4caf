// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "document/string_place.h"
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/osquery.h"

namespace posturelint::rules::posture_check {
namespace {

void check(const Resource& posture_check, Reporter& reporter) {
  const Node node = posture_check.node["query"];
  const auto text = node.string();
  if (!text) return;
  const auto query = read_osquery(*text);
  if (!query) return;
  for (const SqlToken& name : query->tables()) {
    if (find_osquery_table(name.text) != OsqueryTable::unknown) continue;
    const auto meant = osquery_table_like(name.text);
    if (!meant) continue;
    Finding& finding = reporter.at(node, "osquery is not known to have a table {}; did you mean {}",
                                   name.text, *meant);
    finding.span = place_in_string(node, name.span);
    // A name in quotes keeps them.
    if (name.kind != SqlTokenKind::word) continue;
    finding.fix = Fix{fmt::format("read {}", *meant),
                      Applicability::unsafe,
                      {{finding.span, std::string(*meant)}}};
  }
}

constexpr std::string_view kEvidence[] = {
    "osquery's public schema: the names of its tables",
};
constexpr std::string_view kCovers[] = {"pc-platform-table"};

constexpr Example kExamples[] = {
    {"a letter is missing",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "WINDOWS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT count(*) > 0 FROM «bitlocker_inf»;"})",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "WINDOWS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT count(*) > 0 FROM bitlocker_info;"})"},
    {"a table that is known",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "WINDOWS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT count(*) > 0 FROM bitlocker_info;"})"},
    {"a table of an extension",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "WINDOWS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT count(*) > 0 FROM acme_agents;"})"},
    {"a name that the query defines",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "WITH user AS (SELECT 1 AS a) SELECT a FROM user;"})"},
};

}  // namespace

Rule unknown_table() {
  return {.id = "posture-check/unknown-table",
          .severity = Severity::info,
          .consequence = Consequence::locks_out,
          .summary = "a posture check reads a table whose name looks misspelt",
          .rationale =
              "A query over a table that does not exist cannot be answered, so no device passes "
              "the check. Only names that are a letter or two away from a table of osquery are "
              "reported: extensions bring tables of their own.",
          .when_to_ignore = "An extension on your devices offers a table of that name.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .kinds = ResourceKind::posture_check,
          .check = check};
}

}  // namespace posturelint::rules::posture_check
