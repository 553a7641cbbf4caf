// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/coverage.h"

namespace posturelint::rules::policy {
namespace {

constexpr std::pair<SignInOs, std::string_view> kOses[] = {
    {SignInOs::windows, "Windows"}, {SignInOs::macos, "macOS"},       {SignInOs::ios, "iOS"},
    {SignInOs::android, "Android"}, {SignInOs::chromeos, "ChromeOS"},
};

/// Whether some rule allows some sign-in from the operating system.
bool lets_in(Coverage& coverage, SignInOs os) {
  ConditionSet from;
  from.add({.aspect = Aspect::platform, .platforms = platforms_of(os)});
  const auto& rules = coverage.list().rules;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (rules[i].outcome == Outcome::deny) continue;
    if (coverage.find({&rules[i].conditions, &from}, coverage.before(i))) return true;
  }
  return false;
}

void check_list(const PolicyRules& list, Reporter& reporter) {
  if (list.rules.empty() || list.rules.back().outcome != Outcome::deny ||
      !list.rules.back().conditions.is_everything()) {
    return;
  }
  Coverage coverage(list);
  std::vector<std::string_view> missing;
  for (const auto& [os, name] : kOses) {
    if (!lets_in(coverage, os)) missing.push_back(name);
  }
  // A policy for one platform, or for phones, is what somebody meant.
  constexpr std::size_t kForgotten = 2;
  if (missing.empty() || missing.size() > kForgotten) return;
  reporter.at_name(list.rules.back().node, "no rule lets in {} devices, so {} denies them",
                   fmt::join(missing, " or "), name_of(list, list.rules.back()));
}

void check(const Analysis& /*analysis*/, Reporter& reporter) {
  for (const PolicyStudy& policy : reporter.policies()) check_list(policy.rules(), reporter);
}

constexpr std::string_view kEvidence[] = {
    "vendor help, adding a device assurance policy: a rule is not matched from other platforms",
    "inferred: a policy for most platforms is meant for all that people have",
};
constexpr std::string_view kCovers[] = {"set-platform-uncovered"};

constexpr Example kExamples[] = {
    {"Android and ChromeOS are forgotten",
     R"([
  {"type": "ACCESS_POLICY", "name": "Computers and iPhones", "priority": 0,
   "conditions": {"platform": {"include": [{"type": "DESKTOP", "os": {"type": "WINDOWS"}},
     {"type": "DESKTOP", "os": {"type": "MACOS"}}, {"type": "MOBILE", "os": {"type": "IOS"}}]}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": «"Catch-all Rule"», "priority": 99, "system": true, "conditions": null,
   "actions": {"appSignOn": {"access": "DENY"}}}])"},
    {"a policy for phones",
     R"([
  {"type": "ACCESS_POLICY", "name": "Phones", "priority": 0,
   "conditions": {"platform": {"include": [{"type": "MOBILE", "os": {"type": "ANY"}}]}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Catch-all Rule", "priority": 99, "system": true, "conditions": null,
   "actions": {"appSignOn": {"access": "DENY"}}}])"},
    {"an assurance policy that is elsewhere may be for any platform",
     R"([
  {"type": "ACCESS_POLICY", "name": "Compliant", "priority": 0,
   "conditions": {"device": {"registered": true, "assurance": {"include": ["dae1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Catch-all Rule", "priority": 99, "system": true, "conditions": null,
   "actions": {"appSignOn": {"access": "DENY"}}}])"},
};

}  // namespace

Rule platform_uncovered() {
  return {
      .id = "policy/platform-uncovered",
      .severity = Severity::info,
      .consequence = Consequence::locks_out,
      .summary = "the rules let in most platforms and forget one or two",
      .rationale =
          "When the rest is denied, a platform that no rule allows is locked out. A policy that "
          "has rules for Windows, macOS and iOS and none for Android is more often unfinished than "
          "meant so. Looked for when the rules allow at least three of Windows, macOS, iOS, "
          "Android and ChromeOS; the platform of an assurance policy counts when it is defined in "
          "the same file.",
      .when_to_ignore = "When nobody has such a device, or nobody should.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .check_file = check};
}

}  // namespace posturelint::rules::policy
