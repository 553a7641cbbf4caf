// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/os_requirements.h"

namespace posturelint::rules::os_version {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  for (const OsRequirement& requirement : reporter.os_requirements(policy.node)) {
    const Node dynamic = requirement.dynamic();
    const Node type = dynamic["type"];
    const auto distance = dynamic["distanceFromLatestMajor"].integer();
    if (!type.is_string("EXACT") || !distance || *distance < 1) continue;
    Finding& finding = reporter.at(
        type, "EXACT with distance {} refuses devices on the newest major version", *distance);
    finding.fix =
        Fix{"accept newer versions too", Applicability::unsafe, {{type.span(), "\"MINIMUM\""}}};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, OSVersion.dynamicVersionRequirement.type: EXACT means the same "
    "major "
    "version, MINIMUM that or a newer one",
};
constexpr std::string_view kCovers[] = {"dyn-exact-excludes-newer"};

constexpr Example kExamples[] = {
    {"exactly the version before the newest",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {
  "dynamicVersionRequirement": {"type": «"EXACT"», "distanceFromLatestMajor": 1}}})",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {
  "dynamicVersionRequirement": {"type": "MINIMUM", "distanceFromLatestMajor": 1}}})"},
    {"that version or the newest",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {
  "dynamicVersionRequirement": {"type": "MINIMUM", "distanceFromLatestMajor": 1}}})"},
    {"exactly the newest",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {
  "dynamicVersionRequirement": {"type": "EXACT", "distanceFromLatestMajor": 0}}})"},
};

}  // namespace

Rule newest_major_refused() {
  return {
      .id = "os-version/newest-major-refused",
      .severity = Severity::warning,
      .consequence = Consequence::locks_out,
      .summary = "a dynamic requirement refuses the newest major version",
      .rationale =
          "`EXACT` accepts one major version and no other. With a distance of 1 that is the one "
          "before the newest: whoever updates is locked out. `MINIMUM` accepts it and everything "
          "newer.",
      .when_to_ignore = "The newest version is being held back on purpose.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::os_version
