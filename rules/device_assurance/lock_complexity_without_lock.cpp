// SPDX-License-Identifier: Apache-2.0
#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  if (policy.bare_members) return;
  const Node complexity =
      policy.node["thirdPartySignalProviders"]["androidDeviceTrust"]["screenLockComplexity"];
  if (!complexity.is_set() || member_like(policy.node, "screenLockType").is_set()) return;
  reporter.at_key(complexity,
                  "screenLockComplexity needs screenLockType.include, which is not set");
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, ScreenLockComplexity: requires a screenLockType.include value",
};
constexpr std::string_view kCovers[] = {"adt-complexity-needs-lock"};

constexpr Example kExamples[] = {
    {"a complex lock, but which lock",
     R"({"name": "Phones", "platform": "ANDROID",
  "thirdPartySignalProviders": {"androidDeviceTrust": {«"screenLockComplexity"»: "HIGH"}}})"},
    {"a complex lock",
     R"({"name": "Phones", "platform": "ANDROID", "screenLockType": {"include": ["BIOMETRIC"]},
  "thirdPartySignalProviders": {"androidDeviceTrust": {"screenLockComplexity": "HIGH"}}})"},
    {"another signal needs no lock",
     R"({"name": "Phones", "platform": "ANDROID",
  "thirdPartySignalProviders": {"androidDeviceTrust": {"wifiSecured": true}}})"},
};

}  // namespace

Rule lock_complexity_without_lock() {
  return {.id = "device-assurance/lock-complexity-without-lock",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a policy asks for a complex screen lock and for no lock",
          .rationale =
              "`screenLockComplexity` adds to a screen lock condition. The documentation demands "
              "`screenLockType.include` in every policy that has it.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::device_assurance,
          .check = check};
}

}  // namespace posturelint::rules::device_assurance
