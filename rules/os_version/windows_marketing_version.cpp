// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/os_requirements.h"

namespace posturelint::rules::os_version {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  if (policy.platform != Platform::windows) return;
  for (const MinimumVersion& minimum : reporter.minimum_versions(policy.node)) {
    if (minimum.version.major() < 11) continue;
    Finding& finding = reporter.at(
        minimum.node, "\"{}\" is above every Windows: Windows 11 reports 10.0.22000 and newer",
        minimum.text);
    if (minimum.version.major() != 11) continue;
    finding.fix = Fix{"ask for the first Windows 11",
                      Applicability::unsafe,
                      {{minimum.node.span(), "\"10.0.22000.0\""}}};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: the example for WINDOWS_11 has 10.0.22000.0",
    "vendor catalogue of OS versions: Windows 11 (22H2) is 10.0.22621",
    "recorded traffic: \"11.0\" and \"12.4.6\" are accepted",
};
constexpr std::string_view kCovers[] = {"osver-windows-marketing"};
constexpr std::string_view kAbsorbs[] = {"os-version/bare-major", "os-version/two-parts"};

constexpr Example kExamples[] = {
    {"the name on the box",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersion": {"minimum": «"11.0.0"»}})",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersion": {"minimum": "10.0.22000.0"}})"},
    {"what Windows 11 reports",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersion": {"minimum": "10.0.22000.0"}})"},
    {"11 is a version of macOS",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {"minimum": "11.0.0"}})"},
};

}  // namespace

Rule windows_marketing_version() {
  return {
      .id = "os-version/windows-marketing-version",
      .severity = Severity::info,
      .consequence = Consequence::locks_out,
      .summary = "a Windows version starts with 11 or more",
      .rationale =
          "Windows 11 still reports itself as 10.0, with builds from 22000 on. A minimum of 11.0 "
          "is "
          "above every Windows there is: probably no device satisfies the policy, and everybody on "
          "Windows is turned away. Ask for `10.0.22000` or newer, or use `osVersionConstraints`.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .absorbs = kAbsorbs,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::os_version
