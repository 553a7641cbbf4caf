// SPDX-License-Identifier: Apache-2.0
#include "engine/rule_set.h"

#include <gtest/gtest.h>

namespace posturelint {
namespace {

constexpr Option kOptions[] = {{"max-days", "30", "the longest grace period"}};

std::vector<Rule> rules() {
  return {{.id = "grace-period/too-long",
           .severity = Severity::info,
           .options = kOptions,
           .kinds = ResourceKind::device_assurance,
           .check = [](const Resource&, Reporter&) {}},
          {.id = "syntax/empty", .severity = Severity::error}};
}

TEST(RuleSet, HasEveryRuleOnByDefault) {
  const auto all = rules();
  const RuleSet set(all, {});
  EXPECT_EQ(set.severity(all[0]), Severity::info);
  EXPECT_EQ(set.resource_rules(ResourceKind::device_assurance).size(), 1U);
  EXPECT_TRUE(set.resource_rules(ResourceKind::access_policy_rule).empty());
}

TEST(RuleSet, SelectsByIdAndByCategory) {
  const auto all = rules();
  const std::vector<std::string> syntax = {"syntax"};
  EXPECT_EQ(RuleSet(all, {}, syntax).severity(all[0]), std::nullopt);
  EXPECT_EQ(RuleSet(all, {}, syntax).severity(all[1]), Severity::error);
  EXPECT_EQ(RuleSet(all, {}, {}, syntax).severity(all[1]), std::nullopt);
  const std::vector<std::string> id = {"grace-period/too-long"};
  EXPECT_TRUE(RuleSet(all, {}, {}, id).resource_rules(ResourceKind::device_assurance).empty());
}

TEST(RuleSet, AnIdInTheConfigurationWinsOverItsCategory) {
  const auto all = rules();
  Config config;
  config.severities["grace-period"] = std::nullopt;
  config.severities["grace-period/too-long"] = Severity::error;
  EXPECT_EQ(RuleSet(all, config).severity(all[0]), Severity::error);
}

TEST(RuleSet, GivesTheConfiguredOptionOrItsDefault) {
  const auto all = rules();
  EXPECT_EQ(RuleSet(all, {}).option(all[0], "max-days"), "30");
  Config config;
  config.options["grace-period/too-long"]["max-days"] = "7";
  EXPECT_EQ(RuleSet(all, config).option(all[0], "max-days"), "7");
  EXPECT_EQ(RuleSet(all, config).option(all[0], "no-such"), "");
}

TEST(RuleSet, KnowsIdsAndCategories) {
  const auto all = rules();
  EXPECT_TRUE(is_rule_or_category(all, "syntax"));
  EXPECT_TRUE(is_rule_or_category(all, "syntax/empty"));
  EXPECT_FALSE(is_rule_or_category(all, "syntax/emp"));
}

}  // namespace
}  // namespace posturelint
