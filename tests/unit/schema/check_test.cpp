// SPDX-License-Identifier: Apache-2.0
// What check_schema says, word for word. The examples of rules/schema/*.cpp show where it says it.
#include "schema/check.h"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "document/resource.h"

namespace posturelint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr Release kNewest{.year = 2026, .month = 6, .patch = 3};

struct Checked {
  std::string text;
  std::vector<Finding> findings;
};

/// Checks the first resource of `text`; with a request line as the body of that request.
Checked check(std::string text, Release release = kNewest, std::string_view method = "",
              std::string_view url = "") {
  const SchemaStore schemas(release);
  const Document document = Document::parse(text);
  Request request;
  request.method = method;
  request.url = url;
  const auto resources = identify(document, method.empty() ? nullptr : &request);
  EXPECT_FALSE(resources.empty()) << text;
  if (resources.empty()) return {};
  return {text, check_schema(resources[0], schemas)};
}

/// `error wrong-type: message`
std::vector<std::string> said(const Checked& checked) {
  std::vector<std::string> out;
  for (const Finding& finding : checked.findings) {
    out.push_back(fmt::format("{} {}: {}", to_string(finding.severity),
                              finding.rule.substr(finding.rule.find('/') + 1), finding.message));
  }
  return out;
}

std::string phones(std::string_view members) {
  return fmt::format(R"({{"name": "Phones", "platform": "IOS", "jailbreak": false, {}}})", members);
}
std::string windows(std::string_view members) {
  return fmt::format(
      R"({{"name": "PCs", "platform": "WINDOWS", "secureHardwarePresent": true, {}}})", members);
}
std::string rule(std::string_view conditions, std::string_view sign_on = R"("access": "DENY")") {
  return fmt::format(
      R"({{"name": "Staff", "type": "ACCESS_POLICY", "conditions": {{{}}}, "actions": {{"appSignOn": {{{}}}}}}})",
      conditions, sign_on);
}
std::string method(std::string_view members) {
  return rule("", fmt::format(R"("access": "ALLOW", "verificationMethod": {{{}}})", members));
}

struct Case {
  std::string text;
  std::string says;
};

void expect_each_says(const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_THAT(said(check(c.text)), ElementsAre(c.says)) << c.text;
}

TEST(CheckSchema, UnknownProperties) {
  expect_each_says({
      {phones(R"("Name2": 1)"),
       R"(warning unknown-property: unknown property "Name2" in the device assurance policy for IOS)"},
      {phones(R"("gracePeriods": {})"),
       R"(warning unknown-property: unknown property "gracePeriods" in the device assurance policy for IOS; did you mean "gracePeriod"?)"},
      {phones(R"("screenLockType": {"types": []})"),
       R"(warning unknown-property: unknown property "types" in "screenLockType")"},
      {rule(R"("Device": {})"),
       R"(warning unknown-property: unknown property "Device"; it is written "device" (case matters))"},
      {rule(R"("people": {"network": {}})"),
       R"(warning unknown-property: "network" does not belong inside "people"; its place is inside conditions)"},
      {rule(R"("device": {"status": "ACTIVE"})"),
       R"(warning unknown-property: "status" does not belong inside "device"; its place is at the top of the access policy rule)"},
      {method(R"("type": "AUTH_METHOD_CHAIN", "factorMode": "2FA")"),
       R"(warning unknown-property: "factorMode" belongs to type ASSURANCE; "verificationMethod" has type AUTH_METHOD_CHAIN)"},
  });
}

TEST(CheckSchema, AKeyThatIsGivenTwiceInTwoSpellingsIsNotRenamed) {
  const Checked checked = check(phones(R"("Jailbreak": true)"));
  ASSERT_EQ(checked.findings.size(), 1U);
  EXPECT_FALSE(checked.findings[0].fix);
  ASSERT_EQ(checked.findings[0].notes.size(), 1U);
  EXPECT_EQ(checked.findings[0].notes[0].message, R"("jailbreak" is given as well)");
}

