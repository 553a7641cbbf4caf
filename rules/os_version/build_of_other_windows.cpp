// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/os_version.h"

namespace posturelint::rules::os_version {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  for (const Node item : policy.node["osVersionConstraints"].items()) {
    const Node major = item["majorVersionConstraint"];
    const Node minimum = item["minimum"];
    const auto text = minimum.string();
    const auto version = text ? parse_os_version(*text) : std::nullopt;
    // Above 10 it is no build at all: os-version/windows-marketing-version.
    if (!version || version->major() > 10) continue;
    const bool is_windows_11 = *version >= first_windows_11();
    if (major.is_string("WINDOWS_11") && !is_windows_11) {
      reporter.at(minimum, "every Windows 11 is above \"{}\"; its builds start at 10.0.22000",
                  *text);
    } else if (major.is_string("WINDOWS_10") && is_windows_11) {
      reporter.at(minimum, "no Windows 10 reaches \"{}\"; that is a build of Windows 11", *text);
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: the examples have 10.0.19045.0 for WINDOWS_10 and 10.0.22000.0 for "
    "WINDOWS_11",
};
constexpr std::string_view kCovers[] = {"osvc-minimum-other-major"};

constexpr Example kExamples[] = {
    {"the builds are swapped",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "WINDOWS_11", "minimum": «"10.0.19045.0"»},
  {"majorVersionConstraint": "WINDOWS_10", "minimum": «"10.0.22631.0"»}]})"},
    {"each has a build of its own",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "WINDOWS_11", "minimum": "10.0.22000.0"},
  {"majorVersionConstraint": "WINDOWS_10", "minimum": "10.0.19045.0"}]})"},
    {"a major version that is filled in later",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "${major}", "minimum": "10.0.19045.0"}]})"},
};

}  // namespace

Rule build_of_other_windows() {
  return {
      .id = "os-version/build-of-other-windows",
      .severity = Severity::info,
      .consequence = Consequence::locks_out,
      .summary = "a minimum for one Windows is a build of the other",
      .rationale =
          "Builds of Windows 11 start at 22000 and all of Windows 10 is below. A Windows 11 entry "
          "with a lower build lets every Windows 11 pass; a Windows 10 entry with a higher one "
          "probably matches no device at all.",
      .when_to_ignore = "Windows 10 is meant to be kept out; `NOT_ALLOWED` says so openly.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::os_version
