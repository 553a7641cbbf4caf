// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  if (!reporter.is_off("android-device-trust")) return;
  const Node trust = policy.node["thirdPartySignalProviders"]["androidDeviceTrust"];
  if (!trust.is_set()) return;
  reporter.at_key(trust,
                  "androidDeviceTrust needs Android Device Trust, which this organisation has not "
                  "set up");
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2025.08.0 and 2025.10.0, androidDeviceTrust: early access, then generally "
    "available",
};

constexpr Example kExamples[] = {
    {.title = "the org has not set it up",
     .text = R"({"name": "Phones", "platform": "ANDROID", "jailbreak": false,
  "thirdPartySignalProviders": {«"androidDeviceTrust"»: {"usbDebuggingDisabled": true}}})",
     .config = "features:\n  android-device-trust: false\n"},
    {.title = "nothing is said about it",
     .text = R"({"name": "Phones", "platform": "ANDROID", "jailbreak": false,
  "thirdPartySignalProviders": {"androidDeviceTrust": {"usbDebuggingDisabled": true}}})"},
    {.title = "an empty value asks for nothing",
     .text = R"({"name": "Phones", "platform": "ANDROID", "jailbreak": false,
  "thirdPartySignalProviders": {"androidDeviceTrust": null}})",
     .config = "features:\n  android-device-trust: false\n"},
};

}  // namespace

Rule android_trust_not_set_up() {
  return {
      .id = "device-assurance/android-trust-not-set-up",
      .severity = Severity::warning,
      .consequence = Consequence::gated,
      .summary = "a policy asks for signals of Android Device Trust, which the org has not set up",
      .rationale =
          "The signals below `androidDeviceTrust` are delivered once Android Device Trust is set "
          "up as a source. Before that no device has them, so none can satisfy the policy. Said "
          "only when the configuration has `features: {android-device-trust: false}`.",
      .when_to_ignore =
          "Correct `features` in the configuration instead, when the org has it by now.",
      .evidence = kEvidence,
      .examples = kExamples,
      .fixable = Fixable::no,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::device_assurance
