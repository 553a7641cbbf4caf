// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  const Node device = rule.node.find("/conditions/device");
  const Node registered = device["registered"];
  // Beside managed it is another mistake: access/managed-without-registered.
  if (!registered.is_boolean(false) || device["managed"].is_set()) return;
  Finding& finding = reporter.at(
      registered, "registered is true or left out; a rule cannot ask for unregistered devices");
  finding.fix = Fix{"leave registered out, for any device", Applicability::unsafe,
                    remove_child(device.size() == 1 ? device : registered)};
}

constexpr std::string_view kEvidence[] = {
    "vendor Terraform provider: refuses device_is_registered = false before it is sent",
    "public issue asking the provider to allow it, still open; the server's answer is not recorded",
};
constexpr std::string_view kCovers[] = {"device-registered-false"};

constexpr Example kExamples[] = {
    {"a rule for devices that are not registered",
     R"({"name": "Strangers", "type": "ACCESS_POLICY", "conditions": {"device": {"registered": «false»},
  "network": {"connection": "ANYWHERE"}}, "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "Strangers", "type": "ACCESS_POLICY", "conditions": {"network": {"connection": "ANYWHERE"}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"a rule for registered devices",
     R"({"name": "Known", "type": "ACCESS_POLICY", "conditions": {"device": {"registered": true}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"with managed it is one mistake, and another rule's",
     R"({"name": "Strangers", "type": "ACCESS_POLICY",
  "conditions": {"device": {"registered": false, "managed": true}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule registered_false() {
  return {.id = "conditions/registered-false",
          .severity = Severity::warning,
          .consequence = Consequence::refused,
          .summary = "a rule asks for devices that are not registered",
          .rationale =
              "The condition on the device's registration knows two states: registered, or any. "
              "Any is written by leaving `registered` out; the vendor's own provider refuses "
              "`false`. To stop unregistered devices, let a rule with `\"registered\": true` allow "
              "the others and let the next rule deny.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
