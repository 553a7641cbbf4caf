// SPDX-License-Identifier: Apache-2.0
// compare_policies() against a plain evaluator that asks every sign-in about both versions.
// POSTURELINT_RANDOM_COMPARISONS says how many pairs to try; the same number tries the same pairs.
#include <algorithm>
#include <iostream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "policy/policy_comparison.h"
#include "tests/unit/policy/naive_policy.h"
#include "tests/unit/policy/naive_witness.h"
#include "tests/unit/policy/seeds.h"

namespace posturelint::test {
namespace {

/// What the rules do; for each, those whose sign-ins all get past it as well.
struct NaiveActions {
  const char* json;
  std::vector<int> lets_pass_all_of;
};
const NaiveActions kActions[] = {
    {R"({"access": "DENY"})", {0}},
    {R"({"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA",
      "reauthenticateIn": "PT2H"}})",
     {0, 1, 4}},
    {R"({"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "1FA",
      "reauthenticateIn": "PT2H"}})",
     {0, 1, 2, 4}},
    {R"({"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}})",
     {0, 1, 3, 4}},
    {R"({"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA",
      "reauthenticateIn": "PT120M",
      "constraints": [{"possession": {"required": true, "phishingResistant": "REQUIRED"}}]}})",
     {0, 4}},
};
/// Of the end of a list without a system rule; nobody knows, but it is the same on both sides.
constexpr int kEnd = -1;

enum class Naive { no, unknown, yes };
Naive goes_beyond(int wide, int narrow) {
  if (wide == narrow) return Naive::no;
  if (wide == kEnd) return Naive::unknown;
  const auto& all = wide == 0 ? std::vector<int>{} : std::vector<int>{wide};
  if (all.empty()) return Naive::no;
  if (narrow == kEnd) return Naive::unknown;
  const auto& passed = kActions[narrow].lets_pass_all_of;
  return std::ranges::find(passed, wide) == passed.end() ? Naive::yes : Naive::no;
}

/// One version, and what its rules do.
struct NaiveVersion {
  NaivePolicy policy;
  std::vector<int> actions;  // with that of the system rule, when there is one

  [[nodiscard]] std::string json() const {
    std::vector<std::string> texts;
    for (const int one : actions) texts.emplace_back(kActions[one].json);
    return to_json(policy, texts);
  }
  [[nodiscard]] int decide(const NaiveSignIn& sign_in) const {
    for (std::size_t i = 0; i < policy.rules.size(); ++i) {
      if (matches(policy.rules[i], sign_in)) return actions[i];
    }
    return actions.size() > policy.rules.size() ? actions.back() : kEnd;
  }
};

NaiveVersion with_actions(NaivePolicy policy, std::mt19937& random, bool has_system_rule) {
  NaiveVersion version{.policy = std::move(policy)};
  const std::size_t count = version.policy.rules.size() + (has_system_rule ? 1 : 0);
  for (std::size_t i = 0; i < count; ++i) version.actions.push_back(static_cast<int>(random() % 5));
  return version;
}

Platform platform_of(std::string_view id) {
  return id == kIosAssurance ? Platform::ios : Platform::unknown;
}

PolicyRules read(const Document& document, FactTable facts) {
  const auto resources = identify(document, nullptr);
  std::vector<const Resource*> rules;
  for (const Resource& resource : resources) rules.push_back(&resource);
  return *rules_of_policy(rules, {}, platform_of, std::move(facts));
}

/// What asking every sign-in says about one direction.
struct Asked {
  bool yes_open = false;
  bool yes_usual = false;
  bool unknown_open = false;
};

