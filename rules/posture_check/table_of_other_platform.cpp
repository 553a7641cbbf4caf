// SPDX-License-Identifier: Apache-2.0
#include "document/string_place.h"
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/osquery.h"

namespace posturelint::rules::posture_check {
namespace {

std::string_view where_it_is(OsqueryTable table) {
  switch (table) {
    case OsqueryTable::macos:
      return "on macOS, not on Windows";
    case OsqueryTable::windows:
      return "on Windows, not on macOS";
    default:
      return "neither on macOS nor on Windows";
  }
}

bool is_missing_on(OsqueryTable table, Platform platform) {
  if (table == OsqueryTable::elsewhere) return true;
  if (platform == Platform::windows) return table == OsqueryTable::macos;
  return platform == Platform::macos && table == OsqueryTable::windows;
}

void check(const Resource& posture_check, Reporter& reporter) {
  const Node node = posture_check.node["query"];
  const auto text = node.string();
  if (!text) return;
  const auto query = read_osquery(*text);
  if (!query) return;
  for (const SqlToken& name : query->tables()) {
    const OsqueryTable table = find_osquery_table(name.text);
    if (!is_missing_on(table, posture_check.platform)) continue;
    Finding& finding =
        reporter.at(node, "osquery has the table {} {}", name.text, where_it_is(table));
    finding.span = place_in_string(node, name.span);
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor guide on posture checks and remediation: alf in the example for macOS, "
    "windows_firewall_profiles in the one for Windows",
    "osquery's public schema: the platforms of its tables",
};
constexpr std::string_view kCovers[] = {"pc-platform-table"};

constexpr Example kExamples[] = {
    {"the firewall of macOS on Windows",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "WINDOWS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT 1 FROM «alf»;"})"},
    {"BitLocker on a Mac",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT count(*) > 0 FROM «bitlocker_info» b JOIN users u;"})"},
    {"a table of Linux",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT count(*) > 0 FROM «deb_packages»;"})"},
    {"tables of the platform",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "SELECT count(*) > 0 FROM alf, users;"})"},
    {"a table of an extension, and one the query defines",
     R"({"name": "Firewall", "variableName": "macFirewall", "platform": "MACOS", "type": "CUSTOM",
  "mappingType": "CHECKBOX", "query": "WITH registry AS (SELECT 1 AS a) SELECT count(*) FROM registry, acme_agent;"})"},
};

}  // namespace

Rule table_of_other_platform() {
  return {.id = "posture-check/table-of-other-platform",
          .severity = Severity::info,
          .consequence = Consequence::locks_out,
          .summary = "a posture check reads a table that its platform does not have",
          .rationale =
              "osquery offers different tables on macOS and on Windows. A query that names a table "
              "of the other platform cannot be answered there, so probably no device passes the "
              "check. Tables that we do not know (extensions, newer releases) are never reported.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::posture_check,
          .check = check};
}

}  // namespace posturelint::rules::posture_check
