// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/os_version.h"

namespace posturelint::rules::os_version {
namespace {

// Windows 10 starts at build 10240; below that the number is no attempt at a build of Windows 10.
constexpr std::uint32_t kFirstWindows10Build = 10240;

void check(const Resource& policy, Reporter& reporter) {
  if (policy.platform != Platform::windows || policy.node["osVersionConstraints"].is_set()) return;
  const Node minimum = policy.node["osVersion"]["minimum"];
  const auto text = minimum.string();
  const auto version = text ? parse_os_version(*text) : std::nullopt;
  if (!version || version->part(2) < kFirstWindows10Build || *version >= first_windows_11()) return;
  reporter.at(minimum,
              "\"{}\" is a build of Windows 10 and every Windows 11 is above it; "
              "osVersionConstraints sets a minimum for each",
              *text);
}

constexpr std::string_view kEvidence[] = {
    "vendor device assurance guide: Windows uses osVersionConstraints instead of osVersion.minimum",
    "vendor OpenAPI 2026.06.3, DeviceAssuranceWindowsPlatform: still has osVersion",
    "recorded traffic: osVersion.minimum is accepted on Windows",
};
constexpr std::string_view kCovers[] = {"win-prefer-constraints"};

constexpr Example kExamples[] = {
    {"the latest build of Windows 10",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersion": {"minimum": «"10.0.19045.4291"»}})"},
    {"a build of Windows 11 shuts Windows 10 out",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersion": {"minimum": "10.0.22631.0"}})"},
    {"a minimum for each",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "WINDOWS_11", "minimum": "10.0.22631.0"},
  {"majorVersionConstraint": "WINDOWS_10", "minimum": "10.0.19045.4291"}]})"},
};

}  // namespace

Rule windows_11_without_minimum() {
  return {
      .id = "os-version/windows-11-without-minimum",
      .severity = Severity::info,
      .consequence = Consequence::untidy,
      .summary = "one minimum for Windows is a build of Windows 10",
      .rationale =
          "Windows 10 and Windows 11 share one sequence of builds, and Windows 11 starts at 22000. "
          "A single minimum that is a build of Windows 10 keeps old Windows 10 out and lets the "
          "very first, unpatched Windows 11 in. The guide uses `osVersionConstraints` on Windows, "
          "one entry for each major version.",
      .when_to_ignore = "The age of Windows 11 devices is checked elsewhere.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::os_version
