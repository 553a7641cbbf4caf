// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/os_requirements.h"
#include "policy/os_version.h"

namespace posturelint::rules::os_version {
namespace {

/// The version in the middle of ` v14.2 `; empty when there is none.
std::string_view inner_version(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" vV");
  if (first == std::string_view::npos) return {};
  text.remove_prefix(first);
  text = text.substr(0, text.find_last_not_of(' ') + 1);
  return parse_os_version(text) ? text : std::string_view{};
}

void check(const Resource& policy, Reporter& reporter) {
  for (const OsRequirement& requirement : reporter.os_requirements(policy.node)) {
    const Node minimum = requirement.minimum();
    const auto text = minimum.string();
    if (!text || parse_os_version(*text)) continue;
    Finding& finding = reporter.at(
        minimum, "\"{}\" is no version: whole numbers between dots, like 14.4.1", *text);
    if (const std::string_view version = inner_version(*text); !version.empty()) {
      finding.fix = Fix{fmt::format("write {}", version),
                        Applicability::safe,
                        {{minimum.span(), fmt::format("\"{}\"", version)}}};
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor MCP server: versions are checked to be numbers between dots",
    "vendor OpenAPI 2026.06.3: every example of OSVersion.minimum",
};
constexpr std::string_view kCovers[] = {"osver-charset"};

constexpr Example kExamples[] = {
    {"a letter in front",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {"minimum": «"v17.4.1"»}})",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {"minimum": "17.4.1"}})"},
    {"a name instead of a number",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {"minimum": «"Sonoma"»}})"},
    {"a wildcard",
     R"({"name": "Macs", "platform": "MACOS",
  "thirdPartySignalProviders": {"dtc": {"osVersion": {"minimum": «"14.x"»}}}})"},
    {"numbers between dots",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {"minimum": "17.4.1"}})"},
    {"a version that is filled in later",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {"minimum": "${ios_version}"}})"},
};

}  // namespace

Rule not_a_version() {
  return {
      .id = "os-version/not-a-version",
      .severity = Severity::info,
      .consequence = Consequence::refused,
      .summary = "a minimum is no dotted version number",
      .rationale =
          "A version is whole numbers between dots. A letter in front, a marketing name, a blank "
          "or a wildcard cannot be compared with what a device reports.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::safe,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::os_version
