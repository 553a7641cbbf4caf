// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "tests/unit/extract/extraction.h"

namespace posturelint::test {
namespace {

using Strings = std::vector<std::string>;

TEST(HttpFile, ReadsRequestsHeadersAndBodies) {
  const Extraction found = extract_from("calls.http", R"(@org = acme.example.com

### read
GET https://{{org}}/api/v1/device-assurances HTTP/1.1
Authorization: SSWS {{token}}

### replace
# a note
PUT https://{{org}}/api/v1/device-assurances/{{id}}
Content-Type: application/json
// another note
Accept: application/json

{
  "name": {{name}}
}

###
https://{{org}}/api/v1/logs
###
POST https://{{org}}/api/v1/apps

{"label": "x",}
)");
  EXPECT_EQ(requests_of(found), (Strings{"GET https://{{org}}/api/v1/device-assurances",
                                         "PUT https://{{org}}/api/v1/device-assurances/{{id}}",
                                         "GET https://{{org}}/api/v1/logs"}));
  EXPECT_EQ(json_of(found), Strings{"{\n  \"name\": {{name}}\n}"});
  EXPECT_EQ(found.fragments[0].request, 1U);
  EXPECT_TRUE(found.fragments[0].expands_variables);
  EXPECT_EQ(place(found, found.fragments[0].host), "14:1");
  ASSERT_EQ(found.requests[1].headers.size(), 2U);
  EXPECT_EQ(found.requests[1].headers[1].name, "Accept");
  EXPECT_EQ(place(found, found.requests[0].headers[0].value_span), "5:16");
  EXPECT_FALSE(found.requests[0].has_body);
  EXPECT_TRUE(found.requests[1].has_body);
}

TEST(HttpFile, AResponseHandlerIsNotPartOfTheBody) {
  const Extraction found =
      extract_from("calls.rest",
                   "POST https://a.example.com/api/v1/policies\r\n\r\n{\"name\": \"x\"}\r\n\r\n> "
                   "{% check(); %}\r\n");
  EXPECT_EQ(json_of(found), Strings{R"({"name": "x"})"});
}

}  // namespace
}  // namespace posturelint::test
