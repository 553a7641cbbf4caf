// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

struct InsecureValue {
  std::string_view key;
  std::string_view value;
  std::string_view meaning;
};

constexpr InsecureValue kInsecure[] = {
    {"keyTrustLevel", "CHROME_OS_DEVELOPER_MODE", "devices in developer mode"},
    {"passwordProtectionWarningTrigger", "PASSWORD_PROTECTION_OFF",
     "browsers with password protection off"},
    {"safeBrowsingProtectionLevel", "NO_SAFE_BROWSING", "browsers with safe browsing off"},
};

void check(const Resource& policy, Reporter& reporter) {
  const Node chrome = policy.node["thirdPartySignalProviders"]["dtc"];
  for (const InsecureValue& insecure : kInsecure) {
    const Node value = chrome[insecure.key];
    if (!value.is_string(insecure.value)) continue;
    reporter.at(value, "{} asks for {}", insecure.value, insecure.meaning);
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: PasswordProtectionWarningTrigger, SafeBrowsingProtectionLevel, "
    "KeyTrustLevelOSMode",
    "recorded traffic: PASSWORD_PROTECTION_OFF is accepted",
};
constexpr std::string_view kCovers[] = {"dtc-weak-value"};

constexpr Example kExamples[] = {
    {"safe browsing has to be off",
     R"({"name": "Macs", "platform": "MACOS", "thirdPartySignalProviders": {"dtc": {
  "safeBrowsingProtectionLevel": «"NO_SAFE_BROWSING"»,
  "passwordProtectionWarningTrigger": «"PASSWORD_PROTECTION_OFF"»}}})"},
    {"safe browsing has to be on",
     R"({"name": "Macs", "platform": "MACOS", "thirdPartySignalProviders": {"dtc": {
  "safeBrowsingProtectionLevel": "ENHANCED_PROTECTION",
  "passwordProtectionWarningTrigger": "PASSWORD_REUSE"}}})"},
    {"another word is the schema's to judge",
     R"({"name": "Macs", "platform": "MACOS", "thirdPartySignalProviders": {"dtc": {
  "safeBrowsingProtectionLevel": "OFF"}}})"},
};

}  // namespace

Rule insecure_chrome_signal() {
  return {
      .id = "device-assurance/insecure-chrome-signal",
      .severity = Severity::warning,
      .consequence = Consequence::weakens,
      .summary = "a Chrome signal is asked for in its insecure state",
      .rationale =
          "A signal's value is what the device must report. `NO_SAFE_BROWSING`, "
          "`PASSWORD_PROTECTION_OFF` and `CHROME_OS_DEVELOPER_MODE` name the state most policies "
          "mean to keep out. To not check a signal, leave it out.",
      .when_to_ignore =
          "A rule that denies access includes this policy, in front of the rules that allow.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .security_severity = 5.0,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::device_assurance
