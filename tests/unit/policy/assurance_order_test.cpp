// SPDX-License-Identifier: Apache-2.0
#include "policy/assurance_order.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "policy/assurance_check.h"

namespace posturelint::test {
namespace {

/// How the policy with the first members compares with the one with the second.
std::string order(const std::string& platform, const std::string& first,
                  const std::string& second) {
  const auto policy = [&](const std::string& members) {
    return R"({"platform": ")" + platform + "\"" + (members.empty() ? "" : ", ") + members + "}";
  };
  const std::string first_text = policy(first);
  const std::string second_text = policy(second);
  const Document a = Document::parse(first_text);
  const Document b = Document::parse(second_text);
  const AssuranceComparison compared = compare_assurances(a.root(), b.root());
  const AssuranceComparison back = compare_assurances(b.root(), a.root());
  EXPECT_EQ(compared.first_implies_second, back.second_implies_first);
  EXPECT_EQ(compared.second_implies_first, back.first_implies_second);
  return std::string(to_string(compared.order()));
}

TEST(AssuranceOrder, AHigherMinimumIsStricter) {
  EXPECT_EQ(
      order("IOS", R"("osVersion": {"minimum": "17.2"})", R"("osVersion": {"minimum": "17"})"),
      "stricter");
  EXPECT_EQ(
      order("IOS", R"("osVersion": {"minimum": "17.0.0"})", R"("osVersion": {"minimum": "17"})"),
      "equal");
  EXPECT_EQ(order("IOS", "", R"("osVersion": {"minimum": "17"})"), "laxer");
}

TEST(AssuranceOrder, FewerItemsAreStricter) {
  EXPECT_EQ(order("ANDROID", R"("screenLockType": {"include": ["BIOMETRIC"]})",
                  R"("screenLockType": {"include": ["PASSCODE", "BIOMETRIC"]})"),
            "stricter");
  EXPECT_EQ(order("ANDROID", R"("diskEncryptionType": {"include": ["FULL"]})",
                  R"("diskEncryptionType": {"include": ["USER"]})"),
            "incomparable");
}

TEST(AssuranceOrder, DifferentThingsAreIncomparable) {
  EXPECT_EQ(order("IOS", R"("jailbreak": false)", R"("osVersion": {"minimum": "17"})"),
            "incomparable");
  EXPECT_EQ(order("IOS", R"("jailbreak": false)", R"("jailbreak": true)"), "incomparable");
}

TEST(AssuranceOrder, LevelsOfAndroidAreOrdered) {
  const auto trust = [](const std::string& members) {
    return R"("thirdPartySignalProviders": {"androidDeviceTrust": {)" + members + "}}";
  };
  EXPECT_EQ(order("ANDROID", trust(R"("deviceIntegrityLevel": "MEETS_STRONG_INTEGRITY")"),
                  trust(R"("deviceIntegrityLevel": "MEETS_BASIC_INTEGRITY")")),
            "stricter");
  // LOW risk is the strict verdict.
  EXPECT_EQ(order("ANDROID", trust(R"("playProtectVerdict": "HIGH")"),
                  trust(R"("playProtectVerdict": "LOW")")),
            "laxer");
}

TEST(AssuranceOrder, WindowsMajorsAreLookedAtOneByOne) {
  const std::string eleven = R"({"majorVersionConstraint": "WINDOWS_11", "minimum": "10.0.22631"})";
  const std::string ten = R"({"majorVersionConstraint": "WINDOWS_10", "minimum": "10.0.19045"})";
  const std::string no_ten =
      R"({"majorVersionConstraint": "WINDOWS_10", "dynamicVersionRequirement": {"type": "NOT_ALLOWED"}})";
  const auto majors = [](const std::string& items) {
    return R"("osVersionConstraints": [)" + items + "]";
  };
  EXPECT_EQ(order("WINDOWS", majors(eleven), majors(eleven + ", " + ten)), "laxer");
  EXPECT_EQ(order("WINDOWS", majors(eleven + ", " + no_ten), majors(eleven + ", " + ten)),
            "stricter");
  EXPECT_EQ(
      order("WINDOWS", majors(eleven + ", " + ten), R"("osVersion": {"minimum": "10.0.19045"})"),
      "stricter");
  EXPECT_EQ(order("WINDOWS", majors(no_ten), R"("osVersion": {"minimum": "10.0.22000"})"), "equal");
}

TEST(AssuranceOrder, WhatFollowsReleases) {
  const auto dynamic = [](const std::string& members) {
    return R"("osVersion": {"dynamicVersionRequirement": {)" + members + "}}";
  };
  const std::string latest = dynamic(R"("type": "MINIMUM", "distanceFromLatestMajor": 0)");
  const std::string before = dynamic(R"("type": "MINIMUM", "distanceFromLatestMajor": 1)");
  const std::string only_before = dynamic(R"("type": "EXACT", "distanceFromLatestMajor": 1)");
  const std::string supported = dynamic(R"("type": "EXACT_ANY_SUPPORTED")");
  const std::string patched =
      dynamic(R"("type": "MINIMUM", "distanceFromLatestMajor": 0, "latestSecurityPatch": true)");
  EXPECT_EQ(order("IOS", latest, before), "stricter");
  EXPECT_EQ(order("IOS", latest, only_before), "incomparable");
  EXPECT_EQ(order("IOS", only_before, before), "stricter");
  EXPECT_EQ(order("IOS", patched, latest), "stricter");
  EXPECT_EQ(order("IOS", before, supported), "unknown");
  EXPECT_EQ(order("IOS", before, R"("osVersion": {"minimum": "17"})"), "unknown");
}

TEST(AssuranceOrder, AGracePeriodLetsMoreIn) {
  const std::string check = R"("jailbreak": false)";
  const auto grace = [&](const std::string& type, const std::string& expiry) {
    return check + R"(, "gracePeriod": {"type": ")" + type + R"(", "expiry": ")" + expiry + "\"}";
  };
  EXPECT_EQ(order("IOS", check, grace("BY_DURATION", "P7D")), "stricter");
  EXPECT_EQ(order("IOS", grace("BY_DURATION", "P7D"), grace("BY_DURATION", "PT168H")), "equal");
  EXPECT_EQ(order("IOS", grace("BY_DURATION", "P7D"), grace("BY_DURATION", "P30D")), "stricter");
  EXPECT_EQ(order("IOS", check, grace("BY_DURATION", "P0D")), "equal");
  EXPECT_EQ(order("IOS", grace("BY_DATE_TIME", "2026-12-01T00:00:00Z"),
                  grace("BY_DATE_TIME", "2027-01-01T00:00:00.000Z")),
            "stricter");
  EXPECT_EQ(
      order("IOS", grace("BY_DURATION", "P7D"), grace("BY_DATE_TIME", "2027-01-01T00:00:00.000Z")),
      "unknown");
  // Stricter checks, but a grace period that the other has not.
  EXPECT_EQ(
      order("IOS", grace("BY_DURATION", "P7D") + R"(, "osVersion": {"minimum": "17"})", check),
      "incomparable");
}

