// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::os_version {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  std::vector<Node> seen;
  for (const Node item : policy.node["osVersionConstraints"].items()) {
    const Node major = item["majorVersionConstraint"];
    if (!major.string()) continue;
    const auto first =
        std::ranges::find_if(seen, [&](Node n) { return n.string() == major.string(); });
    if (first == seen.end()) {
      seen.push_back(major);
      continue;
    }
    Finding& finding = reporter.at(major, "{} has an entry already", *major.string());
    finding.notes.push_back({"the first entry is here", first->span()});
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, DeviceAssuranceWindowsPlatform.osVersionConstraints: each entry is "
    "for another major version",
};
constexpr std::string_view kCovers[] = {"osvc-major-duplicate"};

constexpr Example kExamples[] = {
    {"two entries for Windows 11",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "WINDOWS_11", "minimum": "10.0.22631.0"},
  {"majorVersionConstraint": «"WINDOWS_11"», "minimum": "10.0.22621.0"}]})"},
    {"one entry for each",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "WINDOWS_11", "minimum": "10.0.22631.0"},
  {"majorVersionConstraint": "WINDOWS_10", "minimum": "10.0.19045.0"}]})"},
    {"a major version that is filled in later",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  {"majorVersionConstraint": "${major}", "minimum": "10.0.22631.0"},
  {"majorVersionConstraint": "${major}", "minimum": "10.0.19045.0"}]})"},
};

}  // namespace

Rule windows_major_repeated() {
  return {
      .id = "os-version/windows-major-repeated",
      .severity = Severity::error,
      .consequence = Consequence::refused,
      .summary = "two entries of osVersionConstraints are for the same major version",
      .rationale =
          "`osVersionConstraints` has at most one entry for each major version of Windows. Two for "
          "the same are not accepted; usually one of them was meant for the other version.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::os_version
