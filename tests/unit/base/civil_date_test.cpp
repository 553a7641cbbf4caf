// SPDX-License-Identifier: Apache-2.0
#include "base/civil_date.h"

#include <gtest/gtest.h>

namespace posturelint {
namespace {

TEST(CivilDate, ReadsDaysOfTheCalendar) {
  for (const std::string_view text : {"2026-07-01", "2028-02-29", "0001-01-01", "9999-12-31"}) {
    const auto date = parse_civil_date(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(to_string(*date), text);
  }
}

TEST(CivilDate, RefusesEverythingElse) {
  for (const std::string_view text :
       {"", "2026-7-1", "2026-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026/01/01",
        "2026-01-01T00:00:00Z", " 2026-01-01", "20260101", "next week", "-026-01-01"}) {
    EXPECT_FALSE(parse_civil_date(text)) << text;
  }
}

TEST(CivilDate, KnowsTheOrderOfDaysAndHowFarApartTheyAre) {
  const auto january = *parse_civil_date("2028-01-31");
  const auto march = *parse_civil_date("2028-03-01");
  EXPECT_LT(january, march);
  EXPECT_EQ(days_between(january, march), 30);
  EXPECT_EQ(days_between(march, january), -30);
}

}  // namespace
}  // namespace posturelint
