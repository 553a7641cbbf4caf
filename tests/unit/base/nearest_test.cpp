// SPDX-License-Identifier: Apache-2.0
#include "base/nearest.h"

#include <gtest/gtest.h>

namespace posturelint {
namespace {

TEST(EditDistance, CountsSwapsOfNeighboursAsOne) {
  EXPECT_EQ(edit_distance("severity", "severity", 3), 0U);
  EXPECT_EQ(edit_distance("severity", "severtiy", 3), 1U);
  EXPECT_EQ(edit_distance("severity", "SEVERITY", 3), 0U);
  EXPECT_EQ(edit_distance("check", "", 9), 5U);
}

TEST(EditDistance, StopsAboveTheLimit) { EXPECT_EQ(edit_distance("abcdef", "uvwxyz", 2), 3U); }

TEST(Nearest, TakesTheClosestAndOnTiesTheFirst) {
  constexpr std::string_view kCommands[] = {"check", "explain", "fix"};
  EXPECT_EQ(nearest("chekc", kCommands), "check");
  EXPECT_EQ(nearest("explian", kCommands), "explain");
  EXPECT_EQ(nearest("serve", kCommands), std::nullopt);
  constexpr std::string_view kTied[] = {"cat", "bat"};
  EXPECT_EQ(nearest("hat", kTied), "cat");
}

}  // namespace
}  // namespace posturelint
