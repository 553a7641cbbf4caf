// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::os_version {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  if (policy.platform != Platform::windows) return;
  const Node dynamic = policy.node["osVersion"]["dynamicVersionRequirement"];
  if (!dynamic.is_set()) return;
  reporter.at_key(dynamic,
                  "on WINDOWS dynamicVersionRequirement belongs into an entry of "
                  "osVersionConstraints; osVersion has only minimum");
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, DeviceAssuranceWindowsPlatform: osVersion is "
    "OSVersionFourComponents, osVersionConstraints holds dynamic requirements",
};
constexpr std::string_view kCovers[] = {"win-dynamic-in-osversion"};
constexpr std::string_view kAbsorbs[] = {"schema/property-of-other-platform",
                                         "schema/unknown-property"};

constexpr Example kExamples[] = {
    {"a moving version in osVersion",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersion": {
  «"dynamicVersionRequirement"»: {"type": "MINIMUM", "distanceFromLatestMajor": 0}}})"},
    {"a moving version for each major version",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "WINDOWS_11",
   "dynamicVersionRequirement": {"type": "MINIMUM", "distanceFromLatestMajor": 0}}]})"},
    {"other platforms have it in osVersion",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {
  "dynamicVersionRequirement": {"type": "MINIMUM", "distanceFromLatestMajor": 0}}})"},
};

}  // namespace

Rule dynamic_in_windows_version() {
  return {
      .id = "os-version/dynamic-in-windows-version",
      .severity = Severity::warning,
      .consequence = Consequence::ignored,
      .summary = "a Windows policy has its dynamic requirement in osVersion",
      .rationale =
          "On Windows a dynamic requirement is set for each major version, in "
          "`osVersionConstraints`. `osVersion` has nothing but `minimum` there, so a "
          "`dynamicVersionRequirement` in it is not part of the policy and no version is checked.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .security_severity = 4.0,
      .absorbs = kAbsorbs,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::os_version