TEST(CheckSchema, PropertiesOfOtherPlatforms) {
  expect_each_says({
      {phones(R"("osVersionConstraints": [])"),
       R"(warning property-of-other-platform: "osVersionConstraints" is a setting of WINDOWS policies; this policy is for IOS)"},
      {phones(R"("secureHardwarePresent": true)"),
       R"(warning property-of-other-platform: "secureHardwarePresent" is a setting of ANDROID, MACOS and WINDOWS policies; this policy is for IOS)"},
      {windows(R"("osVersion": {"dynamicVersionRequirement": {}})"),
       R"(warning property-of-other-platform: "dynamicVersionRequirement" is a setting of ANDROID, IOS and MACOS policies; this policy is for WINDOWS; here its place is inside osVersionConstraints[])"},
  });
}

TEST(CheckSchema, PropertiesOfOtherReleases) {
  const Release old{.year = 2024, .month = 6, .patch = 1};
  EXPECT_THAT(
      said(check(phones(R"("gracePeriod": {"type": "BY_DURATION", "expiry": "P30D"})"), old)),
      ElementsAre(
          R"(warning property-not-in-release: "gracePeriod" is known from API release 2024.09.2 on; policies are checked for 2024.06.1)"));
  EXPECT_THAT(said(check(phones(R"("gracePeriod": {"type": "BY_DURATION", "expiry": "P30D"})"))),
              IsEmpty());
  EXPECT_THAT(
      said(check(rule(R"("device": {"rooted": true})"))),
      ElementsAre(
          R"(warning property-not-in-release: "rooted" is gone since API release 2024.08.0; policies are checked for 2026.06.3)"));
  EXPECT_THAT(said(check(rule(R"("device": {"rooted": true})"), old)), IsEmpty());
}

TEST(CheckSchema, AReleaseBeforeTheFirstOneKnownIsTakenForTheFirst) {
  const Release ancient{.year = 2020, .month = 1};
  EXPECT_THAT(
      said(check(phones(R"("nonsense": 1)"), ancient)),
      ElementsAre(
          R"(warning unknown-property: unknown property "nonsense" in the device assurance policy for IOS)"));
}

TEST(CheckSchema, WrongTypes) {
  expect_each_says({
      {rule(R"("device": {"managed": "true"})"),
       R"(error wrong-type: "managed" is true or false, not the string "true")"},
      {phones(R"("screenLockType": {"include": "BIOMETRIC"})"),
       R"(error wrong-type: "screenLockType.include" is an array of strings, not the string "BIOMETRIC")"},
      {rule(R"("device": {"assurance": {"include": [5]}})"),
       R"(error wrong-type: item 1 of "assurance.include" is a string, not the number 5)"},
      {phones(R"("osVersion": [])"),
       R"(error wrong-type: "osVersion" is an object, not an empty array)"},
      {phones(R"("displayRemediationMode": true)"),
       R"(error wrong-type: "displayRemediationMode" is HIDE or SHOW, not true)"},
      {phones(R"("gracePeriod": {"type": "BY_DURATION", "expiry": 30})"),
       R"(error wrong-type: "expiry" is a string, not the number 30)"},
      {R"({"type": "ACCESS_POLICY", "name": "App", "conditions": []})",
       R"(error wrong-type: "conditions" must be null or left out in the access policy)"},
  });
}

TEST(CheckSchema, ValuesThatAreNotAllowed) {
  expect_each_says({
      {phones(R"("displayRemediationMode": "show")"),
       R"(error not-in-enum: "show" is written "SHOW" in "displayRemediationMode")"},
      {phones(R"("screenLockType": {"include": ["FACE"]})"),
       R"(error not-in-enum: "FACE" is not a value of "screenLockType.include"; expected BIOMETRIC, NONE or PASSCODE)"},
      {windows(R"("diskEncryptionType": {"include": ["FULL"]})"),
       R"(error not-in-enum: "FULL" is a value of "diskEncryptionType.include" for ANDROID, not for WINDOWS; expected ALL_INTERNAL_VOLUMES)"},
      {rule(R"("platform": {"include": [{"os": {"type": "OSX"}}]})"),
       R"(error not-in-enum: "OSX" is no value of "os.type" any more since API release 2026.03.0; expected ANDROID, ANY, CHROMEOS, IOS, MACOS, OTHER, WINDOWS or LINUX; did you mean "MACOS"?)"},
      {method(R"("type": "ASURANCE", "factorMode": 5, "nonsense": true)"),
       R"(error not-in-enum: "ASURANCE" is not a value of "verificationMethod.type"; expected ASSURANCE, AUTH_METHOD_CHAIN or ID_PROOFING; did you mean "ASSURANCE"?)"},
  });
}

