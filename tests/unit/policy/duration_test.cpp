// SPDX-License-Identifier: Apache-2.0
#include "policy/duration.h"

#include <gtest/gtest.h>

namespace posturelint {
namespace {

TEST(Duration, AddsUpItsUnits) {
  EXPECT_EQ(duration_seconds("P7D"), 7 * kSecondsPerDay);
  EXPECT_EQ(duration_seconds("P1Y2M3W4D"), (365 + 60 + 21 + 4) * kSecondsPerDay);
  EXPECT_EQ(duration_seconds("PT1H30M5S"), 5405);
  EXPECT_EQ(duration_seconds("P1DT12H"), 36 * kSecondsPerHour);
  EXPECT_EQ(duration_seconds("PT0S"), 0);
}

TEST(Duration, TheServersHoursEqualOurDays) {
  EXPECT_EQ(duration_seconds("PT720H"), duration_seconds("P30D"));
}

TEST(Duration, RefusesWhatIsNotOfTheForm) {
  for (const std::string_view text : {"", "P", "PT", "P1DT", "30D", "P30", "p30d", "P1D2M", "P1D1D",
                                      "PT1D", "P1H", "P1.5D", "P-1D", "P+1D", " P1D", "P1D ",
                                      "PTOS", "P99999999999999999999D", "P9223372036854775807Y"}) {
    EXPECT_FALSE(duration_seconds(text)) << text;
  }
}

TEST(Duration, TellsDatesFromDurations) {
  EXPECT_TRUE(looks_like_date("2026-12-01T00:00:00Z"));
  EXPECT_TRUE(looks_like_date("2026-12-01"));
  EXPECT_FALSE(looks_like_date("P7D"));
  EXPECT_FALSE(looks_like_date("2026"));
  EXPECT_FALSE(looks_like_date("01-12-2026"));
}

}  // namespace
}  // namespace posturelint
