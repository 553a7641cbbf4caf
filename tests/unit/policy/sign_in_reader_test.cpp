// SPDX-License-Identifier: Apache-2.0
#include "policy/sign_in_reader.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace posturelint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

ReadSignIn read(const std::string& text) {
  const Document document = Document::parse(text);
  return read_sign_in(document.root());
}

/// `where: what` for each mistake; where is the text it points at.
std::vector<std::string> mistakes(const std::string& text) {
  std::vector<std::string> out;
  for (const SignInMistake& mistake : read(text).mistakes) {
    out.push_back(text.substr(mistake.span.begin, mistake.span.size()) + ": " + mistake.what);
  }
  return out;
}

TEST(SignInReader, ReadsTheVendorsRequestBody) {
  const ReadSignIn read_body = read(R"({"policyType": ["OKTA_SIGN_ON"], "appInstance": "0oa1",
    "policyContext": {"groups": {"ids": ["00g1", "00g2"]}, "risk": {"level": "LOW"},
      "zones": {"ids": ["nzo1"]},
      "device": {"platform": "IOS", "registered": true, "managed": true, "assuranceId": "dae1"}}})");
  ASSERT_THAT(read_body.mistakes, IsEmpty());
  const ToldSignIn& told = read_body.told;
  EXPECT_EQ(told.app, "0oa1");
  EXPECT_THAT(*told.groups, ElementsAre("00g1", "00g2"));
  EXPECT_THAT(*told.zones, ElementsAre("nzo1"));
  EXPECT_THAT(*told.satisfied, ElementsAre("dae1"));
  EXPECT_EQ(told.risk, Risk::low);
  EXPECT_EQ(told.os, SignInOs::ios);
  EXPECT_EQ(told.managed, true);
  EXPECT_FALSE(told.user);
  // A list with one body, as the API takes it.
  EXPECT_EQ(read(R"([{"appInstance": "0oa1"}])").told.app, "0oa1");
}

TEST(SignInReader, ReadsWhatADeviceReports) {
  const ReadSignIn signals =
      read(R"({"device": {"signals": {"osVersion": "14.2", "jailbreak": false,
    "thirdPartySignalProviders": {"dtc": {"osFirewall": true}},
    "devicePostureChecks": {"diskIsFull": "0"}}}})");
  ASSERT_THAT(signals.mistakes, IsEmpty());
  EXPECT_EQ(signals.told.signals,
            (DeviceSignals{{"osVersion", "14.2"},
                           {"jailbreak", "false"},
                           {"thirdPartySignalProviders.dtc.osFirewall", "true"},
                           {"devicePostureChecks.diskIsFull", "0"}}));
}

TEST(SignInReader, NothingToldIsNothingKnown) {
  const ReadSignIn nothing = read("{}");
  EXPECT_THAT(nothing.mistakes, IsEmpty());
  EXPECT_FALSE(nothing.told.groups);
  EXPECT_FALSE(nothing.told.risk);
  EXPECT_FALSE(nothing.told.registered);
  // null is as good as absent; an empty list says that there is none.
  EXPECT_FALSE(read(R"({"user": null})").told.user);
  EXPECT_THAT(*read(R"({"groups": {"ids": []}})").told.groups, IsEmpty());
}

TEST(SignInReader, WhatNobodyKnowsIsAMistakeAtItsPlace) {
  EXPECT_THAT(
      mistakes(R"({"device": {"platfrom": "IOS"}})"),
      ElementsAre(R"("platfrom": device has no member "platfrom", did you mean "platform"?)"));
  EXPECT_THAT(mistakes(R"({"risk": {"level": "LO"}})"),
              ElementsAre(R"("LO": "level" is one of LOW, MEDIUM, HIGH, did you mean "LOW"?)"));
  EXPECT_THAT(mistakes(R"({"device": {"managed": "yes"}})"),
              ElementsAre(R"("yes": "managed" is true or false)"));
  EXPECT_THAT(mistakes(R"({"groups": ["00g1"]})"), ElementsAre(R"(["00g1"]: groups is an object)"));
  EXPECT_THAT(mistakes(R"({"date": "25.11.2026"})"),
              ElementsAre(R"("25.11.2026": "date" is a day, YYYY-MM-DD)"));
  EXPECT_THAT(mistakes("[]"), ElementsAre("[]: one sign-in at a time"));
  EXPECT_THAT(
      mistakes(R"({"device": {"signals": {"osversion": "1"}}})"),
      ElementsAre(
          R"("osversion": no device assurance policy asks for "osversion", did you mean "osVersion"?)"));
}

TEST(SignInReader, WhatCannotBeTogetherIsAMistake) {
  EXPECT_THAT(mistakes(R"({"device": {"registered": false, "managed": true}})"),
              ElementsAre("true: a managed device is registered"));
  EXPECT_THAT(
      mistakes(R"({"device": {"registered": false, "assuranceIds": ["dae1"]}})"),
      ElementsAre(R"(["dae1"]: only a registered device satisfies a device assurance policy)"));
  EXPECT_THAT(
      mistakes(R"({"device": {"assuranceId": "dae1", "signals": {}}})"),
      ElementsAre(
          R"("signals": either the policies that the device satisfies or its signals, not both)"));
  EXPECT_THAT(mistakes(R"({"risk": {"level": "LOW"}, "risk": {"level": "HIGH"}})"),
              ElementsAre(R"("risk": "risk" is there twice)"));
}

}  // namespace
}  // namespace posturelint
