// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "document/resource.h"

namespace posturelint {
namespace {

struct Case {
  std::string_view url;
  std::string_view path;  // empty: not one of ours
};

constexpr Case kCases[] = {
    {"https://example.okta.com/api/v1/device-assurances", "/api/v1/device-assurances"},
    {"https://${domain}/api/v1/device-assurances/${id}", "/api/v1/device-assurances/{}"},
    {"https://${domain}/api/v1/device-assurances/", "/api/v1/device-assurances"},
    {"/api/v1/policies/{policyId}/rules", "/api/v1/policies/{}/rules"},
    {"api/v1/policies/{policyId}/rules/{ruleId}", "/api/v1/policies/{}/rules/{}"},
    {"{{base}}/api/v1/policies/{{policy}}/rules?activate=false", "/api/v1/policies/{}/rules"},
    {"/api/v1/policies/rst1/rules/rul1/lifecycle/deactivate",
     "/api/v1/policies/{}/rules/{}/lifecycle/deactivate"},
    {"/api/v1/policies/simulate", "/api/v1/policies/simulate"},
    {"/api/v1/logs?filter=eventType+eq+%22x%22", "/api/v1/logs"},
    {"/api/v1/device-posture-checks/default", "/api/v1/device-posture-checks/default"},
    {"/api/v1/users/00u1", ""},
    {"/api/v1/policies//rules", ""},
    {"https://example.com/myapi/v1/policies", ""},
    {"", ""},
};

TEST(Endpoint, IsFoundByItsPathWhateverHostAndVariables) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.url);
    const Endpoint* endpoint = find_endpoint(c.url);
    EXPECT_EQ(endpoint == nullptr ? "" : endpoint->path, c.path);
  }
}

TEST(Endpoint, OffersItsMethods) {
  const Endpoint* rules = find_endpoint("/api/v1/policies/p/rules");
  ASSERT_NE(rules, nullptr);
  EXPECT_TRUE(rules->is_collection);
  EXPECT_EQ(rules->kind, ResourceKind::access_policy_rule);
  EXPECT_EQ(std::vector<std::string_view>(rules->methods.begin(), rules->methods.end()),
            (std::vector<std::string_view>{"GET", "POST"}));
}

TEST(ApiPath, IsTheUrlFromApiToTheQuery) {
  const std::string_view url = "https://${domain}/api/v1/logs?since=2026";
  const Span span = api_path(url);
  EXPECT_EQ(url.substr(span.begin, span.size()), "/api/v1/logs");
  EXPECT_TRUE(api_path("https://example.com/").empty());
}

}  // namespace
}  // namespace posturelint
