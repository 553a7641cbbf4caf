// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  const Node complexity =
      policy.node["thirdPartySignalProviders"]["androidDeviceTrust"]["screenLockComplexity"];
  if (!complexity.is_set()) return;
  for (const Node item : policy.node["screenLockType"]["include"].items()) {
    if (!item.is_string("NONE")) continue;
    Finding& finding =
        reporter.at(item, "NONE accepts devices without a lock; screenLockComplexity asks for one");
    finding.notes.push_back({"the complexity is asked for here", complexity.member_span()});
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: ScreenLockComplexity belongs to a screenLockType condition; NONE "
    "among its values means no lock",
};
constexpr std::string_view kCovers[] = {"adt-complexity-conflicts-none"};

constexpr Example kExamples[] = {
    {"a complex lock, or none",
     R"({"name": "Phones", "platform": "ANDROID", "screenLockType": {"include": ["BIOMETRIC", «"NONE"»]},
  "thirdPartySignalProviders": {"androidDeviceTrust": {"screenLockComplexity": "HIGH"}}})"},
    {"a complex lock",
     R"({"name": "Phones", "platform": "ANDROID", "screenLockType": {"include": ["BIOMETRIC", "PASSCODE"]},
  "thirdPartySignalProviders": {"androidDeviceTrust": {"screenLockComplexity": "HIGH"}}})"},
    {"no lock, and nobody asks how complex it is",
     R"({"name": "Phones", "platform": "ANDROID", "screenLockType": {"include": ["NONE"]},
  "thirdPartySignalProviders": {"androidDeviceTrust": {"wifiSecured": true}}})"},
};

}  // namespace

Rule lock_complexity_with_none() {
  return {
      .id = "device-assurance/lock-complexity-with-none",
      .severity = Severity::info,
      .consequence = Consequence::weakens,
      .summary = "a policy asks for a complex lock and accepts none",
      .rationale =
          "`screenLockType.include` lists the states that pass, and `NONE` among them lets devices "
          "without a lock pass that condition. `screenLockComplexity` asks how good the lock is. "
          "One of the two is not what was meant, and which one wins is documented nowhere.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::device_assurance
