// SPDX-License-Identifier: Apache-2.0
#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/device_conditions.h"
#include "policy/os_requirements.h"

namespace posturelint::rules::os_version {
namespace {

bool asks_for_something(const OsRequirement& requirement) {
  if (member_like(requirement.node, "minimum").is_set()) return true;
  return member_like(requirement.node, "dynamicVersionRequirement").is_set();
}

void check(const Resource& policy, Reporter& reporter) {
  for (const OsRequirement& requirement : reporter.os_requirements(policy.node)) {
    if (asks_for_something(requirement)) continue;
    const Node major = requirement.node["majorVersionConstraint"];
    if (requirement.source != VersionSource::windows_major) {
      Finding& finding =
          reporter.at_start(requirement.node, "osVersion has no minimum, so it checks nothing");
      if (requirement.node.size() > 0) continue;
      // A policy without any condition is refused.
      if (device_conditions(policy.node, requirement.node) == DeviceConditions::none) continue;
      finding.fix = Fix{"remove osVersion", Applicability::unsafe, remove_child(requirement.node)};
    } else if (major.string()) {
      reporter.at_start(requirement.node, "the entry for {} asks for no version", *major.string());
    } else {
      reporter.at_start(requirement.node, "the entry asks for no version");
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor MCP server: calls an osVersion without a requirement malformed and not enforced",
};
constexpr std::string_view kCovers[] = {"osver-empty", "osvc-neither"};

constexpr Example kExamples[] = {
    {"an empty osVersion",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "osVersion": «{»}})",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false})"},
    {"an empty osVersion and nothing else",
     R"({"name": "Phones", "platform": "IOS", "osVersion": «{»}})"},
    {"a major version of Windows without a version",
     R"({"name": "PCs", "platform": "WINDOWS", "osVersionConstraints": [
  «{»"majorVersionConstraint": "WINDOWS_11"}]})"},
    {"a version is asked for",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {"minimum": "17.4.1"}})"},
    {"a misspelled key is another finding",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {"minimun": "17.4.1"}})"},
};

}  // namespace

Rule nothing_required() {
  return {
      .id = "os-version/nothing-required",
      .severity = Severity::info,
      .consequence = Consequence::ignored,
      .summary = "a version condition asks for no version",
      .rationale =
          "`osVersion` and the entries of `osVersionConstraints` check what stands in `minimum` or "
          "`dynamicVersionRequirement`. Without either the condition looks set and probably lets "
          "every version pass.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::os_version
