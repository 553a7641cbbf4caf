// SPDX-License-Identifier: Apache-2.0
#include "policy/coverage.h"

#include <chrono>
#include <iostream>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/policy_study.h"
#include "policy/sign_in_search.h"
#include "policy/witness.h"

namespace posturelint {
namespace {

using testing::ElementsAre;

/// A policy of rules `R0`, `R1`, … with these conditions.
class Rules {
 public:
  explicit Rules(const std::vector<std::string>& conditions, const Answers& answers = {})
      : text_(text_of(conditions)),
        document_(Document::parse(text_)),
        resources_(identify(document_, nullptr)),
        lists_(policy_rules(resources_, answers)),
        coverage_(lists_.at(0)) {}

  const PolicyRules& list() { return lists_[0]; }
  Coverage& coverage() { return coverage_; }
  std::optional<Cover> cover_of(std::size_t rule) { return coverage_.cover_of(rule); }

  static std::string text_of(const std::vector<std::string>& conditions) {
    std::string text = "[";
    for (std::size_t i = 0; i < conditions.size(); ++i) {
      text += fmt::format(
          R"({}{{"name": "R{}", "type": "ACCESS_POLICY", "priority": {}, "conditions": {},)"
          R"("actions": {{"appSignOn": {{"access": "ALLOW"}}}}}})",
          i == 0 ? "" : ",\n", i, i, conditions[i]);
    }
    return text + "]";
  }

 private:
  std::string text_;
  Document document_;
  std::vector<Resource> resources_;
  std::vector<PolicyRules> lists_;
  Coverage coverage_;
};

std::string group(int number) {
  return fmt::format(R"("people": {{"groups": {{"include": ["00g{}"]}}}})", number);
}

TEST(Coverage, ARuleOfTheSameSignInsCovers) {
  Rules rules({R"({"riskScore": {"level": "HIGH"}})",
               R"({"riskScore": {"level": "HIGH"}, "device": {"registered": true}})"});
  const auto cover = rules.cover_of(1);
  ASSERT_TRUE(cover);
  EXPECT_EQ(cover->certainty, Certainty::proven);
  EXPECT_THAT(cover->by, ElementsAre(0));
}

TEST(Coverage, SeveralRulesCoverTogether) {
  Rules rules({R"({"riskScore": {"level": "LOW"}})",
               R"({"people": {"users": {"include": ["00ux"]}}})",
               R"({"riskScore": {"level": "MEDIUM"}})", R"({"riskScore": {"level": "HIGH"}})",
               "{" + group(1) + "}"});
  const auto cover = rules.cover_of(4);
  ASSERT_TRUE(cover);
  EXPECT_THAT(cover->by, ElementsAre(0, 2, 3));
}

TEST(Coverage, OnlyPossibleWhereAQuestionIsOpen) {
  const std::vector<std::string> conditions = {
      R"({"device": {"registered": true, "managed": true}})", R"({"device": {"managed": false}})",
      "{" + group(1) + "}"};
  EXPECT_FALSE(Rules({conditions[0], conditions[1]}).cover_of(1));
  const auto open = Rules(conditions).cover_of(2);
  ASSERT_TRUE(open);
  EXPECT_EQ(open->certainty, Certainty::proven) << "managed or not, it is one of the two";

  const std::vector<std::string> people = {
      R"({"people": {"groups": {"include": ["00ga"]}, "users": {"include": ["00ub"]}}})",
      R"({"people": {"groups": {"include": ["00ga"]}}})"};
  EXPECT_EQ(Rules(people).cover_of(1)->certainty, Certainty::possible);
  Answers settled;
  settled.settle(Question::users_and_groups, true);
  EXPECT_EQ(Rules(people, settled).cover_of(1)->certainty, Certainty::proven);
  settled.settle(Question::users_and_groups, false);
  EXPECT_FALSE(Rules(people, settled).cover_of(1));
}

TEST(Coverage, ARuleForNobodyIsAnotherMistake) {
  Rules rules({R"({"riskScore": {"level": "HIGH"}})",
               R"({"people": {"users": {"include": ["00ua"], "exclude": ["00ua"]}}})"});
  EXPECT_FALSE(rules.cover_of(1));
}

TEST(Coverage, AWitnessSaysWhatItDependsOn) {
  Rules rules({R"({"elCondition": {"condition": "user.profile.type == 'staff'"}})", "null"});
  const auto witness =
      rules.coverage().find({&rules.list().rules[1].conditions}, rules.coverage().before(1));
  ASSERT_TRUE(witness);
  EXPECT_EQ(witness->certainty, Certainty::possible);
  EXPECT_THAT(witness->unknown, ElementsAre("user.profile.type == 'staff'"));
}

TEST(Coverage, AWitnessIsOneConcreteSignIn) {
  Rules rules(
      {R"({"device": {"registered": true}})",
       R"({"network": {"connection": "ZONE", "include": ["nzoa"]}, "riskScore": {"level": "HIGH"}})",
       R"({"riskScore": {"level": "HIGH"}, )" + group(7) + "}"});
  const auto witness =
      rules.coverage().find({&rules.list().rules[2].conditions}, rules.coverage().before(2));
  ASSERT_TRUE(witness);
  EXPECT_EQ(
      describe(rules.list().facts, witness->sign_in),
      "an unregistered Windows computer of a member of 00g7, at high risk, outside zone nzoa");
}

TEST(Coverage, OneOfTwoRulesWithOnePriorityMayComeFirst) {
  const std::string text =
      R"([{"name": "A", "type": "ACCESS_POLICY", "priority": 1, "conditions": null,
           "actions": {"appSignOn": {"access": "ALLOW"}}},
          {"name": "B", "type": "ACCESS_POLICY", "priority": 1,
           "conditions": {"riskScore": {"level": "LOW"}},
           "actions": {"appSignOn": {"access": "DENY"}}}])";
  const Document document = Document::parse(text);
  const auto resources = identify(document, nullptr);
  const auto lists = policy_rules(resources, {});
  EXPECT_EQ(Coverage(lists[0]).cover_of(1)->certainty, Certainty::possible);

  Answers settled;
  settled.settle(Question::equal_priority, false);
  const auto reversed = policy_rules(resources, settled);
  EXPECT_EQ(name_of(reversed[0], reversed[0].rules[0]), "\"B\"");
  EXPECT_EQ(Coverage(reversed[0]).cover_of(1), std::nullopt);
}

