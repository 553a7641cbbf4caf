// SPDX-License-Identifier: Apache-2.0
#include "text/edit.h"

#include <vector>

#include <gtest/gtest.h>

namespace posturelint {
namespace {

TEST(ApplyEdits, ReplacesInsertsAndDeletesInAnyOrder) {
  const std::vector<Edit> edits{{{6, 7}, ""}, {{0, 0}, ">"}, {{2, 4}, "XYZ"}};
  EXPECT_EQ(apply_edits("abcdefg", edits), ">abXYZef");
}

TEST(ApplyEdits, KeepsATextWithoutEdits) { EXPECT_EQ(apply_edits("abc", {}), "abc"); }

TEST(ApplyEdits, InsertsAtBothEnds) {
  const std::vector<Edit> edits{{{3, 3}, "}"}, {{0, 0}, "{"}};
  EXPECT_EQ(apply_edits("abc", edits), "{abc}");
}

TEST(Conflicts, AreCommonBytesAndInsertionsThatCompete) {
  EXPECT_TRUE(conflicts({{0, 4}, ""}, {{3, 6}, ""}));
  EXPECT_TRUE(conflicts({{0, 4}, ""}, {{1, 2}, ""}));
  EXPECT_TRUE(conflicts({{2, 2}, "a"}, {{2, 2}, "b"})) << "which comes first?";
  EXPECT_TRUE(conflicts({{1, 4}, ""}, {{2, 2}, "a"})) << "inserts into what goes away";
}

TEST(Conflicts, AreNotNeighbours) {
  EXPECT_FALSE(conflicts({{0, 2}, ""}, {{2, 4}, ""}));
  EXPECT_FALSE(conflicts({{2, 2}, "a"}, {{2, 4}, ""}));
  EXPECT_FALSE(conflicts({{4, 4}, "a"}, {{2, 4}, ""}));
  EXPECT_FALSE(conflicts({{1, 1}, "a"}, {{2, 2}, "b"}));
}

TEST(Difference, IsWhatStandsBetweenWhatIsTheSame) {
  EXPECT_EQ(difference("abcd", "axd"), (Edit{{1, 3}, "x"}));
  EXPECT_EQ(difference("aa", "aaa"), (Edit{{2, 2}, "a"}));
  EXPECT_EQ(difference("same", "same"), (Edit{{4, 4}, ""}));
  EXPECT_EQ(difference("", "x"), (Edit{{0, 0}, "x"}));
}

TEST(Difference, DoesNotCutThroughCharacters) {
  // é and è share their first byte; é and ɩ their last.
  EXPECT_EQ(difference("xéy", "xèy"), (Edit{{1, 3}, "è"}));
  EXPECT_EQ(difference("é", "ɩ"), (Edit{{0, 2}, "ɩ"}));
}

}  // namespace
}  // namespace posturelint
