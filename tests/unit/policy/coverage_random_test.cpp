// SPDX-License-Identifier: Apache-2.0
// The algebra against a plain evaluator that asks every sign-in. POSTURELINT_RANDOM_POLICIES says
// how many policies to try; the same number tries the same policies.
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "policy/coverage.h"
#include "policy/policy_rules.h"
#include "tests/unit/policy/naive_policy.h"
#include "tests/unit/policy/naive_witness.h"
#include "tests/unit/policy/seeds.h"

namespace posturelint::test {
namespace {

Platform platform_of(std::string_view id) {
  return id == kIosAssurance ? Platform::ios : Platform::unknown;
}

/// Policy number `seed`, read by us.
struct Case {
  explicit Case(unsigned seed)
      : random(seed),
        policy(random_policy(random)),
        text(to_json(policy)),
        document(Document::parse(text)),
        lists(policy_rules(identify(document, nullptr), {}, platform_of)) {}

  std::mt19937 random;
  NaivePolicy policy;
  std::string text;
  Document document;
  std::vector<PolicyRules> lists;
};

/// What each rule says about each sign-in of a world.
class World {
 public:
  World(const NaivePolicy& policy, const std::vector<NaiveSignIn>& sign_ins)
      : size_(sign_ins.size()) {
    for (const NaiveRule& rule : policy.rules) {
      auto& row = matches_.emplace_back();
      for (const NaiveSignIn& sign_in : sign_ins) row.push_back(matches(rule, sign_in));
    }
  }

  /// Whether a sign-in matches the rule and none of the rules in `outside`.
  [[nodiscard]] bool one_reaches(std::size_t rule, const std::vector<std::size_t>& outside) const {
    for (std::size_t i = 0; i < size_; ++i) {
      if (!matches_[rule][i]) continue;
      if (std::ranges::none_of(outside, [&](std::size_t o) { return matches_[o][i]; })) return true;
    }
    return false;
  }

 private:
  std::size_t size_;
  std::vector<std::vector<bool>> matches_;
};

std::vector<std::size_t> first(std::size_t count) {
  std::vector<std::size_t> out(count);
  for (std::size_t i = 0; i < count; ++i) out[i] = i;
  return out;
}

void compare_cover(const std::optional<Cover>& cover, std::size_t rule, const World& open,
                   const World& usual) {
  if (!cover) {
    const bool is_covered = !open.one_reaches(rule, first(rule));
    EXPECT_FALSE(is_covered && open.one_reaches(rule, {})) << "not noticed";
    return;
  }
  const World& world = cover->certainty == Certainty::proven ? open : usual;
  EXPECT_TRUE(world.one_reaches(rule, {})) << "matches nobody";
  EXPECT_FALSE(world.one_reaches(rule, cover->by));
  for (const std::size_t spared : cover->by) {
    std::vector<std::size_t> fewer = cover->by;
    std::erase(fewer, spared);
    EXPECT_TRUE(world.one_reaches(rule, fewer)) << spared << " is not needed";
  }
}

void compare_rule(const Case& one, Coverage& coverage, std::size_t rule, const World& open,
                  const World& usual) {
  const ConditionSet& conditions = one.lists[0].rules[rule].conditions;
  const auto none = coverage.none({&conditions}, coverage.before(rule));
  const bool none_open = !open.one_reaches(rule, first(rule));
  const bool none_usual = !usual.one_reaches(rule, first(rule));
  EXPECT_EQ(none == Certainty::proven, none_open);
  EXPECT_EQ(none.has_value(), none_open || none_usual);
  compare_cover(coverage.cover_of(rule), rule, open, usual);

  const auto witness = coverage.find({&conditions}, coverage.before(rule));
  EXPECT_EQ(witness.has_value(), !none_usual);
  if (!witness || witness->certainty != Certainty::proven) return;
  const NaiveSignIn sign_in = to_naive(one.lists[0].facts, witness->sign_in);
  for (const NaiveSignIn& truth : all_truths(one.policy, sign_in)) {
    EXPECT_TRUE(matches(one.policy.rules[rule], truth)) << "the witness is not in";
    for (std::size_t i = 0; i < rule; ++i) EXPECT_FALSE(matches(one.policy.rules[i], truth)) << i;
  }
}

TEST(CoverageOfRandomPolicies, IsWhatAskingEverySignInGives) {
  for (const unsigned seed : seeds_to_try("POSTURELINT_RANDOM_POLICIES", kKeptPolicies)) {
    const Case one(seed);
    SCOPED_TRACE("policy " + std::to_string(seed) + "\n" + one.text);
    ASSERT_EQ(one.lists.size(), 1U);
    ASSERT_EQ(one.lists[0].rules.size(), one.policy.rules.size());
    const World open(one.policy, all_sign_ins(one.policy, true));
    const World usual(one.policy, all_sign_ins(one.policy, false));
    Coverage coverage(one.lists[0]);
    for (std::size_t rule = 0; rule < one.policy.rules.size(); ++rule) {
      compare_rule(one, coverage, rule, open, usual);
    }
    if (testing::Test::HasFailure()) break;
  }
}

}  // namespace
}  // namespace posturelint::test
