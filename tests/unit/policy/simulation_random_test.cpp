// SPDX-License-Identifier: Apache-2.0
// Simulations, and who reaches a rule, against a plain evaluator that asks every sign-in that fits
// what is told. POSTURELINT_RANDOM_POLICIES says how many policies to try; the same number tries
// the same policies.
#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "policy/coverage.h"
#include "policy/policy_rules.h"
#include "policy/reach.h"
#include "policy/simulation.h"
#include "policy/simulation_words.h"
#include "tests/unit/policy/naive_policy.h"
#include "tests/unit/policy/seeds.h"

namespace posturelint::test {
namespace {

Platform platform_of(std::string_view id) {
  return id == kIosAssurance ? Platform::ios : Platform::unknown;
}

constexpr const char* kProfile = "user.profile.a == 'b'";

/// What is told of a naive sign-in, and what is kept back.
struct Telling {
  ToldSignIn told;
  /// Assurance policies that a rule asks for: of others nobody knows what they are for.
  std::vector<std::string> asked;

  [[nodiscard]] std::vector<std::string> satisfied_of(const NaiveSignIn& s) const {
    std::vector<std::string> out;
    for (const std::string& id : s.satisfied) {
      if (std::ranges::find(asked, id) != asked.end()) out.push_back(id);
    }
    return out;
  }
};

/// Each thing is told two times out of three.
Telling tell_some(std::mt19937& random, const NaivePolicy& policy, const NaiveSignIn& s) {
  const auto wants = [&] { return random() % 3 != 0; };
  Telling telling;
  for (const NaiveRule& rule : policy.rules) {
    telling.asked.insert(telling.asked.end(), rule.assurance.begin(), rule.assurance.end());
  }
  ToldSignIn& told = telling.told;
  if (wants()) told.os = parse_sign_in_os(s.os);
  // Where no rule asks for platforms the plain evaluator knows two of them only.
  if (wants() && (policy.uses[3] || told.os)) told.type = parse_device_type(s.type);
  if (wants()) told.risk = parse_risk(s.risk);
  if (wants()) told.user = s.user;
  if (wants()) told.user_type = s.user_type;
  if (wants()) told.groups = s.groups;
  if (wants()) told.zones = s.zones;
  if (wants()) told.registered = s.device > 0;
  if (wants()) told.managed = s.device == 2;
  if (wants()) told.satisfied = telling.satisfied_of(s);
  if (wants()) told.expressions[kProfile] = s.profile_fits;
  return telling;
}

bool is_usual(const NaiveSignIn& s) {
  if (s.os == "OTHER") return true;
  return s.type == (s.os == "IOS" || s.os == "ANDROID" ? "MOBILE" : "DESKTOP");
}

bool same_items(std::vector<std::string> a, std::vector<std::string> b) {
  std::ranges::sort(a);
  std::ranges::sort(b);
  return a == b;
}

/// Whether a sign-in may be the one that is told of.
bool fits(const NaiveSignIn& s, const Telling& telling) {
  const ToldSignIn& told = telling.told;
  if (told.os && told.os != parse_sign_in_os(s.os)) return false;
  if (told.type && told.type != parse_device_type(s.type)) return false;
  if (told.os && !told.type && !is_usual(s)) return false;
  if (told.risk && told.risk != parse_risk(s.risk)) return false;
  if (told.user && told.user != s.user) return false;
  if (told.user_type && told.user_type != s.user_type) return false;
  if (told.groups && !same_items(*told.groups, s.groups)) return false;
  if (told.zones && !same_items(*told.zones, s.zones)) return false;
  if (told.registered && *told.registered != (s.device > 0)) return false;
  if (told.managed && *told.managed != (s.device == 2)) return false;
  if (told.satisfied && !same_items(*told.satisfied, telling.satisfied_of(s))) return false;
  const auto expression = told.expressions.find(kProfile);
  return expression == told.expressions.end() || expression->second == s.profile_fits;
}

/// Sign-ins, and the rule that decides about each: its number, or that of the end of the list.
struct World {
  World(const NaivePolicy& policy, std::vector<NaiveSignIn> all) : sign_ins(std::move(all)) {
    for (const NaiveSignIn& sign_in : sign_ins) {
      std::size_t rule = 0;
      while (rule < policy.rules.size() && !matches(policy.rules[rule], sign_in)) ++rule;
      deciders.push_back(rule);
    }
  }

  [[nodiscard]] std::set<std::size_t> deciders_of(const Telling& telling) const {
    std::set<std::size_t> out;
    for (std::size_t i = 0; i < sign_ins.size(); ++i) {
      if (!out.contains(deciders[i]) && fits(sign_ins[i], telling)) out.insert(deciders[i]);
    }
    return out;
  }