TEST(CheckSchema, NoSuggestionBetweenEquals) {
  // 1FA and 2FA are equally near, and one of them is the weaker.
  const Checked checked = check(method(R"("type": "ASSURANCE", "factorMode": "3FA")"));
  ASSERT_EQ(checked.findings.size(), 1U);
  EXPECT_FALSE(checked.findings[0].fix);
  EXPECT_EQ(checked.findings[0].message,
            R"("3FA" is not a value of "factorMode"; expected 1FA or 2FA)");
}

TEST(CheckSchema, ALongListIsCutShort) {
  expect_each_says({
      {method(
           R"("type": "ASSURANCE", "constraints": [{"possession": {"methods": ["carrier-pigeon"]}}])"),
       R"(error not-in-enum: "carrier-pigeon" is not a value of "methods"; expected password, security_question, sms, voice, email, push, signed_nonce, otp, …)"},
  });
}

TEST(CheckSchema, TypesOfConstraintsInAnyCase) {
  EXPECT_THAT(
      said(check(method(
          R"("type": "ASSURANCE", "constraints": [{"knowledge": {"types": ["Password"]}}])"))),
      IsEmpty());
}

TEST(CheckSchema, MissingMembers) {
  expect_each_says({
      {rule(R"("riskScore": {})"), R"(error missing-member: "level" is missing in "riskScore")"},
      {rule(R"("riskScore": {"level": null})"),
       R"(error missing-member: "level" is null, which counts as left out; it is required in "riskScore")"},
      {R"({"name": "Phones", "jailbreak": false, "screenLockType": {"include": ["BIOMETRIC"]}})",
       R"(error missing-member: "platform" is missing; a device assurance policy is for one of ANDROID, CHROMEOS, IOS, MACOS or WINDOWS)"},
      {method(R"("chains": [])"),
       R"(error missing-member: "type" is missing in "verificationMethod"; it decides what else may be there: ASSURANCE, AUTH_METHOD_CHAIN or ID_PROOFING)"},
  });
}

TEST(CheckSchema, WhatIsWrongWhateverThePlatformIs) {
  EXPECT_THAT(
      said(check(
          R"({"name": "X", "platform": "LINUX", "jailbreak": "false", "nonsense": 1, "osVersionConstraints": []})")),
      testing::UnorderedElementsAre(
          R"(error not-in-enum: "LINUX" is not a platform of device assurance policies; expected ANDROID, CHROMEOS, IOS, MACOS or WINDOWS)",
          R"(error wrong-type: "jailbreak" is true or false, not the string "false")",
          R"(warning unknown-property: unknown property "nonsense" in the device assurance policy)",
          R"(error too-few-items: "osVersionConstraints" has no items; at least 1 is needed)"));
}

TEST(CheckSchema, Sizes) {
  const auto dynamic = [](std::string_view distance) {
    return phones(fmt::format(
        R"("osVersion": {{"dynamicVersionRequirement": {{"type": "MINIMUM", "distanceFromLatestMajor": {}}}}})",
        distance));
  };
  expect_each_says({
      {dynamic("2"), R"(error out-of-range: "distanceFromLatestMajor" is from 0 to 1, not 2)"},
      {dynamic("0.5"),
       R"(error wrong-type: "distanceFromLatestMajor" is a whole number, not the number 0.5)"},
      {windows(R"("osVersionConstraints": [])"),
       R"(error too-few-items: "osVersionConstraints" has no items; at least 1 is needed)"},
  });
}

