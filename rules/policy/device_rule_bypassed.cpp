// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/device_bypass.h"
#include "policy/witness.h"
#include "policy/witness_trail.h"

namespace posturelint::rules::policy {
namespace {

void check_policy(PolicyStudy& policy, Reporter& reporter) {
  const PolicyRules& list = policy.rules();
  for (const DeviceBypass& bypass : policy.device_bypasses()) {
    const ListedRule& open = list.rules[bypass.by];
    // A rule for everybody is policy/catch-all-allow.
    if (open.conditions.is_everything()) continue;
    const ListedRule& guard = list.rules[bypass.device_rule];
    Finding& finding = reporter.at_name(
        open.node, "{} lets the people of {} in from any device, for instance {}",
        name_of(list, open), name_of(list, guard), describe(list.facts, bypass.witness.sign_in));
    const bool is_meant = bypass.asks_for_more || bypass.witness.certainty != Certainty::proven;
    if (is_meant) finding.severity = Severity::info;
    finding.trail = trail_of(list, bypass.witness, bypass.by);
    finding.notes.push_back({"asks about the device", Reporter::name_or_start(guard.node)});
  }
}

void check(const Analysis& /*analysis*/, Reporter& reporter) {
  for (PolicyStudy& policy : reporter.policies()) check_policy(policy, reporter);
}

constexpr std::string_view kEvidence[] = {
    "vendor help, device assurance in policy rules: a device that fails goes on to the next rule",
    "vendor help, device platform security: rules without device conditions come last, and deny",
};
constexpr std::string_view kCovers[] = {"set-catch-all-allow"};

constexpr Example kExamples[] = {
    {"finance needs managed devices, until the next rule",
     R"([
  {"type": "ACCESS_POLICY", "name": "Finance, managed", "priority": 0,
   "conditions": {"device": {"registered": true, "managed": true},
     "people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": «"Finance and sales"», "priority": 1,
   "conditions": {"people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9", "00g9h8g7f6e5d4c3b2a1"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Catch-all Rule", "priority": 99, "system": true, "conditions": null,
   "actions": {"appSignOn": {"access": "DENY"}}}])"},
    {"the next rule is for other people",
     R"([
  {"type": "ACCESS_POLICY", "name": "Finance, managed", "priority": 0,
   "conditions": {"device": {"registered": true, "managed": true},
     "people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Sales", "priority": 1,
   "conditions": {"people": {"groups": {"include": ["00g9h8g7f6e5d4c3b2a1"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}}])"},
    {"a denial between them keeps the other devices out",
     R"([
  {"type": "ACCESS_POLICY", "name": "Finance, managed", "priority": 0,
   "conditions": {"device": {"registered": true, "managed": true},
     "people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Finance", "priority": 1,
   "conditions": {"people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "DENY"}}},
  {"type": "ACCESS_POLICY", "name": "Finance and sales", "priority": 2,
   "conditions": {"people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9", "00g9h8g7f6e5d4c3b2a1"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}}])"},
};

}  // namespace

Rule device_rule_bypassed() {
  return {
      .id = "policy/device-rule-bypassed",
      .severity = Severity::warning,
      .consequence = Consequence::weakens,
      .summary = "a later rule lets the same people in from devices an earlier one was to stop",
      .rationale =
          "A device that fails a rule is not refused; the next rule decides. When a later rule "
          "allows all the people of a rule about devices, asks nothing of the device and no more "
          "of the people, then registration, management or compliance decide nothing: whoever "
          "fails there comes in here. When the later rule asks for two factors and the earlier for "
          "one, it may be meant as the harder way in, and this is an info.",
      .when_to_ignore = "When a device is only meant to make signing in easier.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .security_severity = 7.0,
      .check_file = check};
}

}  // namespace posturelint::rules::policy
