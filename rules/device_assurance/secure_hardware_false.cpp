// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  const Node secure = policy.node["secureHardwarePresent"];
  if (!secure.is_boolean(false)) return;
  Finding& finding = reporter.at(
      secure, "false is not a way to switch the check off; leave secureHardwarePresent out");
  finding.fix = Fix{"remove secureHardwarePresent", Applicability::unsafe, remove_child(secure)};
}

constexpr std::string_view kEvidence[] = {
    "vendor .NET SDK tests: false is refused",
    "recorded traffic: only true was ever accepted",
    "vendor help, device assurance: a check box, the device must have a TPM, Secure Enclave or "
    "hardware-backed keys",
};
constexpr std::string_view kCovers[] = {"secure-hw-false"};

constexpr Example kExamples[] = {
    {"the check is switched off with false",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {"minimum": "14.4.0"}, "secureHardwarePresent": «false»})",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {"minimum": "14.4.0"}})"},
    {"secure hardware is asked for",
     R"({"name": "Macs", "platform": "MACOS", "secureHardwarePresent": true})"},
    {"secure hardware is not asked for",
     R"({"name": "Macs", "platform": "MACOS", "osVersion": {"minimum": "14.4.0"}})"},
};

}  // namespace

Rule secure_hardware_false() {
  return {
      .id = "device-assurance/secure-hardware-false",
      .severity = Severity::warning,
      .consequence = Consequence::refused,
      .summary = "secureHardwarePresent is false",
      .rationale =
          "`secureHardwarePresent` is a check box: `true` asks for a TPM, a Secure Enclave or "
          "hardware-backed keys, and absence does not ask. `false` is documented nowhere, and the "
          "vendor's own tests expect a refusal.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::device_assurance
