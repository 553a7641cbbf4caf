// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <iostream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/policy_comparison.h"
#include "policy/witness.h"

namespace posturelint {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string kDeny = R"({"access": "DENY"})";
const std::string kOne = R"({"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE",
    "factorMode": "1FA", "reauthenticateIn": "PT2H"}})";
const std::string kTwo = R"({"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE",
    "factorMode": "2FA", "reauthenticateIn": "PT2H"}})";

std::string rule(int priority, const std::string& conditions, const std::string& actions,
                 const std::string& more = "") {
  return fmt::format(R"({{"name": "R{0}", "type": "ACCESS_POLICY", "priority": {0}, {3}
      "conditions": {1}, "actions": {{"appSignOn": {2}}}}})",
                     priority, conditions, actions, more);
}
std::string catch_all(const std::string& actions) {
  return rule(99, "null", actions, R"("system": true,)");
}

const std::string kRegistered = R"({"device": {"registered": true}})";
const std::string kManaged = R"({"device": {"registered": true, "managed": true}})";
std::string group(const std::string& id) {
  return R"({"people": {"groups": {"include": [")" + id + "\"]}}}";
}

/// Two versions of a policy, compared.
class Versions {
 public:
  Versions(const std::vector<std::string>& before, const std::vector<std::string>& after,
           const Answers& answers = {})
      : texts_{list(before), list(after)},
        documents_{Document::parse(texts_[0]), Document::parse(texts_[1])} {
    FactTable facts;
    facts.share_unknown();
    before_ = read(documents_[0], answers, std::move(facts));
    after_ = read(documents_[1], answers, before_.facts);
    result_ = compare_policies(before_, after_);
  }

  [[nodiscard]] const PolicyComparison& result() const { return result_; }
  [[nodiscard]] Verdict verdict() const { return result_.verdict(); }
  [[nodiscard]] std::string witness(std::size_t change = 0) const {
    return describe(after_.facts, result_.changes.at(change).witness.sign_in);
  }

 private:
  static std::string list(const std::vector<std::string>& rules) {
    std::string text = "[";
    for (const std::string& one : rules) text += (text.size() > 1 ? ",\n" : "") + one;
    return text + "]";
  }
  static PolicyRules read(const Document& document, const Answers& answers, FactTable facts) {
    const auto resources = identify(document, nullptr);
    std::vector<const Resource*> rules;
    for (const Resource& resource : resources) rules.push_back(&resource);
    const auto unknown = [](std::string_view) { return Platform::unknown; };
    return rules_of_policy(rules, answers, unknown, std::move(facts)).value();
  }

  std::string texts_[2];
  Document documents_[2];
  PolicyRules before_;
  PolicyRules after_;
  PolicyComparison result_;
};

TEST(Comparison, ACatchAllThatAllowsIsMorePermissive) {
  const Versions versions({rule(1, kRegistered, kTwo), catch_all(kDeny)},
                          {rule(1, kRegistered, kTwo), catch_all(kOne)});
  EXPECT_EQ(versions.verdict(), Verdict::more_permissive);
  EXPECT_EQ(versions.result().more, Shift::proven);
  ASSERT_EQ(versions.result().changes.size(), 1U);
  EXPECT_EQ(versions.result().changes[0].before, 1U);
  EXPECT_EQ(versions.witness(), "an unregistered Windows computer");
}

TEST(Comparison, NumbersAndPlacesOfRulesAreNoDifference) {
  const Versions versions(
      {rule(1, kManaged, kOne), rule(2, kRegistered, kTwo), catch_all(kDeny)},
      {catch_all(kDeny), rule(20, kRegistered, kTwo), rule(10, kManaged, kOne)});
  EXPECT_EQ(versions.verdict(), Verdict::equivalent);
  EXPECT_THAT(versions.result().changes, IsEmpty());
}

TEST(Comparison, WhatTheServerAddsIsNoDifference) {
  const Versions versions(
      {rule(1, kRegistered, kTwo), catch_all(kDeny)},
      {rule(1, R"({"device": {"registered": true}, "people": {"users": {"exclude": []}},
                   "network": {"connection": "ANYWHERE"}, "riskScore": {"level": "ANY"},
                   "userType": {"include": [], "exclude": []}})",
            kTwo,
            R"("id": "rul1", "status": "ACTIVE", "created": "2026-01-01T00:00:00.000Z",
               "_links": {"self": {"href": "https://x"}}, "system": false,)"),
       catch_all(kDeny)});
  EXPECT_EQ(versions.verdict(), Verdict::equivalent);
}

TEST(Comparison, SplittingARuleIsNoDifference) {
  const Versions versions({rule(1, R"({"riskScore": {"level": "ANY"}})", kTwo)},
                          {rule(1, R"({"riskScore": {"level": "LOW"}})", kTwo),
                           rule(2, R"({"riskScore": {"level": "MEDIUM"}})", kTwo),
                           rule(3, R"({"riskScore": {"level": "HIGH"}})", kTwo)});
  EXPECT_EQ(versions.verdict(), Verdict::equivalent);
}

TEST(Comparison, TheOrderOfRulesCounts) {
  const Versions versions(
      {rule(1, group("00ga"), kDeny), rule(2, kRegistered, kTwo), catch_all(kDeny)},
      {rule(1, kRegistered, kTwo), rule(2, group("00ga"), kDeny), catch_all(kDeny)});
  EXPECT_EQ(versions.verdict(), Verdict::more_permissive);
  EXPECT_EQ(versions.witness(), "a registered, unmanaged Windows computer of a member of 00ga");
}

