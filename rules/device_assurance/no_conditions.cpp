// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/device_conditions.h"

namespace posturelint::rules::device_assurance {
namespace {

void check(const Resource& policy, Reporter& reporter) {
  // Without name and platform it is a part of a policy, and the conditions may be elsewhere.
  if (policy.direction == Direction::response || policy.bare_members) return;
  if (!policy.node["name"] || !policy.node["platform"]) return;
  if (device_conditions(policy.node) != DeviceConditions::none) return;
  reporter.at_start(
      policy.node,
      "the policy asks nothing of the device; at least one device condition is needed");
}

constexpr std::string_view kEvidence[] = {
    "recorded request for CHROMEOS with a name and a platform only: 400, \"Please select at least "
    "one device condition before saving\"",
    "vendor Terraform provider: asks for at least one condition on Android and iOS",
};
constexpr std::string_view kCovers[] = {"da-no-conditions"};

constexpr Example kExamples[] = {
    {"only a name and a platform", R"(«{»"name": "Chromebooks", "platform": "CHROMEOS"})"},
    {"a grace period is not a condition",
     R"(«{»"name": "Phones", "platform": "IOS",
  "gracePeriod": {"type": "BY_DURATION", "expiry": "P7D"}, "displayRemediationMode": "SHOW"})"},
    {"one condition is enough", R"({"name": "Phones", "platform": "IOS", "jailbreak": false})"},
    {"a member we do not know may be a condition",
     R"({"name": "Phones", "platform": "IOS", "jailbraek": false})"},
};

}  // namespace

Rule no_conditions() {
  return {
      .id = "device-assurance/no-conditions",
      .severity = Severity::error,
      .consequence = Consequence::refused,
      .summary = "a device assurance policy asks nothing of the device",
      .rationale =
          "A policy needs at least one condition beside its name and platform: a version, a "
          "screen lock, disk encryption, a signal of a provider. A body without any is answered "
          "with 400 and asks to \"select at least one device condition\". A grace period and a "
          "remediation mode are not conditions.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::device_assurance
