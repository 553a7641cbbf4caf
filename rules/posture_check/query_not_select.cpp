// SPDX-License-Identifier: Apache-2.0
#include "document/string_place.h"
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/osquery.h"

namespace posturelint::rules::posture_check {
namespace {

void check(const Resource& posture_check, Reporter& reporter) {
  if (posture_check.node["type"].is_string("BUILTIN")) return;
  const Node node = posture_check.node["query"];
  const auto text = node.string();
  if (!text) return;
  const auto query = read_osquery(*text);
  if (!query || query->is_select()) return;
  const SqlToken& first = query->tokens[query->statements.front()];
  Finding& finding =
      reporter.at(node, "the query begins with {}; a check is one SELECT", first.text);
  finding.span = place_in_string(node, first.span);
}

constexpr std::string_view kEvidence[] = {
    "vendor guide on posture checks and remediation: the query is a SELECT; INSERT, UPDATE and "
    "DELETE are not for checks",
};
constexpr std::string_view kCovers[] = {"pc-query-single"};

constexpr Example kExamples[] = {
    {"a query that writes",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "«DELETE» FROM users;"})"},
    {"an expression of another language",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "«device».managed == true"})"},
    {"a query that reads",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "select 1 from alf;"})"},
    {"a query with a part that has a name",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "WITH a AS (SELECT global_state s FROM alf) SELECT s > 0 FROM a;"})"},
    {"the language of built-in checks is not ours to judge",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "BUILTIN",
  "mappingType": "CHECKBOX", "query": "device.managed == true"})"},
};

}  // namespace

Rule query_not_select() {
  return {.id = "posture-check/query-not-select",
          .severity = Severity::warning,
          .consequence = Consequence::locks_out,
          .summary = "the query of a posture check is no SELECT",
          .rationale =
              "The query is SQL for osquery, which only answers questions: its tables show the "
              "device, and there is nothing to write to. A query that is not a `SELECT`, or is in "
              "another language, has no answer; then no device passes the check.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::posture_check,
          .check = check};
}

}  // namespace posturelint::rules::posture_check
