// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/os_requirements.h"

namespace posturelint::rules::os_version {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  if (policy.platform != Platform::macos) return;
  for (const MinimumVersion& minimum : reporter.minimum_versions(policy.node)) {
    if (minimum.version.major() != 10 || minimum.version.part(1) != 0) continue;
    reporter.at(minimum.node,
                "\"{}\" looks like a Windows build; every Mac in use is newer than 10.0",
                minimum.text);
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor Terraform examples: the macOS policy repeats the Windows build",
    "vendor OpenAPI 2026.06.3: one macOS example does too",
};
constexpr std::string_view kCovers[] = {"osver-macos-looks-like-windows"};
constexpr std::string_view kAbsorbs[] = {"os-version/two-parts"};

constexpr Example kExamples[] = {
    {"a Windows build on a Mac",
     R"({"name": "Macs", "platform": "MACOS",
  "thirdPartySignalProviders": {"dtc": {"osVersion": {"minimum": «"10.0.19041"»}}}})"},
    {"a version of macOS",
     R"({"name": "Macs", "platform": "MACOS",
  "thirdPartySignalProviders": {"dtc": {"osVersion": {"minimum": "10.15.7"}}}})"},
    {"a Windows build on Windows",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersion": {"minimum": "10.0.19041"}})"},
};

}  // namespace

Rule windows_build_on_macos() {
  return {
      .id = "os-version/windows-build-on-macos",
      .severity = Severity::info,
      .consequence = Consequence::weakens,
      .summary = "a macOS policy asks for what looks like a Windows build",
      .rationale =
          "`10.0.19041` is a build of Windows. On a Mac every version of the last twenty years is "
          "newer, so the condition is always satisfied and checks nothing. Most often the policy "
          "was copied from the one for Windows.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .security_severity = 4.0,
      .absorbs = kAbsorbs,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::os_version
