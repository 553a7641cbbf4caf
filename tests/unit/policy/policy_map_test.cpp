// SPDX-License-Identifier: Apache-2.0
#include "policy/policy_map.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/map_findings.h"
#include "tests/unit/policy/naive_policy.h"

namespace posturelint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

PolicyRules read(const Document& document) {
  const auto resources = identify(document, nullptr);
  std::vector<const Resource*> rules;
  for (const Resource& resource : resources) rules.push_back(&resource);
  const auto platform_of = [](std::string_view id) {
    return id == test::kIosAssurance ? Platform::ios : Platform::unknown;
  };
  return rules_of_policy(rules, {}, platform_of, {}).value();
}

constexpr const char* kPhones = R"([
  {"name": "Compliant", "type": "ACCESS_POLICY", "priority": 1,
   "conditions": {"device": {"registered": true, "assurance": {"include": ["a1"]}}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "1FA"}}}},
  {"name": "The same, managed", "type": "ACCESS_POLICY", "priority": 2,
   "conditions": {"device": {"registered": true, "managed": true, "assurance": {"include": ["a1"]}}},
   "actions": {"appSignOn": {"access": "DENY"}}},
  {"name": "Phones", "type": "ACCESS_POLICY", "priority": 3,
   "conditions": {"platform": {"include": [{"type": "MOBILE", "os": {"type": "ANY"}}]}},
   "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "1FA"}}}},
  {"name": "Nobody", "type": "ACCESS_POLICY", "priority": 4,
   "conditions": {"people": {"users": {"include": ["u"], "exclude": ["u"]}}},
   "actions": {"appSignOn": {"access": "DENY"}}},
  {"name": "Everybody", "type": "ACCESS_POLICY", "priority": 5, "conditions": null,
   "actions": {"appSignOn": {"access": "DENY"}}},
  {"name": "Too late", "type": "ACCESS_POLICY", "priority": 6,
   "conditions": {"riskScore": {"level": "HIGH"}}, "actions": {"appSignOn": {"access": "DENY"}}}
])";

std::vector<std::size_t> rules_in(const MapCell& cell) {
  std::vector<std::size_t> out;
  for (const MapEntry& entry : cell.entries) out.push_back(entry.rule.value_or(SIZE_MAX));
  return out;
}

const MapCell& cell(const PolicyMap& map, MapPlatform platform, MapDevice device) {
  return map.at(static_cast<std::size_t>(platform), static_cast<std::size_t>(device), 0);
}

TEST(PolicyMap, SaysWhichRulesDecideWhere) {
  const Document document = Document::parse(kPhones);
  const PolicyRules rules = read(document);
  const PolicyMap map = map_policy(rules);
  EXPECT_THAT(rules_in(cell(map, MapPlatform::ios, MapDevice::assured)), ElementsAre(0));
  EXPECT_THAT(rules_in(cell(map, MapPlatform::ios, MapDevice::managed)), ElementsAre(2));
  EXPECT_THAT(rules_in(cell(map, MapPlatform::windows, MapDevice::unregistered)), ElementsAre(4));
  EXPECT_THAT(cell(map, MapPlatform::windows, MapDevice::assured).entries, IsEmpty())
      << "a1 is for iOS";
}

TEST(PolicyMap, EndsWhereNoRuleDecides) {
  const Document document = Document::parse(R"([
      {"name": "A", "type": "ACCESS_POLICY", "priority": 1,
       "conditions": {"device": {"registered": true}}, "actions": {"appSignOn": {"access": "DENY"}}}])");
  const PolicyRules rules = read(document);
  const PolicyMap map = map_policy(rules);
  EXPECT_THAT(rules_in(cell(map, MapPlatform::ios, MapDevice::unregistered)),
              ElementsAre(SIZE_MAX));
  EXPECT_THAT(rules_in(cell(map, MapPlatform::ios, MapDevice::managed)), ElementsAre(0));
}

TEST(MapFindings, DeadRulesRulesForNobodyAndHoles) {
  const Document document = Document::parse(kPhones);
  const PolicyRules rules = read(document);
  const MapFindings found = map_findings(rules, map_policy(rules));
  using enum RuleState;
  std::vector<RuleState> states;
  for (const RuleFate& fate : found.rules) states.push_back(fate.state);
  EXPECT_THAT(states, ElementsAre(decides, dead, decides, nobody, decides, dead));
  EXPECT_THAT(found.rules[1].covered_by, ElementsAre(0));
  EXPECT_THAT(found.rules[5].covered_by, ElementsAre(4));
  ASSERT_THAT(found.holes, SizeIs(1));
  EXPECT_EQ(found.holes[0].device_rule, 0U);
  EXPECT_EQ(found.holes[0].by, 2U);
  // On iOS, from devices that do not satisfy a1, at every risk.
  EXPECT_THAT(found.holes[0].cells, SizeIs(9));
}

