// SPDX-License-Identifier: Apache-2.0
#include "policy/policy_path.h"

#include <string>

#include <gtest/gtest.h>

namespace posturelint {
namespace {

constexpr std::string_view kHost = "https://example.okta.com";

TEST(PolicyPath, FindsBothIds) {
  const std::string url =
      std::string(kHost) + "/api/v1/policies/rst1/rules/rul2/lifecycle/activate";
  const PolicyPath path = policy_path(url);
  EXPECT_EQ(path.policy_of(url), "rst1");
  EXPECT_EQ(path.rule_of(url), "rul2");
}

TEST(PolicyPath, TakesWhatThereIs) {
  const std::string rules = std::string(kHost) + "/api/v1/policies/${id}/rules?activate=false";
  EXPECT_EQ(policy_path(rules).policy_of(rules), "${id}");
  EXPECT_TRUE(policy_path(rules).rule.empty());
  const std::string clone = std::string(kHost) + "/api/v1/policies/rst1/clone";
  EXPECT_EQ(policy_path(clone).policy_of(clone), "rst1");
}

TEST(PolicyPath, IsEmptyForOtherPaths) {
  for (const std::string_view path : {"/api/v1/policies", "/api/v1/policies/", "/api/v1/apps/rst1",
                                      "/api/v1/device-assurances/dae1", "nothing"}) {
    EXPECT_TRUE(policy_path(std::string(kHost) + std::string(path)).policy.empty()) << path;
  }
}

}  // namespace
}  // namespace posturelint
