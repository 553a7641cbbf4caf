// SPDX-License-Identifier: Apache-2.0
// How curl's arguments become a request.
#include <gtest/gtest.h>

#include "tests/unit/extract/extraction.h"

namespace posturelint::test {
namespace {

/// The one request in a script of one line.
Request request_in(const std::string& script) {
  Extraction found = extract_from("push.sh", script);
  EXPECT_EQ(found.requests.size(), 1U) << script;
  return found.requests.empty() ? Request{} : found.requests[0];
}

TEST(Curl, MethodIsAsWrittenOrAsCurlChooses) {
  const std::string url = " https://a.example.com/api/v1/policies";
  EXPECT_EQ(request_in("curl -X PUT" + url).method, "PUT");
  EXPECT_EQ(request_in("curl -Xput" + url).method, "PUT");
  EXPECT_EQ(request_in("curl --request DELETE" + url).method, "DELETE");
  EXPECT_EQ(request_in("curl --request=DELETE" + url).method, "DELETE");
  EXPECT_EQ(request_in("curl -sSLX PATCH" + url).method, "PATCH");
  EXPECT_EQ(request_in("curl -s" + url).method, "GET");
  EXPECT_EQ(request_in("curl -d @policy.json" + url).method, "POST");
  EXPECT_EQ(request_in("curl --json '{}'" + url).method, "POST");
  EXPECT_EQ(request_in("curl -G -d limit=2" + url).method, "GET");
  EXPECT_EQ(request_in("curl -I" + url).method, "HEAD");
  EXPECT_EQ(request_in("curl -T policy.json" + url).method, "PUT");
}

TEST(Curl, ValuesOfOtherOptionsAreNotTheUrl) {
  const Request request = request_in(
      "curl -o out.json -w '%{http_code}' --max-time 5 -u me:secret -b c=1 "
      "https://a.example.com/api/v1/policies/1 2>/dev/null");
  EXPECT_EQ(request.url, "https://a.example.com/api/v1/policies/1");
}

TEST(Curl, UrlMayBeAnOptionAndHoldVariables) {
  EXPECT_EQ(request_in(R"(curl --url "https://$org/api/v1/logs?limit=2")").url,
            "https://${org}/api/v1/logs?limit=2");
}

TEST(Curl, ReadsHeaders) {
  const Request request = request_in(
      R"(curl -H 'Accept: text/html' --header "Authorization:  Bearer $t " -HX-Empty: https://a.example.com/api/v1/logs)");
  ASSERT_EQ(request.headers.size(), 3U);
  EXPECT_EQ(request.headers[0].name, "Accept");
  EXPECT_EQ(request.headers[0].value, "text/html");
  EXPECT_TRUE(request.headers[0].single_quoted);
  EXPECT_EQ(request.headers[1].value, "Bearer ${t}");
  EXPECT_FALSE(request.headers[1].single_quoted);
  EXPECT_TRUE(request.headers[2].value.empty());
  EXPECT_TRUE(request.headers[2].value_span.empty());
}

TEST(Curl, SpansAreInTheScript) {
  const std::string script =
      "curl -X 'PUT' \"https://a.example.com/api/v1/policies/$p/rules\" -s\n";
  const Extraction found = extract_from("push.sh", script);
  ASSERT_EQ(found.requests.size(), 1U);
  const Request& request = found.requests[0];
  EXPECT_EQ(found.source->text(request.method_span), "PUT");
  EXPECT_EQ(found.source->text(request.url_span), "https://a.example.com/api/v1/policies/$p/rules");
  EXPECT_EQ(found.source->text(request.span), script.substr(0, script.size() - 1));
}

TEST(Curl, OtherApisAreNotOurs) {
  const Extraction found =
      extract_from("push.sh",
                   "curl https://a.example.com/api/v1/apps -d '{\"name\": \"x\"}'\n"
                   "curl https://a.example.com/hooks -d '{\"platform\": \"IOS\"}'\n"
                   "curl https://a.example.com/oauth2/v1/token -d grant_type=client_credentials\n");
  EXPECT_TRUE(found.requests.empty());
  EXPECT_TRUE(found.fragments.empty());
}

TEST(Curl, AnUnknownUrlIsOursWhenTheBodyIs) {
  const Extraction found = extract_from("push.sh",
                                        "curl \"$url\" -d '{\"platform\": \"IOS\"}'\n"
                                        "curl \"$url\" -d '{\"text\": \"done\"}'\n");
  EXPECT_EQ(json_of(found), std::vector<std::string>{R"({"platform": "IOS"})"});
  EXPECT_FALSE(found.fragments[0].request.has_value());
}

TEST(Curl, ABodyThatIsNotThereGivesNoFragment) {
  const std::string url = " https://a.example.com/api/v1/policies\n";
  const Extraction found = extract_from(
      "push.sh", "curl -d ''" + url + "curl -d @policy.json" + url + "curl -d \"$body\"" + url +
                     "curl -d @-" + url + "jq -n '{name: $n}' | curl -d @-" + url);
  EXPECT_EQ(found.requests.size(), 5U);
  EXPECT_TRUE(found.fragments.empty());
  for (const Request& request : found.requests) EXPECT_TRUE(request.has_body);
}

}  // namespace
}  // namespace posturelint::test
