// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <vector>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/device_bypass.h"
#include "policy/witness.h"
#include "policy/witness_trail.h"

namespace posturelint::rules::policy {
namespace {

constexpr std::size_t kNotes = 3;

void check_policy(PolicyStudy& policy, Reporter& reporter) {
  const PolicyRules& list = policy.rules();
  Finding* finding = nullptr;
  for (const DeviceBypass& bypass : policy.device_bypasses()) {
    const ListedRule& last = list.rules[bypass.by];
    if (!last.conditions.is_everything()) continue;
    const ListedRule& guard = list.rules[bypass.device_rule];
    if (finding == nullptr) {
      const Node access = last.node.find("/actions/appSignOn/access");
      finding = &reporter.at(access, "{} lets in what {} turns away, for instance {}",
                             name_of(list, last), name_of(list, guard),
                             describe(list.facts, bypass.witness.sign_in));
      finding->severity = Severity::info;
      finding->trail = trail_of(list, bypass.witness, bypass.by);
      finding->fix = Fix{"deny", Applicability::unsafe, {{access.span(), "\"DENY\""}}};
    }
    const bool is_meant = bypass.asks_for_more || bypass.witness.certainty != Certainty::proven;
    if (!is_meant) finding->severity = Severity::warning;
    if (finding->notes.size() < kNotes) {
      finding->notes.push_back(
          {"what fails this rule falls through", Reporter::name_or_start(guard.node)});
    }
  }
}

void check(const Analysis& /*analysis*/, Reporter& reporter) {
  for (PolicyStudy& policy : reporter.policies()) check_policy(policy, reporter);
}

constexpr std::string_view kEvidence[] = {
    "vendor help, device assurance in policy rules: deny in the catch-all rule",
    "vendor help, device platform security: what no rule matches comes to the catch-all",
    "recorded traffic: the catch-all of a new policy allows with two factors",
};
constexpr std::string_view kCovers[] = {"set-catch-all-allow"};

constexpr Example kExamples[] = {
    {"who has no managed device comes in through the catch-all",
     R"([
  {"type": "ACCESS_POLICY", "name": "Managed", "priority": 0,
   "conditions": {"device": {"registered": true, "managed": true}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Catch-all Rule", "priority": 99, "system": true, "conditions": null,
   "actions": {"appSignOn": {"access": «"ALLOW"», "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}}])",
     R"([
  {"type": "ACCESS_POLICY", "name": "Managed", "priority": 0,
   "conditions": {"device": {"registered": true, "managed": true}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Catch-all Rule", "priority": 99, "system": true, "conditions": null,
   "actions": {"appSignOn": {"access": "DENY", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}}])"},
    {"the catch-all denies",
     R"([
  {"type": "ACCESS_POLICY", "name": "Managed", "priority": 0,
   "conditions": {"device": {"registered": true, "managed": true}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Catch-all Rule", "priority": 99, "system": true, "conditions": null,
   "actions": {"appSignOn": {"access": "DENY"}}}])"},
    {"no rule asks about devices",
     R"([
  {"type": "ACCESS_POLICY", "name": "Office", "priority": 0,
   "conditions": {"network": {"connection": "ZONE", "include": ["nzo1a2b3c4d5e6f7g8h9"]}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "1FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Catch-all Rule", "priority": 99, "system": true, "conditions": null,
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}}])"},
};

}  // namespace

Rule catch_all_allow() {
  return {
      .id = "policy/catch-all-allow",
      .severity = Severity::warning,
      .consequence = Consequence::weakens,
      .summary = "devices that fail the device rules are let in by the catch-all",
      .rationale =
          "A rule about devices stops nobody: a device that is not registered, not managed or not "
          "compliant does not match it, and the next rule decides. When that is a rule for "
          "everybody that allows, as the catch-all of a new policy does, the device comes in "
          "there. The vendor asks for DENY in the catch-all, also because only a denial makes the "
          "sign-in page ask the device for its signals. The finding shows a sign-in that comes in "
          "this way. When the catch-all asks for two factors and the device rule for one, it may "
          "be meant as the harder way in, and this is an info.",
      .when_to_ignore = "When a device is only meant to make signing in easier.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .security_severity = 7.0,
      .check_file = check};
}

}  // namespace posturelint::rules::policy
