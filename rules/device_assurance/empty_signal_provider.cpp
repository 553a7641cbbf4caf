// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

void report_empty(Node provider, Node to_remove, Reporter& reporter) {
  Finding& finding = reporter.at(provider, "{} is empty and asks for no signal", provider.key());
  finding.fix = Fix{"remove it", Applicability::safe, remove_child(to_remove)};
}

void check(const Resource& policy, Reporter& reporter) {
  const Node providers = policy.node["thirdPartySignalProviders"];
  if (!providers.is_object()) return;
  if (providers.size() == 0) return report_empty(providers, providers, reporter);
  for (const Node provider : providers.members()) {
    if (!provider.is_object() || provider.size() > 0) continue;
    report_empty(provider, providers.size() == 1 ? providers : provider, reporter);
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor Terraform provider: sends an empty dtc for ChromeOS when no attribute is set",
    "recorded traffic: every accepted provider object has at least one member",
};
constexpr std::string_view kCovers[] = {"da-empty-tpsp"};

constexpr Example kExamples[] = {
    {"a provider asks for nothing",
     R"({"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "thirdPartySignalProviders": {"dtc": «{}»}})",
     R"({"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true})"},
    {"there is no provider",
     R"({"name": "Macs", "platform": "MACOS", "thirdPartySignalProviders": «{}», "secureHardwarePresent": true})",
     R"({"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true})"},
    {"a provider asks for a signal",
     R"({"name": "Macs", "platform": "MACOS",
  "thirdPartySignalProviders": {"dtc": {"osFirewall": true}}})"},
    {"null is the same as absent",
     R"({"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true,
  "thirdPartySignalProviders": null})"},
};

}  // namespace

Rule empty_signal_provider() {
  return {
      .id = "device-assurance/empty-signal-provider",
      .severity = Severity::info,
      .consequence = Consequence::ignored,
      .summary = "a signal provider is named and asked for nothing",
      .rationale =
          "An object under `thirdPartySignalProviders` is a list of signals to check. An empty one "
          "reads as if the provider mattered, and checks nothing. It is most often the rest of an "
          "edit.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::safe,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::device_assurance
