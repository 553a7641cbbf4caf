// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <vector>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/policy_rules.h"

namespace posturelint::rules::policy {
namespace {

constexpr std::size_t kNotes = 5;

void check_list(const PolicyRules& list, Reporter& reporter) {
  const auto everybody = std::ranges::find_if(
      list.rules, [](const ListedRule& rule) { return rule.conditions.is_everything(); });
  const auto at = static_cast<std::size_t>(everybody - list.rules.begin());
  std::vector<const ListedRule*> unreached;
  for (std::size_t i = at + 1; i < list.rules.size(); ++i) {
    if (!list.rules[i].is_system && list.surely_precedes(at, i))
      unreached.push_back(&list.rules[i]);
  }
  if (unreached.empty()) return;
  Finding& finding = reporter.at_name(
      everybody->node, "{} matches every sign-in, so {} after it {} never reached",
      name_of(list, *everybody),
      unreached.size() == 1 ? "the rule" : fmt::format("the {} rules", unreached.size()),
      unreached.size() == 1 ? "is" : "are");
  const auto repeats = [&](const ListedRule* rule) { return same_actions(*rule, *everybody); };
  if (std::ranges::all_of(unreached, repeats)) finding.severity = Severity::info;
  unreached.resize(std::min(unreached.size(), kNotes));
  for (const ListedRule* rule : unreached) {
    finding.notes.push_back({"never reached", Reporter::name_or_start(rule->node)});
  }
}

void check(const Analysis& /*analysis*/, Reporter& reporter) {
  for (const PolicyStudy& policy : reporter.policies()) check_list(policy.rules(), reporter);
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, tag Policy: rules are tried by priority and the first match decides",
    "vendor guide on rule priority: rules below a match are not looked at",
};
constexpr std::string_view kCovers[] = {"set-unreachable-after-unconditioned"};

constexpr Example kExamples[] = {
    {"everybody is let in before contractors are denied",
     R"([
  {"type": "ACCESS_POLICY", "name": «"Everybody"», "priority": 0, "conditions": null,
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Contractors", "priority": 1,
   "conditions": {"people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "DENY"}}}])"},
    {"the rule for everybody comes last",
     R"([
  {"type": "ACCESS_POLICY", "name": "Contractors", "priority": 0,
   "conditions": {"people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "DENY"}}},
  {"type": "ACCESS_POLICY", "name": "Everybody", "priority": 1, "conditions": null,
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}}])"},
    {"a rule that is switched off stops nothing",
     R"([
  {"type": "ACCESS_POLICY", "name": "Everybody", "priority": 0, "status": "INACTIVE", "conditions": null,
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": "Contractors", "priority": 1,
   "conditions": {"people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "DENY"}}}])"},
};

}  // namespace

Rule unreachable_after_unconditioned() {
  return {
      .id = "policy/unreachable-after-unconditioned",
      .severity = Severity::warning,
      .consequence = Consequence::ignored,
      .summary = "rules stand after one that matches every sign-in",
      .rationale =
          "The rules of a policy are tried by priority and the first that matches decides. A rule "
          "without conditions, or with none that leaves anybody out, always matches, so nothing "
          "after it is ever looked at: what later rules allow or deny does not happen. Only the "
          "system rule, which every policy ends with, is meant to stand behind one. When all the "
          "later rules do the same anyway, this is an info.",
      .when_to_ignore = "While the rules behind are parked on purpose; INACTIVE says it better.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .check_file = check};
}

}  // namespace posturelint::rules::policy
