// SPDX-License-Identifier: Apache-2.0
#include "policy/witness_trail.h"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/coverage.h"

namespace posturelint {
namespace {

using testing::ElementsAre;

std::string rule(int number, std::string_view access, std::string_view conditions) {
  return fmt::format(
      R"({{"type": "ACCESS_POLICY", "name": "R{0}", "priority": {0}, "conditions": {2},
      "actions": {{"appSignOn": {{"access": "{1}"}}}}}})",
      number, access, conditions);
}

/// The way of a sign-in that reaches a rule; each step with the text at its place.
std::vector<std::string> trail_to(std::size_t number, const std::string& text) {
  const Document document = Document::parse(text);
  const std::vector<PolicyRules> lists = policy_rules(identify(document, nullptr), {});
  Coverage coverage(lists.at(0));
  const auto witness =
      coverage.find({&lists[0].rules.at(number).conditions}, coverage.before(number));
  std::vector<std::string> steps;
  for (const Note& step : trail_of(lists[0], witness.value(), number)) {
    const std::string place = text.substr(step.span.begin, step.span.size());
    steps.push_back(fmt::format("{} @ {}", step.message, place));
  }
  return steps;
}

TEST(WitnessTrail, GoesFromTheSignInPastEachRuleToTheOneThatDecides) {
  const std::string text =
      "[" + rule(0, "DENY", R"({"riskScore": {"level": "HIGH"}})") + ",\n" +
      rule(1, "ALLOW", R"({"device": {"registered": true, "managed": true}})") + ",\n" +
      rule(2, "ALLOW", R"({"people": {"groups": {"include": ["00gstaff"]}}})") + "]";
  EXPECT_THAT(
      trail_to(2, text),
      ElementsAre(
          "a sign-in: an unregistered Windows computer of a member of 00gstaff, at low risk @ [",
          R"("R0" does not match: the risk is LOW @ "HIGH")",
          R"("R1" does not match: the device is not registered @ true)",
          R"("R2" matches, and allows it @ "R2")"));
}

TEST(WitnessTrail, BeginsAtThePolicyThatHasTheRules) {
  const std::string text = R"({"type": "ACCESS_POLICY", "name": "Wiki", "_embedded": {"rules": [)" +
                           rule(0, "DENY", "null") + "]}}";
  EXPECT_THAT(trail_to(0, text),
              ElementsAre(R"(a sign-in: an unregistered Windows computer @ "Wiki")",
                          R"("R0" matches, and denies it @ "R0")"));
}

TEST(WitnessTrail, SaysWhatASignInDependsOn) {
  const std::string text =
      "[" + rule(0, "DENY", R"({"people": {"groups": {"include": ["${contractors}"]}}})") + ",\n" +
      rule(1, "ALLOW", R"({"riskScore": {"level": "LOW"}})") + "]";
  const std::vector<std::string> steps = trail_to(1, text);
  ASSERT_EQ(steps.size(), 3U);
  EXPECT_THAT(steps[0], testing::HasSubstr(R"((depends on "${contractors}"))"));
  EXPECT_EQ(steps[1],
            R"("R0" does not match: the user is not in "${contractors}" @ ["${contractors}"])");
}

}  // namespace
}  // namespace posturelint
