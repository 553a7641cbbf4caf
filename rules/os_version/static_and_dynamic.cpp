// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/os_requirements.h"

namespace posturelint::rules::os_version {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  for (const OsRequirement& requirement : reporter.os_requirements(policy.node)) {
    // os-version/dynamic-in-windows-version and the schema speak for the places without a dynamic
    // requirement.
    const bool takes_both =
        requirement.source == VersionSource::windows_major ||
        (requirement.source == VersionSource::okta_verify && policy.platform != Platform::windows);
    const Node minimum = requirement.minimum();
    const Node dynamic = requirement.node["dynamicVersionRequirement"];
    if (!takes_both || !minimum.is_set() || !dynamic.is_set()) continue;
    Finding& finding = reporter.at_key(
        dynamic, "minimum and dynamicVersionRequirement exclude each other; keep one");
    finding.notes.push_back({"the fixed minimum is here", minimum.span()});
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, OSVersion: the two can't be specified at the same time",
    "vendor OpenAPI 2026.06.3, DeviceAssuranceWindowsPlatform.osVersionConstraints: a requirement "
    "is static or dynamic",
};
constexpr std::string_view kCovers[] = {"osver-static-xor-dynamic", "osvc-minimum-xor-dynamic"};

constexpr Example kExamples[] = {
    {"a fixed version and a moving one",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {"minimum": "17.4.1",
  «"dynamicVersionRequirement"»: {"type": "MINIMUM", "distanceFromLatestMajor": 1}}})"},
    {"both for one major version of Windows",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "WINDOWS_10", "minimum": "10.0.19045.0",
   «"dynamicVersionRequirement"»: {"type": "NOT_ALLOWED"}}]})"},
    {"a moving version only",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {
  "dynamicVersionRequirement": {"type": "MINIMUM", "distanceFromLatestMajor": 1}}})"},
    {"one of each for two major versions",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "WINDOWS_11", "minimum": "10.0.22631.0"},
  {"majorVersionConstraint": "WINDOWS_10", "dynamicVersionRequirement": {"type": "NOT_ALLOWED"}}]})"},
    {"null is the same as absent",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {"minimum": null,
  "dynamicVersionRequirement": {"type": "MINIMUM", "distanceFromLatestMajor": 1}}})"},
};

}  // namespace

Rule static_and_dynamic() {
  return {.id = "os-version/static-and-dynamic",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a fixed and a moving version are asked for at once",
          .rationale =
              "A version requirement is either static, with `minimum`, or dynamic, with "
              "`dynamicVersionRequirement`, which follows the vendor's releases. The documentation "
              "forbids both in one place. Remove the one that is left over.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::device_assurance,
          .check = check};
}

}  // namespace posturelint::rules::os_version
