// SPDX-License-Identifier: Apache-2.0
#include "policy/actions_order.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace posturelint {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// Two rules with these `appSignOn`.
ActionsOrder compare(const std::string& before, const std::string& after) {
  const std::string texts[] = {R"({"actions": {"appSignOn": )" + before + "}}",
                               R"({"actions": {"appSignOn": )" + after + "}}"};
  const Document documents[] = {Document::parse(texts[0]), Document::parse(texts[1])};
  return compare_actions(documents[0].root(), documents[1].root());
}

std::string allow(const std::string& members, const std::string& factors = "2FA") {
  return R"({"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": ")" +
         factors + "\"" + (members.empty() ? "" : ", ") + members + "}}";
}
std::string constraints(const std::string& items) { return "\"constraints\": [" + items + "]"; }
std::string chains(const std::string& items) {
  return R"({"access": "ALLOW", "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [)" +
         items + "]}}";
}
std::string step(const std::string& key, const std::string& method, const std::string& next = "") {
  return R"({"authenticationMethods": [{"key": ")" + key + R"(", "method": ")" + method + "\"}]" +
         (next.empty() ? "" : ", \"next\": [" + next + "]") + "}";
}

const std::string kDeny = R"({"access": "DENY"})";

void expect_same(const std::string& before, const std::string& after) {
  EXPECT_TRUE(compare(before, after).is_same()) << before << "\n" << after;
}
/// The second lets more pass, and nothing less; the other way round it is less.
void expect_more(const std::string& before, const std::string& after) {
  const ActionsOrder there = compare(before, after);
  EXPECT_EQ(there.more, Answer::yes) << before << "\n" << after;
  EXPECT_EQ(there.less, Answer::no) << before << "\n" << after;
  const ActionsOrder back = compare(after, before);
  EXPECT_EQ(back.more, Answer::no) << before << "\n" << after;
  EXPECT_EQ(back.less, Answer::yes) << before << "\n" << after;
}
void expect_incomparable(const std::string& before, const std::string& after) {
  const ActionsOrder order = compare(before, after);
  EXPECT_EQ(order.more, Answer::yes) << before << "\n" << after;
  EXPECT_EQ(order.less, Answer::yes) << before << "\n" << after;
}

TEST(ActionsOrder, DenyIsBelowEverything) {
  expect_more(kDeny, allow(""));
  expect_more(kDeny, allow("", "1FA"));
  expect_same(kDeny, kDeny);
}

TEST(ActionsOrder, WhatTheServerIgnoresBehindDenyIsNoDifference) {
  expect_same(kDeny, R"({"access": "DENY", "verificationMethod": {"type": "ASSURANCE"}})");
}

TEST(ActionsOrder, TwoFactorsAreBelowOne) {
  expect_more(allow("", "2FA"), allow("", "1FA"));
  EXPECT_THAT(compare(allow("", "2FA"), allow("", "1FA")).shows_more, ElementsAre("okta_password"));
}

TEST(ActionsOrder, WhatTheServerFillsInIsNoDifference) {
  expect_same(allow(""), allow(R"("reauthenticateIn": "PT12H")"));
  expect_same(allow(constraints(R"({"possession": {"deviceBound": "REQUIRED"}})")),
              allow(constraints(R"({"possession": {"deviceBound": "REQUIRED", "required": true,
                                    "userPresence": "REQUIRED", "phishingResistant": "OPTIONAL"}})") +
                    R"(, "reauthenticateIn": "PT720M")"));
  expect_same(allow(""), R"({"access": "ALLOW", "keepMeSignedIn": {"postAuth": "NOT_ALLOWED"},
                            "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}})");
  expect_same(allow(constraints("")), allow(""));
}