class Pair {
 public:
  explicit Pair(unsigned seed) : random_(seed) {
    before_ = with_actions(random_policy(random_), random_, random_() % 2 == 0);
    after_ = before_;
    if (random_() % 8 != 0) {
      const bool has_system_rule = random_() % 4 == 0
                                       ? random_() % 2 == 0
                                       : before_.actions.size() > before_.policy.rules.size();
      after_ = with_actions(random_version(random_, before_.policy), random_, has_system_rule);
      // Most rules do what they did.
      for (std::size_t i = 0; i < std::min(before_.actions.size(), after_.actions.size()); ++i) {
        if (random_() % 4 != 0) after_.actions[i] = before_.actions[i];
      }
    }
    both_ = before_.policy;
    both_.rules.insert(both_.rules.end(), after_.policy.rules.begin(), after_.policy.rules.end());
  }

  [[nodiscard]] std::string text() const { return before_.json() + "\nafter:\n" + after_.json(); }

  Verdict check() {
    const std::string texts[] = {before_.json(), after_.json()};
    const Document documents[] = {Document::parse(texts[0]), Document::parse(texts[1])};
    FactTable facts;
    facts.share_unknown();
    const PolicyRules before = read(documents[0], std::move(facts));
    const PolicyRules after = read(documents[1], before.facts);
    const PolicyComparison result = compare_policies(before, after);
    ask();
    check(result.more, more_);
    check(result.less, less_);
    for (const DecisionChange& change : result.changes) check(change, before, after);
    return result.verdict();
  }

 private:
  void ask() {
    for (const bool open : {true, false}) {
      for (const NaiveSignIn& sign_in : all_sign_ins(both_, open)) {
        const int was = before_.decide(sign_in);
        const int is = after_.decide(sign_in);
        ask(more_, goes_beyond(is, was), open);
        ask(less_, goes_beyond(was, is), open);
      }
    }
  }
  static void ask(Asked& asked, Naive answer, bool open) {
    if (answer == Naive::yes) (open ? asked.yes_open : asked.yes_usual) = true;
    if (answer == Naive::unknown && open) asked.unknown_open = true;
  }

  static void check(Shift said, const Asked& asked) {
    EXPECT_EQ(said == Shift::no, !asked.yes_open && !asked.unknown_open);
    EXPECT_EQ(said >= Shift::possible, asked.yes_usual);
  }

  /// A witness must show what it claims, whatever is true of what nobody knows.
  void check(const DecisionChange& change, const PolicyRules& before, const PolicyRules& after) {
    if (change.witness.certainty != Certainty::proven) return;
    const int was = change.before ? before_.actions[*change.before] : kEnd;
    const int is = change.after ? after_.actions[*change.after] : kEnd;
    EXPECT_EQ(static_cast<int>(change.order.more), static_cast<int>(goes_beyond(is, was)));
    EXPECT_EQ(static_cast<int>(change.order.less), static_cast<int>(goes_beyond(was, is)));
    const NaiveSignIn sign_in = to_naive(after.facts, change.witness.sign_in);
    for (const NaiveSignIn& truth : all_truths(both_, sign_in)) {
      EXPECT_EQ(before_.decide(truth), was)
          << "rule " << change.before.value_or(before.rules.size());
      EXPECT_EQ(after_.decide(truth), is) << "rule " << change.after.value_or(after.rules.size());
    }
  }

  std::mt19937 random_;
  NaiveVersion before_;
  NaiveVersion after_;
  NaivePolicy both_;
  Asked more_;
  Asked less_;
};

TEST(ComparisonOfRandomPolicies, IsWhatAskingEverySignInGives) {
  std::map<Verdict, std::size_t> verdicts;
  for (const unsigned seed : seeds_to_try("POSTURELINT_RANDOM_COMPARISONS", {})) {
    Pair pair(seed);
    SCOPED_TRACE("pair " + std::to_string(seed) + "\n" + pair.text());
    ++verdicts[pair.check()];
    if (testing::Test::HasFailure()) break;
  }
  for (const auto& [verdict, times] : verdicts) {
    std::cout << fmt::format("{} {}\n", times, to_string(verdict));
  }
  // All of them come up, or the test would test little.
  EXPECT_EQ(verdicts.size(), 5U);
}

}  // namespace
}  // namespace posturelint::test
