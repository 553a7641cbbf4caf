// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/os_requirements.h"

namespace posturelint::rules::os_version {
namespace {

constexpr std::string_view kDetails[] = {"distanceFromLatestMajor", "latestSecurityPatch"};

void check(const Resource& policy, Reporter& reporter) {
  for (const OsRequirement& requirement : reporter.os_requirements(policy.node)) {
    const Node dynamic = requirement.dynamic();
    if (requirement.source != VersionSource::windows_major) continue;
    if (!dynamic["type"].is_string("NOT_ALLOWED")) continue;
    for (const std::string_view key : kDetails) {
      const Node detail = dynamic[key];
      if (!detail.is_set()) continue;
      Finding& finding = reporter.at_key(detail, "NOT_ALLOWED takes no {}", key);
      finding.fix = Fix{fmt::format("remove {}", key), Applicability::safe, remove_child(detail)};
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, OSVersionConstraint.dynamicVersionRequirement.type: "
    "distanceFromLatestMajor and latestSecurityPatch can't be specified for NOT_ALLOWED",
};
constexpr std::string_view kCovers[] = {"dyn-not-allowed-extra"};

constexpr Example kExamples[] = {
    {"not allowed, but patched",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "WINDOWS_11", "minimum": "10.0.22631.0"},
  {"majorVersionConstraint": "WINDOWS_10",
   "dynamicVersionRequirement": {"type": "NOT_ALLOWED", «"latestSecurityPatch"»: true}}]})",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "WINDOWS_11", "minimum": "10.0.22631.0"},
  {"majorVersionConstraint": "WINDOWS_10",
   "dynamicVersionRequirement": {"type": "NOT_ALLOWED"}}]})"},
    {"not allowed",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "WINDOWS_11", "minimum": "10.0.22631.0"},
  {"majorVersionConstraint": "WINDOWS_10", "dynamicVersionRequirement": {"type": "NOT_ALLOWED"}}]})"},
    {"null is the same as absent",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "WINDOWS_11", "minimum": "10.0.22631.0"},
  {"majorVersionConstraint": "WINDOWS_10",
   "dynamicVersionRequirement": {"type": "NOT_ALLOWED", "distanceFromLatestMajor": null}}]})"},
};

}  // namespace

Rule not_allowed_with_details() {
  return {.id = "os-version/not-allowed-with-details",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "NOT_ALLOWED comes with a distance or a security patch",
          .rationale =
              "A major version of Windows that is not allowed has no version to be near to and no "
              "patch "
              "to wait for. The documentation forbids `distanceFromLatestMajor` and "
              "`latestSecurityPatch` beside `NOT_ALLOWED`.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe,
          .kinds = ResourceKind::device_assurance,
          .check = check};
}

}  // namespace posturelint::rules::os_version
