// SPDX-License-Identifier: Apache-2.0
#include "policy/constraint.h"

#include <string>

#include <gtest/gtest.h>

namespace posturelint {
namespace {

/// Asks whether `lax` defeats `strict` inside a method with the members `rest`.
bool defeats(const std::string& lax, const std::string& strict, const std::string& rest = "") {
  const std::string text = "{" + rest + "\"constraints\": [" + lax + "," + strict + "]}";
  const Document document = Document::parse(text);
  return at_least_as_lax(document.find("/constraints/0"), document.find("/constraints/1"),
                         document.root());
}

TEST(Constraints, OneOfThemDefeatsWhatAsksForMore) {
  EXPECT_TRUE(defeats(R"({"possession": {}})", R"({"possession": {"deviceBound": "REQUIRED"}})"));
  EXPECT_TRUE(defeats(R"({"possession": {}})", R"({"knowledge": {}, "possession": {}})"));
  EXPECT_TRUE(defeats(R"({"knowledge": {"types": ["password", "security_question"]}})",
                      R"({"knowledge": {"types": ["PASSWORD"]}})"));
  EXPECT_FALSE(defeats(R"({"possession": {"deviceBound": "REQUIRED"}})", R"({"possession": {}})"));
  EXPECT_FALSE(defeats(R"({"knowledge": {}})", R"({"possession": {}})"));
}

TEST(Constraints, PresenceIsRequiredUnlessTheySayOtherwise) {
  EXPECT_FALSE(defeats(R"({"possession": {}})", R"({"possession": {"userPresence": "OPTIONAL"}})"));
  EXPECT_TRUE(defeats(R"({"possession": {"userPresence": "OPTIONAL"}})", R"({"possession": {}})"));
}

TEST(Constraints, ListsOfMethodsAreComparedThroughTheTable) {
  const std::string webauthn =
      R"({"possession": {"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}]}})";
  EXPECT_TRUE(defeats(R"({"possession": {"types": ["security_key"]}})", webauthn));
  EXPECT_FALSE(defeats(R"({"possession": {"types": ["phone"]}})", webauthn));
  EXPECT_TRUE(defeats(
      R"({"possession": {"excludedAuthenticationMethods": [{"key": "okta_email"}]}})", webauthn));
  EXPECT_FALSE(defeats(
      R"({"possession": {"excludedAuthenticationMethods": [{"key": "webauthn"}]}})", webauthn));
}

TEST(Constraints, IntervalsFallBackOnTheMethods) {
  const std::string hour = R"({"possession": {"reauthenticateIn": "PT1H"}})";
  EXPECT_FALSE(defeats(hour, R"({"possession": {}})"));
  EXPECT_FALSE(defeats(hour, R"({"possession": {}})", R"("reauthenticateIn": "PT2H", )"));
  EXPECT_TRUE(defeats(hour, R"({"possession": {}})", R"("reauthenticateIn": "PT30M", )"));
}

TEST(Constraints, NothingIsConcludedFromWhatIsUnknown) {
  EXPECT_FALSE(defeats(R"({"possession": {"novelty": true}})", R"({"possession": {}})"));
  EXPECT_FALSE(defeats(R"({"possession": {"types": ["${type}"]}})",
                       R"({"possession": {"types": ["app"]}})"));
  EXPECT_FALSE(defeats(R"({"inherence": {}})", R"({"inherence": {}, "possession": {}})"));
  EXPECT_FALSE(defeats(R"({"knowledge": {"required": false}})", R"({"knowledge": {}})"));
  EXPECT_FALSE(pairs_of_part("possession", Document::parse("[]").root()).has_value());
}

}  // namespace
}  // namespace posturelint
