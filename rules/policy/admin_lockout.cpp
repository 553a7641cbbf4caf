// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cctype>
#include <string>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/policy_rules.h"

namespace posturelint::rules::policy {
namespace {

bool speaks_of_admins(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
  return lower.find("admin console") != std::string::npos ||
         lower.find("admin-console") != std::string::npos ||
         lower.find("okta dashboard") != std::string::npos;
}

bool guards_the_console(const PolicyRules& list, const Analysis& analysis) {
  const auto name = list.policy["name"].string();
  return name ? speaks_of_admins(*name) : speaks_of_admins(analysis.source().name());
}

void check_list(const PolicyRules& list, Reporter& reporter) {
  const bool ends_in_denial = !list.rules.empty() && list.rules.back().conditions.is_everything() &&
                              list.rules.back().outcome == Outcome::deny;
  if (!ends_in_denial) return;
  bool allows = false;
  for (const ListedRule& rule : list.rules) {
    if (rule.outcome == Outcome::deny) continue;
    if (rule.outcome == Outcome::unknown || !rule.conditions.has(Aspect::device)) return;
    allows = true;
  }
  if (!allows) return;
  reporter.at_name(list.rules.back().node,
                   "{} denies everybody whose device fails; nobody could repair the policy then",
                   name_of(list, list.rules.back()));
}

void check(const Analysis& analysis, Reporter& reporter) {
  for (const PolicyStudy& policy : reporter.policies()) {
    if (guards_the_console(policy.rules(), analysis)) check_list(policy.rules(), reporter);
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor guide on the account management policy: warns that such rules lock users out",
    "inferred: a policy for the console that lets in devices only needs a way round",
};
constexpr std::string_view kCovers[] = {"set-admin-lockout"};

constexpr Example kExamples[] = {
    {"the console opens to compliant devices only",
     R"({"policy": {"type": "ACCESS_POLICY", "name": "Okta Admin Console"}, "rules": [
  {"type": "ACCESS_POLICY", "name": "Compliant", "priority": 0,
   "conditions": {"device": {"registered": true, "assurance": {"include": ["dae1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": «"Catch-all Rule"», "priority": 99, "system": true, "conditions": null,
   "actions": {"appSignOn": {"access": "DENY"}}}]})"},
    {"one account gets in from any device",
     R"({"policy": {"type": "ACCESS_POLICY", "name": "Okta Admin Console"}, "rules": [
  {"type": "ACCESS_POLICY", "name": "Break glass", "priority": 0,
   "conditions": {"people": {"users": {"include": ["00u1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Compliant", "priority": 1,
   "conditions": {"device": {"registered": true, "assurance": {"include": ["dae1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Catch-all Rule", "priority": 99, "system": true, "conditions": null,
   "actions": {"appSignOn": {"access": "DENY"}}}]})"},
    {"a policy of an app may ask for what it likes",
     R"({"policy": {"type": "ACCESS_POLICY", "name": "Payroll"}, "rules": [
  {"type": "ACCESS_POLICY", "name": "Compliant", "priority": 0,
   "conditions": {"device": {"registered": true, "assurance": {"include": ["dae1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Catch-all Rule", "priority": 99, "system": true, "conditions": null,
   "actions": {"appSignOn": {"access": "DENY"}}}]})"},
};

}  // namespace

Rule admin_lockout() {
  return {
      .id = "policy/admin-lockout",
      .severity = Severity::info,
      .consequence = Consequence::locks_out,
      .summary = "the policy of the Admin Console lets in compliant devices and nobody else",
      .rationale =
          "When every rule that allows asks about the device and the rest is denied, a broken "
          "signal is enough to shut everybody out: Okta Verify fails, an assurance policy asks for "
          "a version that is not out yet. For most apps that is the point. For the Admin Console, "
          "or the dashboard that leads there, those who could repair it are shut out too. Looked "
          "for when the policy's name, or else the file's, says that this is what it guards.",
      .when_to_ignore = "When there is another way in, for instance an API token kept for it.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .check_file = check};
}

}  // namespace posturelint::rules::policy
