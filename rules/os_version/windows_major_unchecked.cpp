// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::os_version {
namespace {

struct Major {
  std::string_view name;
  std::string_view devices;
};

constexpr Major kMajors[] = {
    {"WINDOWS_11", "every Windows 11 device"},
    {"WINDOWS_10", "every device on Windows 10 or older"},
};

enum class Listed { no, yes, unknown };

Listed lists(Node constraints, std::string_view name) {
  for (const Node item : constraints.items()) {
    const auto major = item["majorVersionConstraint"].string();
    if (!major || (*major != kMajors[0].name && *major != kMajors[1].name)) return Listed::unknown;
    if (*major == name) return Listed::yes;
  }
  return Listed::no;
}

void check(const Resource& policy, Reporter& reporter) {
  if (policy.platform != Platform::windows) return;
  const Node constraints = policy.node["osVersionConstraints"];
  // Two entries for one major version are another mistake: os-version/windows-major-repeated.
  if (constraints.size() != 1) return;
  for (const Major& major : kMajors) {
    if (lists(constraints, major.name) != Listed::no) continue;
    reporter.at_key(constraints, "{} has no entry, so {} passes", major.name, major.devices);
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, DeviceAssuranceWindowsPlatform.osVersionConstraints: devices on a "
    "major version without a requirement satisfy the condition",
    "vendor OpenAPI 2026.06.3, OSVersionConstraint: WINDOWS_10 stands for older versions too",
};
constexpr std::string_view kCovers[] = {"osvc-unlisted-major-passes"};

constexpr Example kExamples[] = {
    {"nothing is said about Windows 10",
     R"({"name": "PCs", "platform": "WINDOWS", «"osVersionConstraints"»: [
  {"majorVersionConstraint": "WINDOWS_11", "minimum": "10.0.22631.0"}]})"},
    {"Windows 10 is not allowed",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "WINDOWS_11", "minimum": "10.0.22631.0"},
  {"majorVersionConstraint": "WINDOWS_10", "dynamicVersionRequirement": {"type": "NOT_ALLOWED"}}]})"},
    {"a major version that is filled in later",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "${major}", "minimum": "10.0.22631.0"}]})"},
};

}  // namespace

Rule windows_major_unchecked() {
  return {.id = "os-version/windows-major-unchecked",
          .severity = Severity::warning,
          .consequence = Consequence::weakens,
          .summary = "osVersionConstraints leaves one major version of Windows unchecked",
          .rationale =
              "An entry of `osVersionConstraints` is for one major version; devices on the other "
              "satisfy the condition whatever they run. A list with Windows 11 alone lets every "
              "Windows 10, 8 and 7 in. Add an entry, with a version or with `NOT_ALLOWED`.",
          .when_to_ignore = "Rules with another policy decide about devices on that major version.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .security_severity = 6.0,
          .kinds = ResourceKind::device_assurance,
          .check = check};
}

}  // namespace posturelint::rules::os_version