TEST(ActionsOrder, OrderAndWayOfWritingAreNoDifference) {
  expect_same(allow(constraints(R"({"knowledge": {"types": ["password"]}},
                                   {"possession": {"methods": ["sms", "email"]}})")),
              allow(constraints(R"({"possession": {"methods": ["EMAIL", "sms", "email"]}},
                                   {"knowledge": {"types": ["PASSWORD"], "methods": null}})")));
  const std::string staying = R"({"access": "ALLOW", "keepMeSignedIn": {"postAuth": "ALLOWED",
      "postAuthPromptFrequency": ")";
  const std::string rest =
      R"("}, "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}})";
  expect_same(staying + "P30D" + rest, staying + "PT720H" + rest);
}

TEST(ActionsOrder, AskingMoreOftenIsBelow) {
  expect_more(allow(R"("reauthenticateIn": "PT0S")"), allow(R"("reauthenticateIn": "PT2H")"));
  expect_more(allow(R"("reauthenticateIn": "PT2H")"), allow(""));
  EXPECT_THAT(compare(allow(R"("reauthenticateIn": "PT2H")"), allow("")).shows_more[0],
              HasSubstr("more than 2 hours ago"));
}

TEST(ActionsOrder, TheIntervalOfAConstraintCounts) {
  const std::string often = R"({"possession": {"reauthenticateIn": "PT1H"}})";
  expect_more(allow(constraints(often)), allow(constraints(R"({"possession": {}})")));
  // One who goes without the device-bound authenticator is not asked about it.
  expect_more(allow(constraints(often)), allow(constraints(often + R"(, {"knowledge": {}})")));
}

TEST(ActionsOrder, AStrongerConstraintIsBelow) {
  const std::string bound = R"({"possession": {"deviceBound": "REQUIRED"}})";
  const std::string strong =
      R"({"possession": {"deviceBound": "REQUIRED", "phishingResistant": "REQUIRED"}})";
  expect_more(allow(constraints(strong)), allow(constraints(bound)));
  expect_more(allow(constraints(bound)), allow(""));
  expect_same(allow(constraints(bound + "," + strong)), allow(constraints(bound)));
  expect_same(allow(constraints(bound + ", {}")), allow(""));
}

TEST(ActionsOrder, OneStrongFactorAndTwoWeakOnesAreIncomparable) {
  const std::string strong = R"({"possession": {"phishingResistant": "REQUIRED"}})";
  expect_incomparable(allow(constraints(strong), "1FA"), allow("", "2FA"));
  expect_more(allow(constraints(strong), "2FA"), allow(constraints(strong), "1FA"));
}

TEST(ActionsOrder, ListsOfAuthenticators) {
  const auto methods = [](const std::string& list) {
    return allow(constraints(R"({"possession": {"authenticationMethods": [)" + list + "]}}"));
  };
  const std::string webauthn = R"({"key": "webauthn", "method": "webauthn"})";
  const std::string sms = R"({"key": "phone_number", "method": "sms"})";
  expect_more(methods(webauthn), methods(sms + "," + webauthn));
  expect_same(methods(sms + "," + webauthn), methods(webauthn + "," + sms));
  expect_incomparable(methods(sms), methods(webauthn));
  expect_same(methods(webauthn), methods(R"({"key": "webauthn"})"));
  const std::string out =
      R"({"possession": {"excludedAuthenticationMethods": [{"key": "phone_number"}]}})";
  expect_more(allow(constraints(out)), allow(constraints(R"({"possession": {}})")));
  // One particular authenticator of that kind.
  expect_more(methods(R"({"key": "webauthn", "id": "aut1"})"), methods(webauthn));
}

TEST(ActionsOrder, WhatNobodyCanSatisfyDenies) {
  const std::string nobody = allow(
      constraints(R"({"possession": {"phishingResistant": "REQUIRED", "methods": ["sms"]}})"));
  expect_same(kDeny, nobody);
  expect_more(nobody, allow(""));
}

TEST(ActionsOrder, Idleness) {
  expect_more(allow(R"("inactivityPeriod": "PT1H")"), allow(R"("inactivityPeriod": "PT2H")"));
  expect_more(allow(R"("inactivityPeriod": "PT1H")"), allow(""));
  // People are asked again before.
  expect_same(allow(R"("inactivityPeriod": "PT24H")"), allow(""));
}

TEST(ActionsOrder, StayingSignedIn) {
  const auto staying = [](const std::string& members) {
    return R"({"access": "ALLOW", "keepMeSignedIn": {)" + members +
           R"(}, "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}})";
  };
  expect_more(allow(""), staying(R"("postAuth": "ALLOWED")"));
  const ActionsOrder order =
      compare(staying(R"("postAuth": "ALLOWED")"),
              staying(R"("postAuth": "ALLOWED", "postAuthPromptFrequency": "P7D")"));
  EXPECT_EQ(order.more, Answer::unknown);
  EXPECT_EQ(order.less, Answer::unknown);
  EXPECT_THAT(order.unknown, ElementsAre("keepMeSignedIn.postAuthPromptFrequency"));
}