TEST(AssuranceOrder, WhatNobodyReadsIsUnknownUnlessItIsTheSame) {
  EXPECT_EQ(order("IOS", R"("newCheck": 1)", R"("newCheck": 1)"), "equal");
  EXPECT_EQ(order("IOS", R"("newCheck": 1)", R"("newCheck": 2)"), "unknown");
  EXPECT_EQ(
      order("IOS", R"("osVersion": {"minimum": "${v}"})", R"("osVersion": {"minimum": "${v}"})"),
      "unknown");
  EXPECT_EQ(
      order("MACOS",
            R"("thirdPartySignalProviders": {"dtc": {"keyTrustLevel": "CHROME_BROWSER_HW_KEY"}})",
            R"("thirdPartySignalProviders": {"dtc": {"keyTrustLevel": "CHROME_BROWSER_OS_KEY"}})"),
      "unknown");
}

TEST(AssuranceOrder, NamesAndWhatTheServerSetsDoNotCount) {
  EXPECT_EQ(order("IOS", R"("name": "A", "id": "dae1", "jailbreak": false)",
                  R"("name": "B", "displayRemediationMode": "SHOW", "jailbreak": false)"),
            "equal");
}

/// A device, in all the ways in which the random policies below can tell devices apart.
std::vector<DeviceSignals> all_devices() {
  std::vector<DeviceSignals> out;
  for (const char* version : {"13.0.0", "14.0.0", "14.5.0", "15.0.0"}) {
    for (const char* lock : {"BIOMETRIC", "PASSCODE", "NONE"}) {
      for (const char* rooted : {"true", "false"}) {
        for (const char* level :
             {"MEETS_BASIC_INTEGRITY", "MEETS_DEVICE_INTEGRITY", "MEETS_STRONG_INTEGRITY"}) {
          out.push_back(
              {{"osVersion", version},
               {"screenLockType", lock},
               {"jailbreak", rooted},
               {"thirdPartySignalProviders.androidDeviceTrust.deviceIntegrityLevel", level}});
        }
      }
    }
  }
  return out;
}

