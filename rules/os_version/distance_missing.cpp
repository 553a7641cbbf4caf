// SPDX-License-Identifier: Apache-2.0
#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/os_requirements.h"

namespace posturelint::rules::os_version {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  for (const OsRequirement& requirement : reporter.os_requirements(policy.node)) {
    const Node dynamic = requirement.dynamic();
    const Node type = dynamic["type"];
    if (!type.is_string("MINIMUM") && !type.is_string("EXACT")) continue;
    if (member_like(dynamic, "distanceFromLatestMajor").is_set()) continue;
    reporter.at_start(dynamic, "{} needs distanceFromLatestMajor, 0 or 1", *type.string());
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, OSVersion.dynamicVersionRequirement.type: MINIMUM and EXACT must "
    "have "
    "distanceFromLatestMajor",
};
constexpr std::string_view kCovers[] = {"dyn-distance-required"};

constexpr Example kExamples[] = {
    {"at least which version",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {
  "dynamicVersionRequirement": «{»"type": "MINIMUM"}}})"},
    {"exactly which version of Windows",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "WINDOWS_10", "dynamicVersionRequirement": {"type": "NOT_ALLOWED"}},
  {"majorVersionConstraint": "WINDOWS_11",
   "dynamicVersionRequirement": «{»"type": "EXACT", "latestSecurityPatch": true}}]})"},
    {"at most one major version behind",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {
  "dynamicVersionRequirement": {"type": "MINIMUM", "distanceFromLatestMajor": 1}}})"},
    {"any supported version needs no distance",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {
  "dynamicVersionRequirement": {"type": "EXACT_ANY_SUPPORTED"}}})"},
};

}  // namespace

Rule distance_missing() {
  return {
      .id = "os-version/distance-missing",
      .severity = Severity::error,
      .consequence = Consequence::refused,
      .summary = "a dynamic requirement does not say how far behind a device may be",
      .rationale =
          "`MINIMUM` and `EXACT` compare a device with a major version that is found by counting "
          "back from the vendor's latest. `distanceFromLatestMajor` is that count, 0 or 1, and the "
          "documentation demands it for both types.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::os_version
