// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::os_version {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  // On Windows the whole requirement is in the wrong place: os-version/dynamic-in-windows-version.
  if (policy.platform == Platform::windows) return;
  const Node type = policy.node["osVersion"]["dynamicVersionRequirement"]["type"];
  if (!type.is_string("NOT_ALLOWED")) return;
  reporter.at(type,
              "NOT_ALLOWED exists only for a major version of Windows, in osVersionConstraints");
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: NOT_ALLOWED is in the enum of OSVersionConstraint and not in that "
    "of "
    "OSVersion",
};
constexpr std::string_view kCovers[] = {"dyn-not-allowed-windows-only"};
constexpr std::string_view kAbsorbs[] = {"schema/not-in-enum"};

constexpr Example kExamples[] = {
    {"NOT_ALLOWED on iOS",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {
  "dynamicVersionRequirement": {"type": «"NOT_ALLOWED"»}}})"},
    {"NOT_ALLOWED for Windows 10",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "WINDOWS_11", "minimum": "10.0.22631.0"},
  {"majorVersionConstraint": "WINDOWS_10", "dynamicVersionRequirement": {"type": "NOT_ALLOWED"}}]})"},
    {"another word is the schema's to judge",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {
  "dynamicVersionRequirement": {"type": "FORBIDDEN"}}})"},
};

}  // namespace

Rule not_allowed_outside_windows() {
  return {
      .id = "os-version/not-allowed-outside-windows",
      .severity = Severity::error,
      .consequence = Consequence::refused,
      .summary = "NOT_ALLOWED is used outside osVersionConstraints",
      .rationale =
          "`NOT_ALLOWED` keeps one major version of Windows out. Other platforms have one "
          "requirement for all versions, where it is no value of `type`. To keep a platform out, "
          "write a rule that denies it.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .absorbs = kAbsorbs,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::os_version