TEST(CheckSchema, Durations) {
  const auto grace = [](std::string_view expiry) {
    return said(check(phones(
        fmt::format(R"("gracePeriod": {{"type": "BY_DURATION", "expiry": "{}"}})", expiry))));
  };
  const auto says = [](std::string_view message) {
    return ElementsAre(fmt::format("error bad-format: {}", message));
  };
  EXPECT_THAT(grace("P30D"), IsEmpty());
  EXPECT_THAT(grace("30D"), says(R"("30D" is not a duration; it starts with P: "P30D")"));
  EXPECT_THAT(grace("p30d"),
              says(R"("p30d" is not a duration; the letters are upper case: "P30D")"));
  EXPECT_THAT(
      grace("2h"),
      says(R"("2h" is not a duration; the letters are upper case and it starts with P: "PT2H")"));
  EXPECT_THAT(
      grace("P1D12H"),
      says(R"("P1D12H" is not a duration; hours, minutes and seconds follow a T: "P1DT12H")"));
  EXPECT_THAT(grace("PTOS"),
              says(R"("PTOS" is not a duration; zero is the digit 0, not the letter O: "PT0S")"));
  EXPECT_THAT(grace("P1DT"), says(R"("P1DT" is not a duration; nothing follows the T: "P1D")"));
  EXPECT_THAT(grace("P 30 D"),
              says(R"("P 30 D" is not a duration; blanks are not allowed: "P30D")"));
  EXPECT_THAT(
      grace("30"),
      says(
          R"("30" is not a duration; a number needs its unit: 30 days are P30D, 30 minutes PT30M)"));
  EXPECT_THAT(grace("P30"), says(R"("P30" is not a duration; the last number has no unit)"));
  EXPECT_THAT(grace("PT1.5H"),
              says(R"("PT1.5H" is not a duration; only whole numbers are allowed)"));
  EXPECT_THAT(
      grace("a month"),
      says(R"("a month" is not a duration; expected an ISO 8601 duration such as P30D or PT12H)"));
  EXPECT_THAT(grace("2026-12"), says(R"("2026-12" is not a duration; it looks like a date)"));
}

TEST(CheckSchema, PointsInTime) {
  const auto grace = [](std::string_view expiry) {
    return said(check(phones(
        fmt::format(R"("gracePeriod": {{"type": "BY_DATE_TIME", "expiry": "{}"}})", expiry))));
  };
  const auto says = [](std::string_view message) {
    return ElementsAre(fmt::format("error bad-format: {}", message));
  };
  EXPECT_THAT(grace("2026-12-01T00:00:00Z"), IsEmpty());
  EXPECT_THAT(
      grace("2026-12-01"),
      says(R"("2026-12-01" is not a date and time; the time is missing: "2026-12-01T00:00:00Z")"));
  EXPECT_THAT(
      grace("2026-12-01T00:00:00"),
      says(
          R"("2026-12-01T00:00:00" is not a date and time; the time zone is missing: "2026-12-01T00:00:00Z")"));
  EXPECT_THAT(
      grace("2026-12-01 08:30:00Z"),
      says(
          R"("2026-12-01 08:30:00Z" is not a date and time; a T stands between date and time: "2026-12-01T08:30:00Z")"));
  EXPECT_THAT(
      grace("2026-12-01T08:30:00+0200"),
      says(
          R"("2026-12-01T08:30:00+0200" is not a date and time; the time zone has a colon: "2026-12-01T08:30:00+02:00")"));
  EXPECT_THAT(
      grace("2026-02-30T00:00:00Z"),
      says(
          R"("2026-02-30T00:00:00Z" is not a date and time; expected an RFC 3339 date and time such as 2026-12-01T00:00:00Z)"));
}

TEST(CheckSchema, AssumingATimeZoneIsNoSafeFix) {
  const auto fix_of = [](std::string_view expiry) {
    return check(phones(fmt::format(R"("gracePeriod": {{"type": "BY_DATE_TIME", "expiry": "{}"}})",
                                    expiry)))
        .findings.at(0)
        .fix->applicability;
  };
  EXPECT_EQ(fix_of("2026-12-01T08:30:00"), Applicability::unsafe);
  EXPECT_EQ(fix_of("2026-12-01 08:30:00Z"), Applicability::safe);
}

