// SPDX-License-Identifier: Apache-2.0
// Which requests a guide's sentences name.
#include <gtest/gtest.h>

#include "tests/unit/extract/extraction.h"

namespace posturelint::test {
namespace {

using Strings = std::vector<std::string>;

Strings requests_in(const std::string& paragraph) {
  return requests_of(extract_from("guide.md", paragraph + "\n"));
}

TEST(Prose, AMethodGoesWithTheNextCodeSpan) {
  const Strings put = {"prose: PUT /api/v1/policies/{policyId}"};
  EXPECT_EQ(requests_in("Send a PUT request to the `/api/v1/policies/{policyId}` endpoint."), put);
  EXPECT_EQ(requests_in("Use the **PUT** method on `/api/v1/policies/{policyId}`."), put);
  EXPECT_EQ(requests_in("Send a `PUT` request to\n`/api/v1/policies/{policyId}`."), put);
  EXPECT_EQ(requests_in("Call `PUT /api/v1/policies/{policyId}`."), put);
  EXPECT_EQ(requests_in("Send a PUT request to ``/api/v1/policies/{policyId}``."), put);
}

TEST(Prose, WhatIsNotClearIsNoRequest) {
  EXPECT_EQ(requests_in("PUT replaces a policy. See `/api/v1/policies/{policyId}`."), Strings{});
  EXPECT_EQ(requests_in("After the PUT request, read `/api/v1/policies` again."), Strings{});
  EXPECT_EQ(requests_in("Put it at `/api/v1/policies`."), Strings{}) << "a verb";
  EXPECT_EQ(requests_in("Send a PUT request to `/api/v1/apps/{appId}`."), Strings{}) << "not ours";
  EXPECT_EQ(requests_in("The `/api/v1/policies` endpoint."), Strings{});
  EXPECT_EQ(requests_in("Send a PUT request to `/api/v1/policies"), Strings{}) << "not closed";
}

TEST(Prose, ReadsAcrossThePrefixOfAQuote) {
  const Extraction found =
      extract_from("guide.md", "> Send a DELETE request\n> to `/api/v1/policies/{policyId}`.\n");
  ASSERT_EQ(found.requests.size(), 1U);
  EXPECT_EQ(place(found, found.requests[0].span), "2:6");
  EXPECT_EQ(found.source->text(found.requests[0].span), "`/api/v1/policies/{policyId}`");
  EXPECT_EQ(found.source->text(found.requests[0].url_span), "/api/v1/policies/{policyId}");
  EXPECT_EQ(found.source->text(found.requests[0].method_span), "DELETE");
}

}  // namespace
}  // namespace posturelint::test
