// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  if (!reporter.is_off("fastpass")) return;
  const Node device = rule.node["conditions"]["device"];
  for (const std::string_view asked : {"registered", "managed", "assurance"}) {
    if (!device[asked].is_set()) continue;
    reporter.at_key(
        device, "device conditions need Okta FastPass, which this organisation has not enabled");
    return;
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor help on device assurance in rules: FastPass must be enabled",
    "vendor error catalogue: E0000174, FastPass cannot be switched off while rules depend on it",
};
constexpr std::string_view kCovers[] = {"device-fastpass-required"};

constexpr Example kExamples[] = {
    {.title = "FastPass is not enabled",
     .text =
         R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {«"device"»: {"registered": true}},
  "actions": {"appSignOn": {"access": "DENY"}}})",
     .config = "features:\n  fastpass: false\n"},
    {.title = "an empty condition asks for nothing",
     .text = R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"device": {}},
  "actions": {"appSignOn": {"access": "DENY"}}})",
     .config = "features:\n  fastpass: false\n"},
    {.title = "nothing is said about FastPass",
     .text =
         R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"device": {"registered": true}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {.title = "it is enabled",
     .text =
         R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"device": {"registered": true}},
  "actions": {"appSignOn": {"access": "DENY"}}})",
     .config = "features:\n  fastpass: true\n"},
};

}  // namespace

Rule device_without_fastpass() {
  return {.id = "conditions/device-without-fastpass",
          .severity = Severity::warning,
          .consequence = Consequence::gated,
          .summary = "a rule looks at the device in an org without Okta FastPass",
          .rationale =
              "Whether a device is registered, managed or complies with a device assurance policy "
              "is told by Okta Verify with FastPass. Where FastPass is not enabled no device is "
              "known, and a rule with device conditions never matches. Said only when the "
              "configuration has `features: {fastpass: false}`.",
          .when_to_ignore =
              "Correct `features` in the configuration instead, when the org has it by now.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::no,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