TEST(Comparison, MoreForSomeAndLessForOthers) {
  const Versions versions({rule(1, group("00ga"), kTwo), catch_all(kDeny)},
                          {rule(1, group("00gb"), kTwo), catch_all(kDeny)});
  EXPECT_EQ(versions.verdict(), Verdict::incomparable);
  EXPECT_EQ(versions.result().changes.size(), 2U);
}

TEST(Comparison, OnlyPossibleWhereAConditionCannotBeRead) {
  const Versions versions(
      {rule(1, R"({"elCondition": {"condition": "user.profile.type == 'staff'"}})", kTwo),
       catch_all(kDeny)},
      {rule(1, "null", kTwo), catch_all(kDeny)});
  EXPECT_EQ(versions.verdict(), Verdict::more_permissive);
  EXPECT_EQ(versions.result().more, Shift::possible);
  EXPECT_THAT(versions.result().unknown, Contains("user.profile.type == 'staff'"));
}

TEST(Comparison, TheSameExpressionIsTheSame) {
  const std::string staff = R"({"elCondition": {"condition": "user.profile.type == 'staff'"}})";
  EXPECT_EQ(
      Versions({rule(1, staff, kTwo), catch_all(kDeny)}, {rule(1, staff, kTwo), catch_all(kDeny)})
          .verdict(),
      Verdict::equivalent);
}

TEST(Comparison, APlaceholderStandsForTheSameOnBothSides) {
  EXPECT_EQ(Versions({rule(1, group("${admins}"), kOne), catch_all(kDeny)},
                     {rule(1, group("${admins}"), kOne), catch_all(kDeny)})
                .verdict(),
            Verdict::equivalent);
}

TEST(Comparison, UnknownWhereTheCatchAllIsMissingOnOneSide) {
  const Versions versions({rule(1, kRegistered, kTwo)},
                          {rule(1, kRegistered, kTwo), catch_all(kDeny)});
  EXPECT_EQ(versions.verdict(), Verdict::unknown);
  EXPECT_EQ(versions.result().more, Shift::no) << "nothing is below DENY";
  EXPECT_EQ(versions.result().less, Shift::unknown);
  EXPECT_THAT(versions.result().unknown, ElementsAre("the catch-all rule before"));
  EXPECT_EQ(Versions({rule(1, kRegistered, kTwo)}, {rule(1, kRegistered, kTwo)}).verdict(),
            Verdict::equivalent);
}

TEST(Comparison, WhichOfTwoRulesOfOnePriorityIsFirst) {
  const std::vector<std::string> tied = {rule(1, group("00ga"), kDeny), rule(1, kRegistered, kTwo)};
  const std::vector<std::string> numbered = {rule(1, group("00ga"), kDeny),
                                             rule(2, kRegistered, kTwo)};
  const Versions open(tied, numbered);
  EXPECT_EQ(open.verdict(), Verdict::unknown);
  EXPECT_THAT(open.result().unknown, ElementsAre("equal-priority"));
  Answers answers;
  answers.settle(Question::equal_priority, true);
  EXPECT_EQ(Versions(tied, numbered, answers).verdict(), Verdict::equivalent);
  EXPECT_EQ(Versions(tied, tied).verdict(), Verdict::equivalent);
}

/// Rules for groups, networks, platforms, risk and devices.
std::vector<std::string> hundred_rules() {
  std::vector<std::string> rules;
  constexpr const char* kOses[] = {"WINDOWS", "MACOS", "CHROMEOS", "LINUX"};
  constexpr const char* kLevels[] = {"LOW", "MEDIUM", "HIGH"};
  for (int i = 0; i < 99; ++i) {
    rules.push_back(rule(
        i,
        fmt::format(
            R"({{"people": {{"groups": {{"include": ["00ga{}", "00gb{}"], "exclude": ["00gx"]}}}},
        "network": {{"connection": "ZONE", "include": ["nzo{}", "nzoz"]}},
        "platform": {{"include": [{{"type": "DESKTOP", "os": {{"type": "{}"}}}}]}},
        "riskScore": {{"level": "{}"}},
        "device": {{"registered": true, "assurance": {{"include": ["dae{}", "dae{}"]}}}}}})",
            i % 20, i % 7, i % 5, kOses[i % 4], kLevels[i % 3], i % 6, i % 11),
        i % 5 == 0  ? kDeny
        : i % 5 < 3 ? kOne
                    : kTwo));
  }
  rules.push_back(catch_all(kDeny));
  return rules;
}

TEST(Comparison, OfAHundredRulesTakesMilliseconds) {
  const std::vector<std::string> before = hundred_rules();
  const auto measure = [&](const char* what, const std::vector<std::string>& after) {
    const auto start = std::chrono::steady_clock::now();
    const Versions versions(before, after);
    const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
    std::cout << fmt::format("100 rules, {}: {:.1f} ms, {}, {} changes\n", what, time.count(),
                             to_string(versions.verdict()), versions.result().changes.size());
    // Ten times what it takes, for builds with sanitizers and busy machines.
    EXPECT_LT(time.count(), 2000);
    return versions.verdict();
  };
  EXPECT_EQ(measure("the same", before), Verdict::equivalent);
  std::vector<std::string> one_less = before;
  one_less.erase(one_less.begin() + 50);
  EXPECT_NE(measure("one less", one_less), Verdict::equivalent);
  std::vector<std::string> moved = before;
  for (int i = 0; i < 99; ++i) {
    const std::string from = fmt::format(R"("priority": {},)", i);
    const std::size_t at = moved[static_cast<std::size_t>(i)].find(from);
    moved[static_cast<std::size_t>(i)].replace(at, from.size(),
                                               fmt::format(R"("priority": {},)", 98 - i));
  }
  measure("all in the other order", moved);
}

}  // namespace
}  // namespace posturelint
