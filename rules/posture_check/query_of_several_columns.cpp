// SPDX-License-Identifier: Apache-2.0
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
  if (!query || !query->is_select() || query->statements.size() > 1) return;
  const auto columns = query->columns();
  if (columns.empty()) return;
  // `SELECT * FROM (…)` has as many columns as what is inside.
  if (columns.front().is_mark('*') && columns.size() == 1 && !query->tables().empty() &&
      query->tables().front().depth == 0 &&
      find_osquery_table(query->tables().front().text) != OsqueryTable::unknown) {
    Finding& finding = reporter.at(node, "* answers every column of {}; a check has one value",
                                   query->tables().front().text);
    finding.span = place_in_string(node, columns.front().span);
  } else if (columns.size() > 1) {
    Finding& finding =
        reporter.at(node, "the query answers {} columns; a check has one value", columns.size());
    finding.span = place_in_string(node, columns[1].span);
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor guide on posture checks and remediation: a query answers exactly one row with one "
    "value, 1 or 0 for a CHECKBOX",
};
constexpr std::string_view kCovers[] = {"pc-query-single"};

constexpr Example kExamples[] = {
    {"all there is",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT «*» FROM alf;"})"},
    {"two values",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT global_state, «stealth_enabled» FROM alf;"})"},
    {"one value",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT CASE WHEN global_state = 0 THEN 0 ELSE 1 END FROM alf;"})"},
    {"commas and stars in functions",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT coalesce(max(global_state), 0) * 1 FROM alf WHERE (SELECT count(*) FROM users) > 0;"})"},
    {"a star over one column",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT * FROM (SELECT global_state > 0 FROM alf);"})"},
};

}  // namespace

Rule query_of_several_columns() {
  return {
      .id = "posture-check/query-of-several-columns",
      .severity = Severity::warning,
      .consequence = Consequence::locks_out,
      .summary = "the query of a posture check answers several columns",
      .rationale =
          "The policy compares one value with the answer of the query. `SELECT *` and lists of "
          "columns answer several, and which of them counts is not said; a device that should pass "
          "may fail. Compute the one value in the query: `SELECT CASE WHEN … THEN 1 ELSE 0 END`.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .kinds = ResourceKind::posture_check,
      .check = check};
}

}  // namespace posturelint::rules::posture_check
