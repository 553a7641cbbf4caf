// SPDX-License-Identifier: Apache-2.0
#include "policy/os_version.h"

#include <gtest/gtest.h>

namespace posturelint {
namespace {

TEST(OsVersion, ReadsPartsBetweenDots) {
  const auto version = parse_os_version("10.0.19045.4291");
  ASSERT_TRUE(version);
  EXPECT_EQ(version->size(), 4u);
  EXPECT_EQ(version->major(), 10u);
  EXPECT_EQ(version->part(3), 4291u);
  EXPECT_EQ(version->part(9), 0u);
}

TEST(OsVersion, RefusesEverythingButDigitsAndDots) {
  for (const std::string_view text : {"", ".", "14.", ".4", "14..4", "v14.2", "14.2 ", "14,2", "-1",
                                      "+1", "14.x", "1234567890"}) {
    EXPECT_FALSE(parse_os_version(text)) << text;
  }
}

TEST(OsVersion, ComparesNumbersNotText) {
  EXPECT_LT(*parse_os_version("9.10"), *parse_os_version("10.2"));
  EXPECT_LT(*parse_os_version("17.4"), *parse_os_version("17.4.1"));
  EXPECT_EQ(*parse_os_version("14.4"), *parse_os_version("14.4.0"));
}

TEST(OsVersion, Windows11StartsAtBuild22000) {
  EXPECT_LT(*parse_os_version("10.0.19045.9999"), first_windows_11());
  EXPECT_EQ(*parse_os_version("10.0.22000.0"), first_windows_11());
}

}  // namespace
}  // namespace posturelint