std::string random_policy(std::mt19937& random) {
  const auto pick = [&](std::vector<std::string> texts) { return texts[random() % texts.size()]; };
  const std::string parts[] = {
      pick({"", R"("osVersion": {"minimum": "14"})", R"("osVersion": {"minimum": "14.5.0"})",
            R"("osVersion": {"minimum": "15.0"})"}),
      pick({"", R"("screenLockType": {"include": ["BIOMETRIC"]})",
            R"("screenLockType": {"include": ["PASSCODE", "BIOMETRIC"]})",
            R"("screenLockType": {"include": ["PASSCODE", "NONE"]})"}),
      pick({"", R"("jailbreak": false)", R"("jailbreak": true)"}),
      // All devices above have basic integrity, so it cannot be told from asking nothing.
      pick(
          {"",
           R"("thirdPartySignalProviders": {"androidDeviceTrust": {"deviceIntegrityLevel": "MEETS_DEVICE_INTEGRITY"}})",
           R"("thirdPartySignalProviders": {"androidDeviceTrust": {"deviceIntegrityLevel": "MEETS_STRONG_INTEGRITY"}})"}),
  };
  std::string out = R"({"platform": "ANDROID")";
  for (const std::string& part : parts) out += part.empty() ? "" : ", " + part;
  return out + "}";
}

/// The order is what asking every device gives.
TEST(AssuranceOrder, IsWhatEveryDeviceSays) {
  std::mt19937 random(1);
  const std::vector<DeviceSignals> devices = all_devices();
  for (int i = 0; i < 500; ++i) {
    const std::string first = random_policy(random);
    const std::string second = random_policy(random);
    SCOPED_TRACE(first + "\n" + second);
    const Document a = Document::parse(first);
    const Document b = Document::parse(second);
    bool only_first = false;
    bool only_second = false;
    for (const DeviceSignals& device : devices) {
      const ToldSignIn told{.signals = device};
      const Holds in_first = check_assurance(a.root(), told).satisfied;
      const Holds in_second = check_assurance(b.root(), told).satisfied;
      ASSERT_NE(in_first, Holds::unknown);
      ASSERT_NE(in_second, Holds::unknown);
      only_first = only_first || in_first > in_second;
      only_second = only_second || in_second > in_first;
    }
    const AssuranceOrder expected =
        only_first    ? only_second ? AssuranceOrder::incomparable : AssuranceOrder::laxer
        : only_second ? AssuranceOrder::stricter
                      : AssuranceOrder::equal;
    EXPECT_EQ(to_string(compare_assurances(a.root(), b.root()).order()), to_string(expected));
    if (testing::Test::HasFailure()) break;
  }
}

}  // namespace
}  // namespace posturelint::test
