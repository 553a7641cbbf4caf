// SPDX-License-Identifier: Apache-2.0
#include "policy/rule_list.h"

#include <string>

#include <gtest/gtest.h>

namespace posturelint {
namespace {

std::string rule(std::string_view more) {
  return R"({"type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}}, )" +
         std::string(more) + "}";
}

/// A document and its lists.
struct Lists {
  explicit Lists(std::string_view text)
      : document(Document::parse(text)),
        resources(identify(document, nullptr)),
        lists(rule_lists(resources)) {}
  Document document;
  std::vector<Resource> resources;
  std::vector<RuleList> lists;
};

TEST(RuleList, IsOneListOfOnePolicy) {
  const std::string text =
      "[" + rule(R"("priority": 1)") + "," + rule(R"("priority": 99, "system": true)") + "]";
  const Lists found(text);
  ASSERT_EQ(found.lists.size(), 1U);
  EXPECT_EQ(found.lists[0].size(), 2U);
}

TEST(RuleList, LeavesOutCollectionsOfSeveralPolicies) {
  const std::string catch_all = rule(R"("priority": 99, "system": true)");
  const std::string two = "[" + catch_all + "," + catch_all + "]";
  EXPECT_TRUE(Lists(two).lists.empty());

  const auto linked = [](std::string_view policy) {
    return rule(R"("_links": {"self": {"href": "https://example.okta.com/api/v1/policies/)" +
                std::string(policy) + R"(/rules/rul1"}})");
  };
  const std::string other = "[" + linked("rst1") + "," + linked("rst2") + "]";
  EXPECT_TRUE(Lists(other).lists.empty());
  const std::string same = "[" + linked("rst1") + "," + linked("rst1") + "]";
  EXPECT_EQ(Lists(same).lists.size(), 1U);
}

TEST(RuleList, RanksCustomRulesAndNumbersThem) {
  const std::string text = "[" + rule(R"("priority": 7)") + "," + rule(R"("priority": 3)") + "," +
                           rule(R"("priority": 3)") + "," +
                           rule(R"("priority": 99, "system": true)") + "]";
  const Lists found(text);
  const auto ranked = ranked_rules(found.lists.at(0));
  ASSERT_TRUE(ranked);
  ASSERT_EQ(ranked->size(), 3U);
  EXPECT_EQ(ranked->at(0).rule, found.lists[0][1]);
  EXPECT_EQ(ranked->at(1).rule, found.lists[0][2]);

  const std::vector<Edit> edits = renumber(*ranked);
  ASSERT_EQ(edits.size(), 2U);
  EXPECT_EQ(edits[0].text, "5");  // 7, in the order of the text
  EXPECT_EQ(edits[1].text, "4");
}

TEST(RuleList, DoesNotRankWhatItDoesNotKnow) {
  const std::string text =
      "[" + rule(R"("priority": 1)") + "," + rule(R"("priority": "${p}")") + "]";
  const Lists found(text);
  EXPECT_FALSE(ranked_rules(found.lists.at(0)));
}

}  // namespace
}  // namespace posturelint