TEST(CheckSchema, AKeyIsOnlyCorrectedSafelyWhereItsValueIsAccepted) {
  const auto fix_of = [](std::string_view member) {
    return check(phones(member)).findings.at(0).fix.value().applicability;
  };
  EXPECT_EQ(fix_of(R"("ScreenLockType": {"include": ["BIOMETRIC"]})"), Applicability::safe);
  EXPECT_EQ(fix_of(R"("ScreenLockType": {"include": ["VOICE"]})"), Applicability::unsafe);
  EXPECT_EQ(fix_of(R"("GracePeriod": {"type": "BY_DURATION", "expiry": "P7D", "x": 1})"),
            Applicability::safe);
}

TEST(CheckSchema, OfTwoMembersMeantForOneKeyOnlyTheFirstIsRenamed) {
  const auto findings =
      check(phones(R"("screenLockTypo": {}, "screenLokType": {}, "ScreenLockType": {})")).findings;
  ASSERT_EQ(findings.size(), 3U);
  EXPECT_TRUE(findings[0].fix);
  EXPECT_FALSE(findings[1].fix);
  EXPECT_FALSE(findings[2].fix);
}

constexpr std::string_view kExported =
    R"({"id": "dae1a2b3c4d5e6f7g8h9", "name": "Phones", "platform": "IOS", "jailbreak": false, "createdBy": "00u1", "resourceType": "X", "_links": {}})";

TEST(CheckSchema, OnlyARequestIsToldAboutReadOnlyMembers) {
  EXPECT_THAT(said(check(std::string(kExported))), IsEmpty());
  EXPECT_THAT(
      said(check(std::string(kExported), kNewest, "POST",
                 "https://example.okta.com/api/v1/device-assurances")),
      ElementsAre(
          R"(info read-only-property: "id" is set by the server and has no effect in a request)",
          R"(info read-only-property: "createdBy" is set by the server and has no effect in a request)",
          R"(info read-only-property: "resourceType" is set by the server and has no effect in a request)",
          R"(info read-only-property: "_links" is set by the server and has no effect in a request)"));
}

TEST(CheckSchema, WhatAnAnswerHoldsBeyondTheSchemaIsOnlyAHint) {
  std::string answer(kExported);
  answer.insert(answer.find("\"_links\""), "\"newIn2030\": {}, ");
  EXPECT_THAT(
      said(check(answer)),
      ElementsAre(
          R"(info unknown-property: unknown property "newIn2030" in the device assurance policy for IOS)"));
}

TEST(CheckSchema, ManyMistakesDoNotTakeLong) {
  std::string members = "\"items\": [";
  constexpr int kMany = 200'000;
  for (int i = 0; i < kMany; ++i) members += "1,";
  members += "1]";
  for (int i = 0; i < kMany; ++i) members += fmt::format(", \"key{}\": 1", i);
  EXPECT_EQ(check(phones(members)).findings.size(), 1000U);
}

TEST(CheckSchema, StaysOutOfWhatItCannotKnow) {
  EXPECT_THAT(said(check(phones(
                  R"("${key}": 1, "gracePeriod": ${grace}, "osVersion": {"minimum": "${v}"})"))),
              IsEmpty());
  EXPECT_THAT(
      said(check(
          R"({"name": "X", "platform": "${platform}", "jailbreak": false, "secureHardwarePresent": true})")),
      IsEmpty());
  EXPECT_THAT(said(check(R"({"type": "ACCESS_POLICY", "name": "App", "rules": []})")), IsEmpty());
}

TEST(CheckSchema, CurlyQuotesDoNotHideTheType) {
  const Checked checked = check(rule(R"("device": {"managed": “true”})"));
  ASSERT_THAT(
      said(checked),
      ElementsAre(R"(error wrong-type: "managed" is true or false, not the string "true")"));
  ASSERT_TRUE(checked.findings[0].fix);
  EXPECT_EQ(apply_edits(checked.text, checked.findings[0].fix->edits),
            rule(R"("device": {"managed": true})"));
}

}  // namespace
}  // namespace posturelint
