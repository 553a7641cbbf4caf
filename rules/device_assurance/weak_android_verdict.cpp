// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

struct WeakVerdict {
  std::string_view key;
  std::string_view value;
  std::string_view lets_in;
  std::string_view stricter;
};

constexpr WeakVerdict kWeak[] = {
    {"playProtectVerdict", "HIGH", "is the highest risk: dangerous apps, or never scanned", "LOW"},
    {"deviceIntegrityLevel", "MEETS_BASIC_INTEGRITY", "accepts devices Google has not certified",
     "MEETS_DEVICE_INTEGRITY"},
};

void check(const Resource& policy, Reporter& reporter) {
  const Node trust = policy.node["thirdPartySignalProviders"]["androidDeviceTrust"];
  for (const WeakVerdict& weak : kWeak) {
    const Node value = trust[weak.key];
    if (!value.is_string(weak.value)) continue;
    Finding& finding =
        reporter.at(value, "{} {}; {} is stricter", weak.value, weak.lets_in, weak.stricter);
    finding.fix = Fix{fmt::format("ask for {}", weak.stricter),
                      Applicability::unsafe,
                      {{value.span(), fmt::format("\"{}\"", weak.stricter)}}};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, PlayProtectVerdict: HIGH stands for dangerous apps or no evaluation",
    "vendor OpenAPI 2026.06.3, DeviceIntegrity: MEETS_BASIC_INTEGRITY covers devices without "
    "certification",
};
constexpr std::string_view kCovers[] = {"adt-play-protect-high", "adt-integrity-basic"};

constexpr Example kExamples[] = {
    {"the worst verdict is good enough",
     R"({"name": "Phones", "platform": "ANDROID", "thirdPartySignalProviders": {
  "androidDeviceTrust": {"playProtectVerdict": «"HIGH"», "deviceIntegrityLevel": «"MEETS_BASIC_INTEGRITY"»}}})",
     R"({"name": "Phones", "platform": "ANDROID", "thirdPartySignalProviders": {
  "androidDeviceTrust": {"playProtectVerdict": "LOW", "deviceIntegrityLevel": "MEETS_DEVICE_INTEGRITY"}}})"},
    {"a clean phone",
     R"({"name": "Phones", "platform": "ANDROID", "thirdPartySignalProviders": {
  "androidDeviceTrust": {"playProtectVerdict": "LOW", "deviceIntegrityLevel": "MEETS_STRONG_INTEGRITY"}}})"},
    {"high is the strict end for a screen lock",
     R"({"name": "Phones", "platform": "ANDROID", "screenLockType": {"include": ["BIOMETRIC"]},
  "thirdPartySignalProviders": {"androidDeviceTrust": {"screenLockComplexity": "HIGH"}}})"},
};

}  // namespace

Rule weak_android_verdict() {
  return {
      .id = "device-assurance/weak-android-verdict",
      .severity = Severity::warning,
      .consequence = Consequence::weakens,
      .summary = "an Android policy is content with the weakest verdict",
      .rationale =
          "The verdict of Play Protect is a risk: `HIGH` means dangerous apps, or that nothing was "
          "evaluated, and `LOW` is the strict choice. Among the levels of integrity "
          "`MEETS_BASIC_INTEGRITY` is the weakest, and devices without certification reach it.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .security_severity = 5.0,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::device_assurance
