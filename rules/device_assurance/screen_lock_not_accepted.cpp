// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  const Node include = policy.node["screenLockType"]["include"];
  bool only_passcode = include.size() > 0;
  for (const Node lock : include.items()) {
    if (!lock.is_string("PASSCODE")) only_passcode = false;
    if (!lock.is_string("NONE")) continue;
    Finding& finding =
        reporter.at(lock, "\"NONE\" is not accepted; only BIOMETRIC, or BIOMETRIC and PASSCODE");
    if (include.size() > 1) {
      finding.fix = Fix{"remove \"NONE\"", Applicability::unsafe, remove_child(lock)};
    }
  }
  if (!include.is_array() || !only_passcode) return;
  Finding& finding = reporter.at(
      include, "\"PASSCODE\" alone is not accepted; only BIOMETRIC, or BIOMETRIC and PASSCODE");
  const Span first = (*include.items().begin()).span();
  finding.fix = Fix{"accept biometrics too",
                    Applicability::unsafe,
                    {{{first.begin, first.begin}, "\"BIOMETRIC\", "}}};
}

constexpr std::string_view kEvidence[] = {
    "vendor .NET SDK, ScreenLockType: only BIOMETRIC, or BIOMETRIC with PASSCODE, are valid in "
    "screenLockType.include",
    "vendor .NET SDK tests: PASSCODE alone and NONE are refused",
    "recorded traffic: no other combination was ever accepted",
    "vendor expression language reference: PASSCODE means a passcode and no biometrics",
};
constexpr std::string_view kCovers[] = {"screenlock-none", "screenlock-passcode-only"};

constexpr Example kExamples[] = {
    {"a passcode alone",
     R"({"name": "Phones", "platform": "IOS", "screenLockType": {"include": «["PASSCODE"]»}})",
     R"({"name": "Phones", "platform": "IOS", "screenLockType": {"include": ["BIOMETRIC", "PASSCODE"]}})"},
    {"no lock at all",
     R"({"name": "Phones", "platform": "IOS", "screenLockType": {"include": [«"NONE"»]}})"},
    {"any lock or none",
     R"({"name": "Phones", "platform": "IOS", "screenLockType": {"include": ["BIOMETRIC", «"NONE"»]}})",
     R"({"name": "Phones", "platform": "IOS", "screenLockType": {"include": ["BIOMETRIC"]}})"},
    {"biometrics or a passcode",
     R"({"name": "Phones", "platform": "IOS", "screenLockType": {"include": ["PASSCODE", "BIOMETRIC"]}})"},
    {"biometrics only",
     R"({"name": "Phones", "platform": "IOS", "screenLockType": {"include": ["BIOMETRIC"]}})"},
    {"the second lock is filled in later",
     R"({"name": "Phones", "platform": "IOS", "screenLockType": {"include": ["PASSCODE", "${lock}"]}})"},
};

}  // namespace

Rule screen_lock_not_accepted() {
  return {
      .id = "device-assurance/screen-lock-not-accepted",
      .severity = Severity::error,
      .consequence = Consequence::refused,
      .summary = "the screen locks listed are no combination that is accepted",
      .rationale =
          "`screenLockType.include` is the set of states a device may be in. `PASSCODE` means a "
          "passcode without biometrics, so alone it would shut out the better protected devices; "
          "`NONE` would let unlocked ones in. The vendor accepts two combinations: `BIOMETRIC`, "
          "and `BIOMETRIC` with `PASSCODE`.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::device_assurance
