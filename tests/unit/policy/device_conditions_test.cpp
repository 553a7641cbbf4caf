// SPDX-License-Identifier: Apache-2.0
#include "policy/device_conditions.h"

#include <gtest/gtest.h>

namespace posturelint {
namespace {

DeviceConditions conditions_of(std::string_view text) {
  const Document document = Document::parse(text);
  return device_conditions(document.root());
}

TEST(DeviceConditions, ANameAndAPlatformAskNothing) {
  EXPECT_EQ(conditions_of(R"({"id": "dae1", "name": "a", "platform": "IOS", "_links": {}})"),
            DeviceConditions::none);
}

TEST(DeviceConditions, NullIsAbsent) {
  EXPECT_EQ(conditions_of(R"({"name": "a", "jailbreak": null})"), DeviceConditions::none);
}

TEST(DeviceConditions, PostureChecksCountOnlyBesideOthers) {
  EXPECT_EQ(conditions_of(R"({"name": "a", "devicePostureChecks": {"include": []}})"),
            DeviceConditions::posture_checks_only);
  EXPECT_EQ(conditions_of(R"({"devicePostureChecks": {"include": []}, "osVersion": {}})"),
            DeviceConditions::some);
}

TEST(DeviceConditions, WhatWeCannotReadMayBeACondition) {
  EXPECT_EQ(conditions_of(R"({"name": "a", "jailbraek": false})"), DeviceConditions::some);
  EXPECT_EQ(conditions_of(R"({"name": "a", "jailbreak": ${jailbreak}})"), DeviceConditions::some);
}

}  // namespace
}  // namespace posturelint
