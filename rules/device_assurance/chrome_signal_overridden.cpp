// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

struct Overlap {
  std::string_view okta_verify;  // member of the policy
  std::string_view chrome;       // member of thirdPartySignalProviders.dtc
};

constexpr Overlap kOverlaps[] = {
    {"diskEncryptionType", "diskEncrypted"},
    {"osVersion", "osVersion"},
    {"osVersionConstraints", "osVersion"},
    {"screenLockType", "screenLockSecured"},
};

void check(const Resource& policy, Reporter& reporter) {
  const Node dtc = policy.node["thirdPartySignalProviders"]["dtc"];
  for (const Overlap& overlap : kOverlaps) {
    const Node okta_verify = policy.node[overlap.okta_verify];
    const Node chrome = dtc[overlap.chrome];
    if (!okta_verify.is_set() || !chrome.is_set()) continue;
    Finding& finding = reporter.at_key(
        chrome, "where Okta Verify answers, {} decides and Chrome's {} has no effect",
        overlap.okta_verify, overlap.chrome);
    finding.notes.push_back({"what Okta Verify answers is here", okta_verify.key_span()});
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor help, device assurance: of a signal that both report, Okta Verify's is used",
    "recorded traffic: policies with both are accepted",
};
constexpr std::string_view kCovers[] = {"dtc-overlap-shadowed"};

constexpr Example kExamples[] = {
    {"two versions",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {"minimum": "13.0.0"},
  "thirdPartySignalProviders": {"dtc": {«"osVersion"»: {"minimum": "14.4.1"}}}})"},
    {"one version, and a signal of Chrome's own",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {"minimum": "14.4.1"},
  "thirdPartySignalProviders": {"dtc": {"osFirewall": true}}})"},
    {"Okta Verify is not asked",
     R"({"name": "Macs", "platform": "MACOS",
  "thirdPartySignalProviders": {"dtc": {"osVersion": {"minimum": "14.4.1"}, "diskEncrypted": true}}})"},
};

}  // namespace

Rule chrome_signal_overridden() {
  return {
      .id = "device-assurance/chrome-signal-overridden",
      .severity = Severity::info,
      .consequence = Consequence::ignored,
      .summary = "a policy asks Okta Verify and Chrome for the same thing",
      .rationale =
          "Okta Verify and Chrome both report the version, the screen lock and disk encryption. "
          "When both answer, Okta Verify's signal is used and Chrome's is not looked at. Asking "
          "both is right where some devices have only one of them; a stricter value on Chrome's "
          "side has no effect on the rest.",
      .when_to_ignore = "Some devices have Chrome and no Okta Verify.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::device_assurance
