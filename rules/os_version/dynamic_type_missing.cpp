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
    if (!dynamic || member_like(dynamic, "type").is_set()) continue;
    reporter.at_start(dynamic,
                      "the requirement has no type: MINIMUM, EXACT or EXACT_ANY_SUPPORTED");
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, OSVersion.dynamicVersionRequirement: the meaning of every member "
    "depends on type, in every example it is there",
};
constexpr std::string_view kCovers[] = {"dyn-type-required"};

constexpr Example kExamples[] = {
    {"a security patch and no type",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {
  "dynamicVersionRequirement": «{»"latestSecurityPatch": true}}})"},
    {"any supported version",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {
  "dynamicVersionRequirement": {"type": "EXACT_ANY_SUPPORTED", "latestSecurityPatch": true}}})"},
    {"a misspelled key is another finding",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {
  "dynamicVersionRequirement": {"Type": "EXACT_ANY_SUPPORTED"}}})"},
};

}  // namespace

Rule dynamic_type_missing() {
  return {.id = "os-version/dynamic-type-missing",
          .severity = Severity::info,
          .consequence = Consequence::refused,
          .summary = "a dynamic version requirement has no type",
          .rationale =
              "`type` says how a device's version is compared with the vendor's latest: at least "
              "as new "
              "(`MINIMUM`), the same major version (`EXACT`) or any supported one "
              "(`EXACT_ANY_SUPPORTED`). Without it the other members say nothing.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::device_assurance,
          .check = check};
}

}  // namespace posturelint::rules::os_version
