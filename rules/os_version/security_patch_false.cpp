// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/os_requirements.h"

namespace posturelint::rules::os_version {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  for (const OsRequirement& requirement : reporter.os_requirements(policy.node)) {
    const Node dynamic = requirement.dynamic();
    const Node patch = dynamic["latestSecurityPatch"];
    if (!patch.is_boolean(false) || dynamic["type"].is_string("NOT_ALLOWED")) continue;
    Finding& finding = reporter.at(patch, "false is the same as leaving latestSecurityPatch out");
    finding.fix = Fix{"remove latestSecurityPatch", Applicability::safe, remove_child(patch)};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, OSVersion.dynamicVersionRequirement.latestSecurityPatch",
};
constexpr std::string_view kCovers[] = {"dyn-patch-false"};

constexpr Example kExamples[] = {
    {"the patch is switched off",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {
  "dynamicVersionRequirement": {"type": "EXACT_ANY_SUPPORTED", "latestSecurityPatch": «false»}}})",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {
  "dynamicVersionRequirement": {"type": "EXACT_ANY_SUPPORTED"}}})"},
    {"the patch is asked for",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {
  "dynamicVersionRequirement": {"type": "EXACT_ANY_SUPPORTED", "latestSecurityPatch": true}}})"},
    {"the patch is filled in later",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {
  "dynamicVersionRequirement": {"type": "EXACT_ANY_SUPPORTED", "latestSecurityPatch": "${patch}"}}})"},
};

}  // namespace

Rule security_patch_false() {
  return {.id = "os-version/security-patch-false",
          .severity = Severity::info,
          .consequence = Consequence::untidy,
          .summary = "latestSecurityPatch is false",
          .rationale =
              "`latestSecurityPatch` asks for the newest patch when it is `true`. Nothing suggests "
              "that "
              "`false` differs from leaving it out, so the line only looks like a check.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe,
          .kinds = ResourceKind::device_assurance,
          .check = check};
}

}  // namespace posturelint::rules::os_version
