// SPDX-License-Identifier: Apache-2.0
#include "policy/assurance_check.h"

#include <string>

#include <gtest/gtest.h>

namespace posturelint {
namespace {

std::string check(const std::string& policy, const DeviceSignals& signals) {
  const Document document = Document::parse(policy);
  const ToldSignIn told{.signals = signals};
  return std::string(to_string(check_assurance(document.root(), told).satisfied));
}

TEST(AssuranceCheck, AMinimumTakesThatVersionAndNewerOnes) {
  const std::string policy = R"({"platform": "MACOS", "osVersion": {"minimum": "14.2"}})";
  EXPECT_EQ(check(policy, {{"osVersion", "14.2.0"}}), "yes");
  EXPECT_EQ(check(policy, {{"osVersion", "14.10"}}), "yes");
  EXPECT_EQ(check(policy, {{"osVersion", "14.1.9"}}), "no");
  EXPECT_EQ(check(policy, {{"osVersion", "Sonoma"}}), "unknown");
  EXPECT_EQ(check(policy, {}), "unknown");
}

TEST(AssuranceCheck, AllMembersMustBeFulfilled) {
  const std::string policy =
      R"({"platform": "IOS", "jailbreak": false, "screenLockType": {"include": ["BIOMETRIC"]}})";
  EXPECT_EQ(check(policy, {{"jailbreak", "false"}, {"screenLockType", "BIOMETRIC"}}), "yes");
  EXPECT_EQ(check(policy, {{"jailbreak", "false"}, {"screenLockType", "PASSCODE"}}), "no");
  // One that fails is enough to know.
  EXPECT_EQ(check(policy, {{"jailbreak", "true"}}), "no");
  EXPECT_EQ(check(policy, {{"jailbreak", "false"}}), "unknown");
}

TEST(AssuranceCheck, AMajorOfWindowsWithoutAnItemPasses) {
  const std::string policy = R"({"platform": "WINDOWS", "osVersionConstraints": [
    {"majorVersionConstraint": "WINDOWS_11", "minimum": "10.0.22631"}]})";
  EXPECT_EQ(check(policy, {{"osVersion", "10.0.22621"}}), "no");
  EXPECT_EQ(check(policy, {{"osVersion", "10.0.22631"}}), "yes");
  EXPECT_EQ(check(policy, {{"osVersion", "10.0.19045"}}), "yes");
  const std::string no_ten = R"({"platform": "WINDOWS", "osVersionConstraints": [
    {"majorVersionConstraint": "WINDOWS_10", "dynamicVersionRequirement": {"type": "NOT_ALLOWED"}}]})";
  EXPECT_EQ(check(no_ten, {{"osVersion", "10.0.19045"}}), "no");
  EXPECT_EQ(check(no_ten, {{"osVersion", "10.0.22631"}}), "yes");
}

TEST(AssuranceCheck, WhatFollowsReleasesIsNotKnown) {
  const std::string policy = R"({"platform": "IOS", "osVersion": {"dynamicVersionRequirement":
    {"type": "MINIMUM", "distanceFromLatestMajor": 0, "latestSecurityPatch": true}}})";
  EXPECT_EQ(check(policy, {{"osVersion", "18.1"}}), "unknown");
  EXPECT_EQ(check(policy, {{"osVersion", "18.1"}, {"latestSecurityPatch", "false"}}), "no");
}

TEST(AssuranceCheck, LevelsTakeBetterOnes) {
  const std::string policy = R"({"platform": "ANDROID", "thirdPartySignalProviders":
    {"androidDeviceTrust": {"playProtectVerdict": "MEDIUM"}}})";
  const std::string signal = "thirdPartySignalProviders.androidDeviceTrust.playProtectVerdict";
  EXPECT_EQ(check(policy, {{signal, "LOW"}}), "yes");
  EXPECT_EQ(check(policy, {{signal, "HIGH"}}), "no");
}

TEST(AssuranceCheck, OktaVerifysWordCountsBeforeThatOfChrome) {
  const std::string policy = R"({"platform": "MACOS", "thirdPartySignalProviders":
    {"dtc": {"osVersion": {"minimum": "14.2"}}}})";
  const std::string chrome = "thirdPartySignalProviders.dtc.osVersion";
  EXPECT_EQ(check(policy, {{chrome, "14.3"}}), "yes");
  EXPECT_EQ(check(policy, {{chrome, "14.3"}, {"osVersion", "14.1"}}), "no");
}

TEST(AssuranceCheck, AGracePeriodLetsAFailingDeviceIn) {
  const auto in = [](const std::string& type, const std::string& expiry, const ToldSignIn& told) {
    const std::string text =
        R"({"platform": "IOS", "jailbreak": false, "gracePeriod": {"type": ")" + type +
        R"(", "expiry": ")" + expiry + "\"}}";
    const Document document = Document::parse(text);
    const AssuranceResult result = check_assurance(document.root(), told);
    EXPECT_EQ(to_string(result.complies), "no");
    return std::string(to_string(result.satisfied)) + (result.in_grace ? ", in grace" : "") +
           (result.needs_date ? ", which day" : "") + (result.needs_grace ? ", since when" : "");
  };
  const auto on = [](const char* day) {
    return ToldSignIn{.signals = {{"jailbreak", "true"}}, .date = parse_civil_date(day)};
  };
  EXPECT_EQ(in("BY_DATE_TIME", "2026-12-01T00:00:00Z", on("2026-11-30")), "yes, in grace");
  EXPECT_EQ(in("BY_DATE_TIME", "2026-12-01T00:00:00Z", on("2026-12-01")), "no");
  EXPECT_EQ(in("BY_DATE_TIME", "2026-12-01T12:00:00Z", on("2026-12-01")), "unknown");
  const ToldSignIn no_day{.signals = {{"jailbreak", "true"}}};
  EXPECT_EQ(in("BY_DATE_TIME", "2026-12-01T00:00:00Z", no_day), "unknown, which day");
  EXPECT_EQ(in("BY_DURATION", "P7D", no_day), "unknown, since when");
  ToldSignIn running = no_day;
  running.in_grace = true;
  EXPECT_EQ(in("BY_DURATION", "P7D", running), "yes, in grace");
  running.in_grace = false;
  EXPECT_EQ(in("BY_DURATION", "P7D", running), "no");
}

}  // namespace
}  // namespace posturelint
