// SPDX-License-Identifier: Apache-2.0
#include "document/resource.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "document/misspelling.h"

namespace posturelint {
namespace {

/// The resources in a text, as `kind PLATFORM direction pointer`, one per line.
std::string resources(std::string_view text, const Request* request = nullptr) {
  const Document document = Document::parse(text);
  std::string out;
  for (const Resource& resource : identify(document, request)) {
    out += std::string(to_string(resource.kind));
    if (resource.platform != Platform::unknown)
      out += " " + std::string(to_string(resource.platform));
    out += " " + std::string(to_string(resource.direction)) + " " + resource.node.pointer() + "\n";
  }
  return out;
}

Request request(std::string method, std::string url) {
  Request made;
  made.method = std::move(method);
  made.url = std::move(url);
  return made;
}

struct Case {
  const char* what;
  std::string_view text;
  std::string_view resources;
};

constexpr Case kCases[] = {
    {"a device assurance policy has a platform and a condition",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false})",
     "device-assurance IOS unknown \n"},
    {"a platform in the wrong case is a platform",
     R"({"name": "Phones", "platform": "ios", "jailbreak": false})",
     "device-assurance IOS unknown \n"},
    {"a misspelt condition is a condition",
     R"({"name": "Phones", "platform": "IOS", "jailbreaks": false})",
     "device-assurance IOS unknown \n"},
    {"the vendor's own slip is a condition",
     R"({"name": "Phones", "platform": "IOS", "jailbroken": false})",
     "device-assurance IOS unknown \n"},
    {"conditions do not make a policy a rule when its id says what it is",
     R"({"id": "rst1a2b3c4d5e6f7g8h9", "name": "Apps", "type": "ACCESS_POLICY", "conditions": {"people": {}}})",
     "access-policy unknown \n"},
    {"a policy with only name and platform", R"({"name": "Phones", "platform": "IOS"})",
     "device-assurance IOS unknown \n"},
    {"telemetry is not a policy", R"({"platform": "IOS", "osVersion": "17.1", "model": "x"})", ""},
    {"a placeholder may be the platform",
     R"({"name": "Phones", "platform": "${platform}", "jailbreak": false})",
     "device-assurance unknown \n"},
    {"what the server answered has an id and dates",
     R"({"id": "dae1", "lastUpdate": "2026-01-01T00:00:00Z", "name": "Phones", "platform": "IOS",
         "jailbreak": false})",
     "device-assurance IOS response \n"},
    {"a rule has actions.appSignOn",
     R"({"name": "r", "actions": {"appSignOn": {"access": "DENY"}}})",
     "access-policy-rule unknown \n"},
    {"a rule may have only device conditions",
     R"({"name": "r", "conditions": {"device": {"managed": true}}})",
     "access-policy-rule unknown \n"},
    {"an access policy has its type and nothing to do",
     R"({"type": "ACCESS_POLICY", "name": "p", "conditions": null})", "access-policy unknown \n"},
    {"a password policy is not ours",
     R"({"type": "PASSWORD", "name": "p", "priority": 1, "conditions": {"people": {}}})",
     "other-policy unknown \n"},
    {"a sign-on rule is not ours", R"({"name": "r", "actions": {"signon": {"access": "DENY"}}})",
     "other-policy unknown \n"},
    {"a posture check has a variable and a query",
     R"({"variableName": "v", "query": "SELECT 1;", "platform": "MACOS"})",
     "posture-check MACOS unknown \n"},
    {"every item of a list",
     R"([{"name": "a", "platform": "IOS", "jailbreak": false},
         {"name": "b", "platform": "WINDOWS", "osVersionConstraints": []}])",
     "device-assurance IOS unknown /0\ndevice-assurance WINDOWS unknown /1\n"},
    {"an export that wraps its lists", R"({"data": {"rules": [{"actions": {"appSignOn": {}}}]}})",
     "access-policy-rule unknown /data/rules/0\n"},
    {"a policy exported with its rules",
     R"({"type": "ACCESS_POLICY", "name": "p", "rules": [{"actions": {"appSignOn": {}}}]})",
     "access-policy unknown \naccess-policy-rule unknown /rules/0\n"},
    {"a package manifest is nothing of ours", R"({"name": "x", "version": "1.0.0"})", ""},
    {"no value at all", "", ""},
};

TEST(Identify, TellsByContent) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(resources(c.text), c.resources);
  }
}

TEST(Identify, TellsByTheRequestWhatContentCannot) {
  const Request put = request("PUT", "https://x/api/v1/policies/p/rules/r");
  EXPECT_EQ(resources(R"({"name": "r"})", &put), "access-policy-rule request \n");
  const Request post = request("POST", "https://x/api/v1/device-assurances");
  EXPECT_EQ(resources(R"({"name": "n"})", &post), "device-assurance request \n");
}

TEST(Identify, LeavesRulesOfOtherTypesAloneOnTheSameEndpoint) {
  const Request post = request("POST", "https://x/api/v1/policies/p/rules");
  EXPECT_EQ(resources(R"({"type": "PASSWORD", "name": "r"})", &post), "other-policy request \n");
}

TEST(Identify, TakesWhatAGuideShowsWithAnIdForAResponse) {
  Request prose = request("POST", "/api/v1/device-assurances");
  prose.origin = RequestOrigin::prose;
  EXPECT_EQ(
      resources(R"({"id": "dae1", "lastUpdate": "x", "name": "n", "platform": "IOS"})", &prose),
      "device-assurance IOS response \n");
}

TEST(MemberLike, FindsTheMemberSomebodyMeant) {
  const Document document = Document::parse(R"({"Status": 1, "actoins": 2, "other": 3})");
  EXPECT_EQ(member_like(document.root(), "status").key(), "Status");
  EXPECT_EQ(member_like(document.root(), "actions").key(), "actoins");
  EXPECT_FALSE(member_like(document.root(), "conditions"));
}

}  // namespace
}  // namespace posturelint