  std::vector<NaiveSignIn> sign_ins;
  std::vector<std::size_t> deciders;
};

void compare(const Simulation& simulation, std::size_t rules, const std::set<std::size_t>& open,
             const std::set<std::size_t>& usual) {
  std::set<std::size_t> may;
  for (const SimulatedRule& rule : simulation.rules) {
    if (rule.may_decide) may.insert(rule.rule);
  }
  if (simulation.may_fall_through) may.insert(rules);
  EXPECT_EQ(may, open);
  EXPECT_FALSE(simulation.gave_up);
  SimulationVerdict expected = SimulationVerdict::unknown;
  std::optional<std::size_t> decider;
  if (open.empty()) expected = SimulationVerdict::impossible;
  if (open.size() == 1) {
    expected = SimulationVerdict::decided;
    decider = *open.begin();
  } else if (usual.size() == 1) {
    expected = SimulationVerdict::usually;
    decider = *usual.begin();
  }
  EXPECT_EQ(to_string(simulation.verdict), to_string(expected));
  if (decider == rules) decider.reset();
  EXPECT_EQ(simulation.rule, decider);
  const bool tells = !simulation.untold.empty() || !simulation.assumed.empty();
  EXPECT_EQ(tells, expected == SimulationVerdict::unknown || expected == SimulationVerdict::usually)
      << "what it depends on";
}

SignIn to_sign_in(const FactTable& facts, const NaiveSignIn& s) {
  const auto has = [](const std::vector<std::string>& list, const std::string& name) {
    return std::ranges::find(list, name) != list.end();
  };
  SignIn out{.type = *parse_device_type(s.type),
             .os = *parse_sign_in_os(s.os),
             .risk = *parse_risk(s.risk),
             .device = static_cast<DeviceState>(s.device)};
  for (const Fact& fact : facts.all()) {
    bool holds = fact.kind == FactKind::question;
    if (fact.kind == FactKind::assurance) holds = has(s.satisfied, fact.name);
    if (fact.kind == FactKind::zone) holds = has(s.zones, fact.name);
    if (fact.kind == FactKind::some_zone) holds = !s.zones.empty();
    if (fact.kind == FactKind::user) holds = s.user == fact.name;
    if (fact.kind == FactKind::user_type) holds = s.user_type == fact.name;
    if (fact.kind == FactKind::group) holds = has(s.groups, fact.name);
    if (fact.kind == FactKind::unreadable) holds = fact.name == kProfile && s.profile_fits;
    out.holds.push_back(holds);
  }
  return out;
}

/// Each sign-in that reaches the rule is in one box, and no other is in any.
void compare_reach(const PolicyRules& list, std::size_t rule, const World& usual) {
  const Reach reach = reach_of(list, rule);
  EXPECT_TRUE(reach.is_complete);
  std::vector<ConditionSet> boxes;
  for (const ReachBox& box : reach.boxes) boxes.push_back(to_set(box));
  for (std::size_t i = 0; i < usual.sign_ins.size(); ++i) {
    const SignIn sign_in = to_sign_in(list.facts, usual.sign_ins[i]);
    const auto in = std::ranges::count_if(
        boxes, [&](const ConditionSet& box) { return contains(box, sign_in); });
    EXPECT_EQ(in, usual.deciders[i] == rule ? 1 : 0) << "sign-in " << i;
    if (testing::Test::HasFailure()) return;
  }
}

/// What a witness shows is what a simulation says.
void check_witnesses(const PolicyRules& list) {
  Coverage coverage(list);
  for (std::size_t rule = 0; rule < list.rules.size(); ++rule) {
    const auto witness = coverage.find({&list.rules[rule].conditions}, coverage.before(rule));
    if (!witness) continue;
    const Simulation shown = simulate(list, know(list, tell(list.facts, witness->sign_in)));
    if (witness->certainty == Certainty::proven) {
      EXPECT_EQ(to_string(shown.verdict), "decided") << rule;
      EXPECT_EQ(shown.rule, rule);
    } else {
      const bool is_among = std::ranges::any_of(shown.rules, [&](const SimulatedRule& one) {
        return one.rule == rule && one.may_decide;
      });
      EXPECT_TRUE(is_among) << rule;
    }
  }
}

TEST(SimulationOfRandomPolicies, SaysWhatAskingEverySignInSays) {
  for (const unsigned seed : seeds_to_try("POSTURELINT_RANDOM_POLICIES", kKeptPolicies)) {
    std::mt19937 random(seed);
    const NaivePolicy policy = random_policy(random);
    const std::string text = to_json(policy);
    const Document document = Document::parse(text);
    const auto lists = policy_rules(identify(document, nullptr), {}, platform_of);
    SCOPED_TRACE("policy " + std::to_string(seed) + "\n" + text);
    ASSERT_EQ(lists.size(), 1U);
    const PolicyRules& list = lists[0];
    const World open(policy, all_sign_ins(policy, true));
    const World usual(policy, all_sign_ins(policy, false));
    for (int i = 0; i < 4; ++i) {
      const NaiveSignIn& sign_in = open.sign_ins[random() % open.sign_ins.size()];
      const Telling telling = tell_some(random, policy, sign_in);
      SCOPED_TRACE("telling " + std::to_string(i) + ": " + describe(telling.told));
      compare(simulate(list, know(list, telling.told)), policy.rules.size(),
              open.deciders_of(telling), usual.deciders_of(telling));
    }
    for (std::size_t rule = 0; rule < policy.rules.size(); ++rule) {
      compare_reach(list, rule, usual);
    }
    check_witnesses(list);
    if (testing::Test::HasFailure()) break;
  }
}

}  // namespace
}  // namespace posturelint::test
