// SPDX-License-Identifier: Apache-2.0
#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::access {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  const Node device = rule.node["conditions"]["device"];
  const Node managed = device["managed"];
  const Node registered = member_like(device, "registered");
  if (!managed.boolean()) return;
  if (registered.is_boolean(false)) {
    reporter.at(registered, "a condition on managed needs registered to be true");
  } else if (!registered.is_set()) {
    Finding& finding = reporter.at_key(managed, "managed needs \"registered\": true beside it");
    if (!registered) {
      finding.fix = Fix{"add \"registered\": true", Applicability::safe,
                        insert_member(device, R"("registered": true)")};
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor Policy API reference, last full edition: with managed, registered must be there and "
    "true",
    "vendor Terraform provider: device_is_managed needs device_is_registered",
    "recorded traffic: managed was never sent without registered",
};
constexpr std::string_view kCovers[] = {"device-managed-needs-registered"};

constexpr Example kExamples[] = {
    {"managed alone",
     R"({"name": "Managed devices", "type": "ACCESS_POLICY",
  "conditions": {"device": {«"managed"»: true}}, "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "Managed devices", "type": "ACCESS_POLICY",
  "conditions": {"device": {"managed": true, "registered": true}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"managed and not registered",
     R"({"name": "Managed devices", "type": "ACCESS_POLICY",
  "conditions": {"device": {"registered": «false», "managed": true}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"managed and registered",
     R"({"name": "Managed devices", "type": "ACCESS_POLICY",
  "conditions": {"device": {"registered": true, "managed": true}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"registered alone",
     R"({"name": "Managed devices", "type": "ACCESS_POLICY",
  "conditions": {"device": {"registered": true}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"words in quotes are another finding",
     R"({"name": "Managed devices", "type": "ACCESS_POLICY",
  "conditions": {"device": {"registered": "true", "managed": "true"}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule managed_without_registered() {
  return {.id = "access/managed-without-registered",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a rule asks for managed devices and not for registered ones",
          .rationale =
              "Only a registered device can say whether it is managed. The documentation demands "
              "`\"registered\": true` in every condition that has `managed`.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::access
