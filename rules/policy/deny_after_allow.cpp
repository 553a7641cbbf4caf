// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/dead_rules.h"
#include "policy/witness.h"
#include "policy/witness_trail.h"

namespace posturelint::rules::policy {
namespace {

/// It looks at who signs in, and not at how: the reason of a denial does not matter to it.
bool is_about_people_only(const ConditionSet& conditions) {
  return std::ranges::all_of(conditions.clauses(), [](const Clause& clause) {
    return clause.aspect == Aspect::people || clause.aspect == Aspect::user_type;
  });
}

bool names_single_users(const PolicyRules& list, const ConditionSet& conditions) {
  const ConditionSet people = conditions.only(Aspect::people);
  for (const Clause& clause : people.clauses()) {
    for (const Literal& literal : clause.literals) {
      if (literal.holds && list.facts[literal.fact].kind == FactKind::user) return true;
    }
  }
  return false;
}

void check_dead(const PolicyRules& list, const DeadRule& dead, Reporter& reporter) {
  const ListedRule& rule = list.rules[dead.rule];
  Finding& finding =
      reporter.at_name(rule.node,
                       "{} {} nobody: earlier rules match all of it, and "
                       "allow",
                       name_of(list, rule),
                       dead.cover.certainty == Certainty::proven ? "denies" : "probably denies");
  if (dead.cover.certainty != Certainty::proven) finding.severity = Severity::info;
  for (const std::size_t earlier : dead.cover.by) {
    const ListedRule& first = list.rules[earlier];
    finding.notes.push_back({first.outcome == Outcome::allow ? "allows first" : "matches first",
                             Reporter::name_or_start(first.node)});
  }
}

/// A denial for everybody that an earlier rule for a group pre-empts without looking at the reason.
void check_part(Coverage& coverage, std::size_t at, Reporter& reporter) {
  const PolicyRules& list = coverage.list();
  const ListedRule& rule = list.rules[at];
  const ConditionSet& denied = rule.conditions;
  if (denied.is_everything() || denied.has(Aspect::people) || denied.has(Aspect::user_type)) return;
  for (std::size_t i = 0; i < at; ++i) {
    const ListedRule& earlier = list.rules[i];
    if (earlier.outcome != Outcome::allow || !list.surely_precedes(i, at)) continue;
    if (!is_about_people_only(earlier.conditions)) continue;
    // A named user is let in on purpose.
    if (names_single_users(list, earlier.conditions)) continue;
    const auto witness = coverage.find({&denied, &earlier.conditions}, coverage.before(i, at));
    if (!witness || witness->certainty != Certainty::proven) continue;
    Finding& finding = reporter.at_name(
        rule.node, "{} denies less than it says: {} comes first and allows, for instance, {}",
        name_of(list, rule), name_of(list, earlier), describe(list.facts, witness->sign_in));
    finding.severity = Severity::info;
    finding.trail = trail_of(list, *witness, i);
    finding.notes.push_back({"this one allows", Reporter::name_or_start(earlier.node)});
    return;
  }
}

void check_policy(PolicyStudy& policy, Reporter& reporter) {
  const PolicyRules& list = policy.rules();
  Coverage coverage(list);
  const std::vector<DeadRule>& all_dead = policy.dead_rules();
  for (std::size_t at = 1; at < list.rules.size(); ++at) {
    if (list.rules[at - 1].conditions.is_everything()) return;
    if (list.rules[at].outcome != Outcome::deny || list.rules[at].is_system) continue;
    const auto dead = std::ranges::find(all_dead, at, &DeadRule::rule);
    if (dead == all_dead.end()) {
      check_part(coverage, at, reporter);
    } else if (dead->kind == DeadRuleKind::never_denies) {
      check_dead(list, *dead, reporter);
    }
  }
}

void check(const Analysis& /*analysis*/, Reporter& reporter) {
  for (PolicyStudy& policy : reporter.policies()) check_policy(policy, reporter);
}

constexpr std::string_view kEvidence[] = {
    "vendor policy concepts: put the restrictive rules on top, since the first match decides",
    "vendor OpenAPI 2026.06.3, tag Policy: rules are tried by priority",
};
constexpr std::string_view kCovers[] = {"set-deny-after-allow"};

constexpr Example kExamples[] = {
    {"contractors at high risk are let in before high risk is denied",
     R"([
  {"type": "ACCESS_POLICY", "name": "Contractors", "priority": 0,
   "conditions": {"people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": «"Contractors, high risk"», "priority": 1,
   "conditions": {"riskScore": {"level": "HIGH"}, "people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "DENY"}}}])"},
    {"staff are let in before high risk is denied",
     R"([
  {"type": "ACCESS_POLICY", "name": "Staff", "priority": 0,
   "conditions": {"people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": «"High risk"», "priority": 1, "conditions": {"riskScore": {"level": "HIGH"}},
   "actions": {"appSignOn": {"access": "DENY"}}}])"},
    {"high risk is denied first",
     R"([
  {"type": "ACCESS_POLICY", "name": "High risk", "priority": 0, "conditions": {"riskScore": {"level": "HIGH"}},
   "actions": {"appSignOn": {"access": "DENY"}}},
  {"type": "ACCESS_POLICY", "name": "Staff", "priority": 1,
   "conditions": {"people": {"groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}}])"},
    {"one named user gets in whatever the risk",
     R"([
  {"type": "ACCESS_POLICY", "name": "Break glass", "priority": 0,
   "conditions": {"people": {"users": {"include": ["00u1a2b3c4d5e6f7g8h9"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}},
  {"type": "ACCESS_POLICY", "name": "High risk", "priority": 1, "conditions": {"riskScore": {"level": "HIGH"}},
   "actions": {"appSignOn": {"access": "DENY"}}}])"},
};

}  // namespace

Rule deny_after_allow() {
  return {
      .id = "policy/deny-after-allow",
      .severity = Severity::warning,
      .consequence = Consequence::weakens,
      .summary = "a rule denies what an earlier rule has allowed",
      .rationale =
          "The first rule that matches decides. A rule that denies a risk, a network or a device "
          "does nothing for sign-ins that an earlier rule lets in: it reads like a fence and has a "
          "gate in front of it. When earlier rules match all that it would deny, this is a "
          "warning; "
          "when a rule for some group of people goes first and does not look at the reason for the "
          "denial, an info that shows a sign-in that gets through.",
      .when_to_ignore = "When the people of the earlier rule are an exception on purpose.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .security_severity = 6.0,
      .check_file = check};
}

}  // namespace posturelint::rules::policy
