// SPDX-License-Identifier: Apache-2.0
// The guide the project began from, where it is at hand.
#include <algorithm>

#include <gtest/gtest.h>

#include "tests/support/golden.h"
#include "tests/unit/extract/extraction.h"

namespace posturelint::test {
namespace {

class Guide : public testing::Test {
 protected:
  void SetUp() override {
    if (shared_dir().empty()) GTEST_SKIP() << "skipped: no ../shared";
    const auto source = Source::read(shared_dir() + "/guide.md");
    ASSERT_TRUE(source);
    found_ = extract(*source, HostKind::markdown);
  }

  Extraction found_;
};

TEST_F(Guide, HoldsTwoBodiesAndABareMemberList) {
  ASSERT_EQ(found_.fragments.size(), 3U);
  EXPECT_EQ(place(found_, found_.fragments[0].host), "71:7");
  EXPECT_EQ(place(found_, found_.fragments[1].host), "118:1");
  EXPECT_EQ(place(found_, found_.fragments[2].host), "147:5");
  EXPECT_EQ(found_.fragments[1].shape, FragmentShape::bare_members);
  EXPECT_EQ(found_.fragments[0].quoting, Quoting::shell_single);
}

TEST_F(Guide, TheBareMemberListBelongsToTheRequestNamedAboveIt) {
  ASSERT_TRUE(found_.fragments[1].request.has_value());
  const Request& request = found_.requests[*found_.fragments[1].request];
  EXPECT_EQ(request.method + " " + request.url,
            "PUT /api/v1/device-assurances/{deviceAssuranceId}");
}

TEST_F(Guide, NamesRequestsInItsProse) {
  std::vector<std::string> prose;
  for (const Request& request : found_.requests) {
    if (request.origin == RequestOrigin::prose)
      prose.push_back(place(found_, request.span) + " " + request.method + " " + request.url);
  }
  EXPECT_EQ(prose, (std::vector<std::string>{
                       "56:28 POST api/v1/device-assurances",
                       "86:64 PUT api/v1/device-assurances",
                       "105:27 PUT /api/v1/device-assurances/{deviceAssuranceId}",
                       "131:27 PUT /api/v1/policies/{policyId}/rules",
                       "165:27 GET /api/v1/logs/",
                   }));
}

TEST_F(Guide, PlacesHeadersAndUrlsExactly) {
  const auto command = [](const Request& request) {
    return request.origin == RequestOrigin::command;
  };
  std::vector<Request> commands;
  std::ranges::copy_if(found_.requests, std::back_inserter(commands), command);
  ASSERT_EQ(commands.size(), 3U);
  EXPECT_EQ(place(found_, commands[0].headers.at(0).value_span), "69:22");
  EXPECT_EQ(place(found_, commands[1].url_span), "143:14");
  const auto rules = static_cast<std::uint32_t>(commands[1].url.find("/rules"));
  EXPECT_EQ(place(found_, commands[1].url_map.to_host({rules, rules + 6})), "143:67");
  const auto attribute = static_cast<std::uint32_t>(commands[2].url.find("event_type"));
  EXPECT_EQ(place(found_, commands[2].url_map.to_host({attribute, attribute + 10})), "180:47");
}

}  // namespace
}  // namespace posturelint::test