TEST(DeviceBypass, IsThereWhateverAnExpressionSays) {
  Rules rules({R"({"elCondition": {"condition": "user.profile.type == 'staff'"},
                   "device": {"registered": true}})",
               "null"});
  const auto bypasses = device_bypasses(rules.coverage());
  ASSERT_EQ(bypasses.size(), 1U);
  EXPECT_EQ(bypasses[0].witness.certainty, Certainty::proven);
}

TEST(DeviceBypass, IsNotThereWhenThePlatformIsAnother) {
  const std::string text =
      R"([{"platform": "IOS", "id": "dae1a2b3c4d5e6f7g8h9", "name": "Phones", "jailbreak": false},
          [{"name": "Phones", "type": "ACCESS_POLICY", "priority": 0,
            "conditions": {"device": {"registered": true, "assurance": {"include": ["dae1a2b3c4d5e6f7g8h9"]}}},
            "actions": {"appSignOn": {"access": "ALLOW"}}},
           {"name": "Windows", "type": "ACCESS_POLICY", "priority": 1,
            "conditions": {"platform": {"include": [{"type": "DESKTOP", "os": {"type": "WINDOWS"}}]}},
            "actions": {"appSignOn": {"access": "ALLOW"}}}]])";
  const Document document = Document::parse(text);
  const auto resources = identify(document, nullptr);
  const auto lists = policy_rules(resources, {});
  ASSERT_EQ(lists.size(), 1U);
  Coverage coverage(lists[0]);
  EXPECT_TRUE(device_bypasses(coverage).empty());
}

TEST(RuleLists, AreInTheOrderOfEvaluation) {
  const std::string text =
      R"([{"name": "Last", "type": "ACCESS_POLICY", "system": true, "priority": 99,
           "actions": {"appSignOn": {"access": "DENY"}}},
          {"name": "No number", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}}},
          {"name": "Off", "type": "ACCESS_POLICY", "priority": 0, "status": "INACTIVE",
           "actions": {"appSignOn": {"access": "DENY"}}},
          {"name": "Second", "type": "ACCESS_POLICY", "priority": 7, "actions": {"appSignOn": {"access": "DENY"}}},
          {"name": "First", "type": "ACCESS_POLICY", "priority": 3, "actions": {"appSignOn": {"access": "DENY"}}}])";
  const Document document = Document::parse(text);
  const auto resources = identify(document, nullptr);
  const auto lists = policy_rules(resources, {});
  ASSERT_EQ(lists.size(), 1U);
  std::vector<std::string> names;
  for (const ListedRule& rule : lists[0].rules) names.push_back(name_of(lists[0], rule));
  EXPECT_THAT(names, ElementsAre("\"First\"", "\"Second\"", "\"No number\"", "\"Last\""));
  EXPECT_EQ(lists[0].inactive.size(), 1U);
}

/// A hundred rules that differ in group, zone and device, and cannot be told apart by one look.
std::vector<std::string> hundred_rules() {
  std::vector<std::string> conditions;
  for (int i = 0; i < 100; ++i) {
    conditions.push_back(fmt::format(
        R"({{{}, "network": {{"connection": "ZONE", "include": ["nzo{}", "nzo{}"]}},
            "device": {{"registered": true, "assurance": {{"include": ["dae{}", "dae{}"]}}}}}})",
        group(i % 40), i % 7, i % 11, i % 13, i % 17));
  }
  return conditions;
}

TEST(Coverage, OfAHundredRulesTakesMilliseconds) {
  const std::string text = Rules::text_of(hundred_rules());
  const Document document = Document::parse(text);
  const auto resources = identify(document, nullptr);
  const auto start = std::chrono::steady_clock::now();
  PolicyStudy study(std::move(policy_rules(resources, {})[0]));
  const std::size_t dead = study.dead_rules().size();
  const std::size_t bypasses = study.device_bypasses().size();
  const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
  std::cout << fmt::format("100 rules: {:.1f} ms, {} dead, {} bypassed\n", time.count(), dead,
                           bypasses);
  // Ten times what it takes, for builds with sanitizers and busy machines.
  EXPECT_LT(time.count(), 500);
}

TEST(SignInSearch, GivesUpWhenItsStepsAreUsedUp) {
  const std::string text = Rules::text_of(hundred_rules());
  const Document document = Document::parse(text);
  const auto lists = policy_rules(identify(document, nullptr), {});
  SignInQuery query;
  for (const ListedRule& rule : lists[0].rules) query.outside.push_back(&rule.conditions);
  std::uint64_t budget = 50;
  EXPECT_EQ(search(lists[0].facts, query, budget).outcome, SearchOutcome::gave_up);
  EXPECT_EQ(budget, 0U);
  budget = 50'000;
  EXPECT_EQ(search(lists[0].facts, query, budget).outcome, SearchOutcome::found);
}

}  // namespace
}  // namespace posturelint
