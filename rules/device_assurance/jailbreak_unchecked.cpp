// SPDX-License-Identifier: Apache-2.0
#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::device_assurance {
namespace {

/// What the device's own system answers: on a rooted device it may answer anything.
constexpr std::string_view kSelfReported[] = {"diskEncryptionType", "screenLockType",
                                              "secureHardwarePresent"};

/// Somebody else looks at the whole device.
bool is_vouched_for(Node policy) {
  const Node providers = policy["thirdPartySignalProviders"];
  return providers["devicePostureIdP"]["compliant"] ||
         providers["androidDeviceTrust"]["deviceIntegrityLevel"];
}

void check(const Resource& policy, Reporter& reporter) {
  if (policy.platform != Platform::android && policy.platform != Platform::ios) return;
  if (policy.bare_members || member_like(policy.node, "jailbreak")) return;
  // A common mistake for it, with a finding of its own.
  if (policy.node["jailbroken"]) return;
  if (is_vouched_for(policy.node)) return;
  for (const std::string_view condition : kSelfReported) {
    const Node value = policy.node[condition];
    if (!value.is_set()) continue;
    Finding& finding = reporter.at_key(
        value, "{} is asked of the device, and jailbreak, which makes its answer worthless, is not",
        condition);
    finding.fix = Fix{"refuse jailbroken devices", Applicability::unsafe,
                      insert_member(policy.node, "\"jailbreak\": false")};
    return;
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor MCP server: an attribute that a policy does not have was never configured, and is not "
    "checked",
    "vendor guide on device sign-in standards with Terraform: false blocks rooted devices",
};
constexpr std::string_view kCovers[] = {"jailbreak-missing"};

constexpr Example kExamples[] = {
    {"a lock, on whatever system",
     R"({"name": "Phones", "platform": "IOS", «"screenLockType"»: {"include": ["BIOMETRIC"]}})",
     R"({"name": "Phones", "platform": "IOS", "screenLockType": {"include": ["BIOMETRIC"]}, "jailbreak": false})"},
    {"jailbroken devices are refused",
     R"({"name": "Phones", "platform": "IOS", "screenLockType": {"include": ["BIOMETRIC"]}, "jailbreak": false})"},
    {"only a version is asked for",
     R"({"name": "Phones", "platform": "ANDROID", "osVersion": {"minimum": "14"}})"},
    {"the integrity of the device is attested",
     R"({"name": "Phones", "platform": "ANDROID", "screenLockType": {"include": ["BIOMETRIC"]},
  "thirdPartySignalProviders": {"androidDeviceTrust": {"deviceIntegrityLevel": "MEETS_DEVICE_INTEGRITY"}}})"},
};

}  // namespace

Rule jailbreak_unchecked() {
  return {.id = "device-assurance/jailbreak-unchecked",
          .severity = Severity::info,
          .consequence = Consequence::weakens,
          .summary = "a policy trusts what a phone says without asking whether it is jailbroken",
          .rationale =
              "Screen lock, encryption and secure hardware are what the phone says of itself. On a "
              "jailbroken or rooted phone that answer can be anything, so such a condition "
              "protects little while `jailbreak` is not checked; left out, it is not. Policies "
              "that ask for a version only, and those where a management service or Android's "
              "attestation looks at the whole device, are left alone.",
          .when_to_ignore =
              "Another policy in the same rule, or the management of the devices, refuses "
              "jailbroken ones.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .security_severity = 3.0,
          .kinds = ResourceKind::device_assurance,
          .check = check};
}

}  // namespace posturelint::rules::device_assurance
