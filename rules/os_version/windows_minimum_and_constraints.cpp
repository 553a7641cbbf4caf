// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::os_version {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  if (policy.platform != Platform::windows) return;
  const Node minimum = policy.node["osVersion"]["minimum"];
  const Node constraints = policy.node["osVersionConstraints"];
  if (!minimum.is_set() || !constraints.is_set()) return;
  Finding& finding = reporter.at_key(
      constraints, "osVersion.minimum and osVersionConstraints exclude each other; keep one");
  finding.notes.push_back({"osVersion.minimum is here", minimum.span()});
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, DeviceAssuranceWindowsPlatform.osVersionConstraints: not together "
    "with osVersion.minimum",
};
constexpr std::string_view kCovers[] = {"win-osversion-xor-constraints"};

constexpr Example kExamples[] = {
    {"one minimum for all and one for Windows 10",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersion": {"minimum": "10.0.19045.0"},
  «"osVersionConstraints"»: [
    {"majorVersionConstraint": "WINDOWS_10", "minimum": "10.0.19045.0"}]})"},
    {"only a minimum",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersion": {"minimum": "10.0.22631.0"}})"},
    {"osVersion is empty",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersion": {}, "osVersionConstraints": [
  {"majorVersionConstraint": "WINDOWS_10", "minimum": "10.0.19045.0"}]})"},
};

}  // namespace

Rule windows_minimum_and_constraints() {
  return {
      .id = "os-version/windows-minimum-and-constraints",
      .severity = Severity::error,
      .consequence = Consequence::refused,
      .summary = "a Windows policy has osVersion.minimum and osVersionConstraints",
      .rationale =
          "A policy for Windows asks either for one `osVersion.minimum`, or for one requirement "
          "per major version in `osVersionConstraints`. The documentation forbids both. Keep the "
          "constraints when Windows 10 and Windows 11 are to be told apart.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::os_version
