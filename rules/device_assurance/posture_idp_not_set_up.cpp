// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  if (!reporter.is_off("device-posture-idp")) return;
  const Node provider = policy.node["thirdPartySignalProviders"]["devicePostureIdP"];
  if (!provider.is_set()) return;
  reporter.at_key(provider,
                  "devicePostureIdP needs an identity provider for device posture, and this "
                  "organisation has none set up");
}

constexpr std::string_view kEvidence[] = {
    "vendor guide on device posture providers: the integration must be active before policies use "
    "its signals",
    "vendor error catalogue: E0000262, the provider cannot go while policies refer to it",
};
constexpr std::string_view kCovers[] = {"dpidp-needs-integration"};

constexpr Example kExamples[] = {
    {.title = "the org has no such provider",
     .text =
         R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "thirdPartySignalProviders": {«"devicePostureIdP"»: {"managed": true}}})",
     .config = "features:\n  device-posture-idp: false\n"},
    {.title = "nothing is said about the provider",
     .text =
         R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "thirdPartySignalProviders": {"devicePostureIdP": {"managed": true}}})"},
    {.title = "the org has one",
     .text =
         R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "displayRemediationMode": "SHOW",
  "thirdPartySignalProviders": {"devicePostureIdP": {"managed": true}}})",
     .config = "features:\n  device-posture-idp: true\n"},
};

}  // namespace

Rule posture_idp_not_set_up() {
  return {
      .id = "device-assurance/posture-idp-not-set-up",
      .severity = Severity::warning,
      .consequence = Consequence::gated,
      .summary = "a policy asks an identity provider for device posture that the org has not got",
      .rationale =
          "The signals `managed` and `compliant` come from an identity provider for device "
          "posture, which an administrator sets up as an integration. Without an active one nobody "
          "delivers them, so no device can satisfy the policy. Said only when the configuration "
          "has `features: {device-posture-idp: false}`.",
      .when_to_ignore =
          "Correct `features` in the configuration instead, when the org has it by now.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::no,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::device_assurance
