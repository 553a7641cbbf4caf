// SPDX-License-Identifier: Apache-2.0
#include "policy/log_query.h"

#include <gtest/gtest.h>

namespace posturelint {
namespace {

/// A request whose URL stands at byte 10 of its file.
Request request_to(std::string url) {
  Request request;
  request.method = "GET";
  request.url_map.copied(10, static_cast<std::uint32_t>(url.size()));
  request.url = std::move(url);
  return request;
}

TEST(LogQuery, DecodesParameters) {
  const auto query =
      log_query(request_to("https://x/api/v1/logs?filter=a+eq+%22b%20c%22&limit=5&&q=#top"));
  ASSERT_TRUE(query);
  ASSERT_EQ(query->parameters.size(), 3U);
  EXPECT_EQ(query->find("filter")->value, "a eq \"b c\"");
  EXPECT_EQ(query->find("limit")->value, "5");
  EXPECT_EQ(query->find("q")->value, "");
  EXPECT_EQ(query->find("since"), nullptr);
}

TEST(LogQuery, CarriesPlacesBackToTheHost) {
  const auto query = log_query(request_to("/api/v1/logs?q=%C3%A4+b"));
  ASSERT_TRUE(query);
  const QueryParameter& q = *query->find("q");
  EXPECT_EQ(q.value, "\xC3\xA4 b");
  EXPECT_EQ(q.span, (Span{23, 33}));
  EXPECT_EQ(q.to_host({0, 2}), (Span{25, 31}));
  EXPECT_EQ(q.to_host({3, 4}), (Span{32, 33}));
  EXPECT_EQ(q.value_span(), (Span{25, 33}));
}

TEST(LogQuery, BrokenEncodingStaysAsItIs) {
  const auto query = log_query(request_to("/api/v1/logs?q=50%&since=%zz"));
  ASSERT_TRUE(query);
  EXPECT_EQ(query->find("q")->value, "50%");
  EXPECT_EQ(query->find("since")->value, "%zz");
}

TEST(LogQuery, OtherRequestsAreNone) {
  EXPECT_FALSE(log_query(request_to("https://x/api/v1/policies?q=a")));
  const auto bare = log_query(request_to("https://x/api/v1/logs"));
  ASSERT_TRUE(bare);
  EXPECT_TRUE(bare->parameters.empty());
  EXPECT_FALSE(log_filter_query(request_to("https://x/api/v1/logs?q=a")));
}

TEST(LogQuery, KeywordsStandBetweenBlanks) {
  EXPECT_EQ(log_keywords(" a  bc ").size(), 2U);
  EXPECT_EQ(log_keywords(" a  bc ")[1], (Span{4, 6}));
  EXPECT_TRUE(log_keywords(" ").empty());
}

}  // namespace
}  // namespace posturelint
