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
  if (!query || query->is_ended || !query->is_select()) return;
  Finding& finding = reporter.at(node, "the query does not end with a semicolon");
  // Not at the end of the text: that may be a comment.
  const std::uint32_t end = query->tokens.back().span.end;
  const std::uint32_t place = place_in_string(node, {end - 1, end}).end;
  if (place >= node.span().end) return;
  finding.fix = Fix{"end the query", Applicability::safe, {{{place, place}, ";"}}};
}

constexpr std::string_view kEvidence[] = {
    "vendor guide on posture checks and remediation: a query has to end with a semicolon",
};
constexpr std::string_view kCovers[] = {"pc-query-semicolon"};

constexpr Example kExamples[] = {
    {"a query without an end",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": «"SELECT global_state > 0 FROM alf"»})",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT global_state > 0 FROM alf;"})"},
    {"the semicolon is in the comment",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": «"SELECT 1 FROM alf -- on;"»})",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT 1 FROM alf; -- on;"})"},
    {"a query that ends",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT global_state > 0 FROM alf;"})"},
    {"blanks and comments may follow",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT global_state > 0 FROM alf; -- on \n"})"},
    {"a query that is filled in later",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "${query}"})"},
};

}  // namespace

Rule query_without_semicolon() {
  return {.id = "posture-check/query-without-semicolon",
          .severity = Severity::warning,
          .consequence = Consequence::locks_out,
          .summary = "the query of a posture check does not end with a semicolon",
          .rationale =
              "Okta Verify hands the query to osquery, and the guide demands a semicolon at its "
              "end. A check whose query cannot run has no answer, so devices that would pass fail "
              "it, and with it every policy that includes the check.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe,
          .kinds = ResourceKind::posture_check,
          .check = check};
}

}  // namespace posturelint::rules::posture_check
