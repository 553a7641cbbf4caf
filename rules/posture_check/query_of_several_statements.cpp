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
  if (!query || query->statements.size() < 2) return;
  Finding& finding = reporter.at(node, "the query has {} statements; a check is one SELECT",
                                 query->statements.size());
  finding.span = place_in_string(node, query->tokens[query->statements[1]].span);
}

constexpr std::string_view kEvidence[] = {
    "vendor guide on posture checks and remediation: the query is one SELECT statement with one "
    "answer",
};
constexpr std::string_view kCovers[] = {"pc-query-single"};

constexpr Example kExamples[] = {
    {"two questions",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT 1 FROM alf; «SELECT» 1 FROM users;"})"},
    {"one question",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT 1 FROM alf;"})"},
    {"a semicolon in a string, and one too many",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT path = 'a;b' FROM file;;"})"},
};

}  // namespace

Rule query_of_several_statements() {
  return {.id = "posture-check/query-of-several-statements",
          .severity = Severity::warning,
          .consequence = Consequence::locks_out,
          .summary = "the query of a posture check has several statements",
          .rationale =
              "A posture check is one question with one answer: one row, and in it the one value "
              "that the policy compares. Of several statements at most one is compared, and nobody "
              "says which. Join the questions: `SELECT a AND b`.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::posture_check,
          .check = check};
}

}  // namespace posturelint::rules::posture_check