TEST(MapOutcome, IsWhatTheRuleAsksFor) {
  const auto outcome = [](const std::string& sign_on) {
    const std::string text = R"({"actions": {"appSignOn": )" + sign_on + "}}";
    const Document document = Document::parse(text);
    return map_outcome(document.root());
  };
  EXPECT_EQ(outcome(R"({"access": "DENY"})"), MapOutcome::denied);
  EXPECT_EQ(
      outcome(
          R"({"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}})"),
      MapOutcome::two);
  EXPECT_EQ(
      outcome(
          R"({"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "1FA"}})"),
      MapOutcome::one);
  EXPECT_EQ(
      outcome(
          R"({"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA",
      "constraints": [{"possession": {"phishingResistant": "REQUIRED"}}]}})"),
      MapOutcome::strong);
  EXPECT_EQ(
      outcome(
          R"({"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA",
      "constraints": [{"possession": {"phishingResistant": "REQUIRED"}}, {}]}})"),
      MapOutcome::two)
      << "one of the constraints is enough";
  EXPECT_EQ(outcome(R"({"access": "${x}"})"), MapOutcome::unknown);
  EXPECT_EQ(map_outcome({}), MapOutcome::undecided);
}

// Against the plain evaluator.

using Cell = std::array<std::size_t, 3>;

std::optional<Cell> cell_of(const test::NaivePolicy& policy, const test::NaiveSignIn& s) {
  const std::map<std::string, std::size_t> platforms = {
      {"DESKTOP/WINDOWS", 0}, {"DESKTOP/MACOS", 1},  {"DESKTOP/CHROMEOS", 2}, {"DESKTOP/LINUX", 3},
      {"MOBILE/IOS", 4},      {"MOBILE/ANDROID", 5}, {"OTHER/OTHER", 6}};
  const auto platform = platforms.find(s.type + "/" + s.os);
  if (platform == platforms.end()) return std::nullopt;
  bool assured = false;
  for (const test::NaiveRule& rule : policy.rules) {
    for (const std::string& id : rule.assurance) {
      assured = assured || std::ranges::find(s.satisfied, id) != s.satisfied.end();
    }
  }
  const std::size_t risk = s.risk == "LOW" ? 0 : s.risk == "MEDIUM" ? 1 : 2;
  return Cell{platform->second, assured ? 3 : static_cast<std::size_t>(s.device), risk};
}

std::map<Cell, std::set<std::size_t>> deciding(const test::NaivePolicy& policy, bool open) {
  std::map<Cell, std::set<std::size_t>> out;
  for (const test::NaiveSignIn& sign_in : all_sign_ins(policy, open)) {
    const auto at = cell_of(policy, sign_in);
    if (!at) continue;
    std::size_t rule = 0;
    while (rule < policy.rules.size() && !matches(policy.rules[rule], sign_in)) ++rule;
    out[*at].insert(rule == policy.rules.size() ? SIZE_MAX : rule);
  }
  return out;
}

TEST(MapOfRandomPolicies, IsWhatAskingEverySignInGives) {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    std::mt19937 random(seed);
    const test::NaivePolicy policy = test::random_policy(random);
    const std::string text = to_json(policy);
    SCOPED_TRACE("policy " + std::to_string(seed) + "\n" + text);
    const Document document = Document::parse(text);
    const PolicyRules rules = read(document);
    const PolicyMap map = map_policy(rules);
    const auto usual = deciding(policy, false);
    const auto open = deciding(policy, true);
    for (const auto& [at, wanted] : usual) {
      const MapCell& cell = map.at(at[0], at[1], at[2]);
      const auto list = rules_in(cell);
      const std::set<std::size_t> found(list.begin(), list.end());
      EXPECT_TRUE(std::ranges::includes(found, wanted)) << at[0] << "/" << at[1] << "/" << at[2];
      EXPECT_TRUE(std::ranges::includes(open.at(at), found))
          << at[0] << "/" << at[1] << "/" << at[2];
    }
    if (testing::Test::HasFailure()) break;
  }
}

TEST(PolicyMap, OfAHundredRulesTakesMilliseconds) {
  std::string text = "[";
  constexpr const char* kOses[] = {"WINDOWS", "MACOS", "CHROMEOS", "LINUX"};
  constexpr const char* kLevels[] = {"LOW", "MEDIUM", "HIGH", "ANY"};
  for (int i = 0; i < 100; ++i) {
    text +=
        fmt::format(R"({}{{"name": "R{}", "type": "ACCESS_POLICY", "priority": {}, "conditions": {{
        "people": {{"groups": {{"include": ["00ga{}"], "exclude": ["00gx"]}}}},
        "network": {{"connection": "ZONE", "include": ["nzo{}"]}},
        "platform": {{"include": [{{"type": "DESKTOP", "os": {{"type": "{}"}}}}]}},
        "riskScore": {{"level": "{}"}}, "device": {{"registered": {}}}}},
        "actions": {{"appSignOn": {{"access": "ALLOW"}}}}}})",
                    i == 0 ? "" : ",", i, i, i % 20, i % 7, kOses[i % 4], kLevels[i % 3],
                    i % 2 == 0 ? "true" : "null");
  }
  text += "]";
  const Document document = Document::parse(text);
  const PolicyRules rules = read(document);
  const auto start = std::chrono::steady_clock::now();
  const PolicyMap map = map_policy(rules);
  const MapFindings found = map_findings(rules, map);
  const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
  std::cout << fmt::format("map of 100 rules: {:.1f} ms, {} holes\n", time.count(),
                           found.holes.size());
  EXPECT_LT(time.count(), 3000);
}

}  // namespace
}  // namespace posturelint
