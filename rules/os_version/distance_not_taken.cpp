// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/os_requirements.h"

namespace posturelint::rules::os_version {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  for (const OsRequirement& requirement : reporter.os_requirements(policy.node)) {
    const Node dynamic = requirement.dynamic();
    const Node distance = dynamic["distanceFromLatestMajor"];
    if (!dynamic["type"].is_string("EXACT_ANY_SUPPORTED") || !distance.is_set()) continue;
    Finding& finding =
        reporter.at_key(distance, "EXACT_ANY_SUPPORTED takes no distanceFromLatestMajor");
    finding.notes.push_back({"the type is here", dynamic["type"].span()});
    finding.fix =
        Fix{"remove distanceFromLatestMajor", Applicability::safe, remove_child(distance)};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, OSVersion.dynamicVersionRequirement.type: distanceFromLatestMajor "
    "can't be specified for EXACT_ANY_SUPPORTED",
    "vendor device assurance guide: the same",
};
constexpr std::string_view kCovers[] = {"dyn-distance-forbidden"};

constexpr Example kExamples[] = {
    {"any supported version, and a distance",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {
  "dynamicVersionRequirement": {"type": "EXACT_ANY_SUPPORTED", «"distanceFromLatestMajor"»: 0}}})",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {
  "dynamicVersionRequirement": {"type": "EXACT_ANY_SUPPORTED"}}})"},
    {"any supported version",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {
  "dynamicVersionRequirement": {"type": "EXACT_ANY_SUPPORTED"}}})"},
    {"a minimum has a distance",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {
  "dynamicVersionRequirement": {"type": "MINIMUM", "distanceFromLatestMajor": 0}}})"},
};

}  // namespace

Rule distance_not_taken() {
  return {.id = "os-version/distance-not-taken",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "EXACT_ANY_SUPPORTED has a distance from the latest major version",
          .rationale =
              "`EXACT_ANY_SUPPORTED` accepts every major version that the vendor supports, however "
              "old, "
              "so there is nothing to count from the latest. The documentation forbids "
              "`distanceFromLatestMajor` with it. Use `MINIMUM` when a distance was meant.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe,
          .kinds = ResourceKind::device_assurance,
          .check = check};
}

}  // namespace posturelint::rules::os_version
