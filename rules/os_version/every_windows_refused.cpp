// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::os_version {
namespace {

bool refuses(Node constraints, std::string_view major) {
  for (const Node item : constraints.items()) {
    if (item["majorVersionConstraint"].is_string(major) &&
        item["dynamicVersionRequirement"]["type"].is_string("NOT_ALLOWED")) {
      return true;
    }
  }
  return false;
}

void check(const Resource& policy, Reporter& reporter) {
  const Node constraints = policy.node["osVersionConstraints"];
  if (!refuses(constraints, "WINDOWS_11") || !refuses(constraints, "WINDOWS_10")) return;
  reporter.at_key(constraints,
                  "WINDOWS_11 and WINDOWS_10 are NOT_ALLOWED: no Windows device passes");
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, OSVersionConstraint: what NOT_ALLOWED, WINDOWS_11 and WINDOWS_10 "
    "mean",
};
constexpr std::string_view kCovers[] = {"osvc-all-not-allowed"};

constexpr Example kExamples[] = {
    {"both major versions are refused",
     R"({"name": "PCs", "platform": "WINDOWS", «"osVersionConstraints"»: [
  {"majorVersionConstraint": "WINDOWS_11", "dynamicVersionRequirement": {"type": "NOT_ALLOWED"}},
  {"majorVersionConstraint": "WINDOWS_10", "dynamicVersionRequirement": {"type": "NOT_ALLOWED"}}]})"},
    {"Windows 10 is refused",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "WINDOWS_11", "minimum": "10.0.22631.0"},
  {"majorVersionConstraint": "WINDOWS_10", "dynamicVersionRequirement": {"type": "NOT_ALLOWED"}}]})"},
    {"Windows 10 is refused twice",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "WINDOWS_10", "dynamicVersionRequirement": {"type": "NOT_ALLOWED"}},
  {"majorVersionConstraint": "WINDOWS_10", "dynamicVersionRequirement": {"type": "NOT_ALLOWED"}}]})"},
};

}  // namespace

Rule every_windows_refused() {
  return {
      .id = "os-version/every-windows-refused",
      .severity = Severity::info,
      .consequence = Consequence::locks_out,
      .summary = "a Windows policy allows no version of Windows",
      .rationale =
          "With `NOT_ALLOWED` for Windows 11 and for Windows 10, which stands for older versions "
          "too, nothing is left that could satisfy the policy. A rule that denies Windows says the "
          "same more plainly.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::os_version
