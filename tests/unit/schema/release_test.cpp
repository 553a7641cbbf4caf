// SPDX-License-Identifier: Apache-2.0
#include "schema/release.h"

#include <gtest/gtest.h>

namespace posturelint {
namespace {

TEST(Release, IsYearMonthAndPatch) {
  EXPECT_EQ(parse_release("2026.06.3"), (Release{2026, 6, 3}));
  EXPECT_EQ(parse_release("2026.6.3"), (Release{2026, 6, 3}));
  EXPECT_EQ(parse_release("2025.11.12"), (Release{2025, 11, 12}));
}

TEST(Release, WithoutPatchIsPatchZero) {
  EXPECT_EQ(parse_release("2026.06"), (Release{2026, 6, 0}));
}

TEST(Release, AnythingElseIsNone) {
  for (const char* text : {"", "2026", "2026.", "2026.13", "2026.00.1", "5.1.0", "2026.06.3.1",
                           "2026.06.", "v2026.06.3", "2026.06.3 ", "2026.-6.3", "99999.01.1"}) {
    EXPECT_EQ(parse_release(text), std::nullopt) << text;
  }
}

TEST(Release, IsWrittenWithTwoDigitsForTheMonth) {
  EXPECT_EQ(to_string(Release{2026, 6, 3}), "2026.06.3");
  EXPECT_EQ(to_string(Release{2025, 11, 0}), "2025.11.0");
}

TEST(Release, OrdersByYearThenMonthThenPatch) {
  EXPECT_LT((Release{2025, 11, 9}), (Release{2026, 1, 0}));
  EXPECT_LT((Release{2026, 1, 9}), (Release{2026, 2, 0}));
  EXPECT_LT((Release{2026, 2, 0}), (Release{2026, 2, 1}));
}

}  // namespace
}  // namespace posturelint