TEST(ActionsOrder, Chains) {
  const std::string sms = step("phone_number", "sms");
  const std::string key = step("webauthn", "webauthn");
  const std::string both = step("okta_password", "password", key);
  expect_same(chains(both + "," + sms), chains(sms + "," + both));
  expect_more(chains(both), chains(both + "," + sms));
  expect_more(chains(both), chains(step("okta_password", "password")));
  expect_incomparable(chains(key), chains(sms));
}

TEST(ActionsOrder, AChainAndAnAssuranceAreNotCompared) {
  const ActionsOrder order = compare(chains(step("webauthn", "webauthn")), allow(""));
  EXPECT_EQ(order.more, Answer::unknown);
  EXPECT_THAT(order.unknown, ElementsAre("verificationMethod.type"));
}

TEST(ActionsOrder, NothingIsSaidAboutWhatWeDoNotKnow) {
  const std::string custom =
      R"({"possession": {"authenticationMethods": [{"key": "our_token", "method": "otp"}]}})";
  expect_same(allow(constraints(custom)), allow(constraints(custom)));
  const ActionsOrder order = compare(allow(constraints(custom)), allow(""));
  EXPECT_EQ(order.more, Answer::unknown);
  EXPECT_THAT(order.unknown, ElementsAre("verificationMethod.constraints"));

  const ActionsOrder typo = compare(allow(""), allow(R"("contraints": [{}])"));
  EXPECT_EQ(typo.more, Answer::unknown);
  EXPECT_THAT(typo.unknown, ElementsAre("verificationMethod.contraints"));

  // What holds whatever they are is said all the same.
  const ActionsOrder longer = compare(
      allow(constraints(custom) + R"(, "reauthenticateIn": "PT1H")"), allow(constraints(custom)));
  EXPECT_EQ(longer.more, Answer::yes);
  EXPECT_EQ(longer.less, Answer::no);
}

TEST(ActionsOrder, PlaceholdersOfTheSameTextAreTheSame) {
  expect_same(R"({"access": "${access}"})", R"({"access": "${access}"})");
  const ActionsOrder order = compare(R"({"access": "${access}"})", kDeny);
  EXPECT_EQ(order.more, Answer::no) << "nothing is below DENY";
  EXPECT_EQ(order.less, Answer::unknown);
}

TEST(ActionsOrder, TheEndOfTheListIsTheSameInBoth) {
  EXPECT_TRUE(compare_actions({}, {}).is_same());
  const Document document = Document::parse(R"({"actions": {"appSignOn": {"access": "ALLOW"}}})");
  const ActionsOrder order = compare_actions({}, document.root());
  EXPECT_EQ(order.more, Answer::unknown);
  EXPECT_THAT(order.unknown, ElementsAre("the catch-all rule before"));
}

TEST(ActionsOrder, InWords) {
  const std::string text =
      R"({"actions": {"appSignOn": )" + allow(R"("reauthenticateIn": "PT0S")") + "}}";
  const Document document = Document::parse(text);
  EXPECT_EQ(describe_actions(document.root()), "allowed with two factors, every time");
}

}  // namespace
}  // namespace posturelint
