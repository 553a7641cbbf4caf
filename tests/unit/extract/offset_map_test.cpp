// SPDX-License-Identifier: Apache-2.0
#include "extract/offset_map.h"

#include <gtest/gtest.h>

namespace posturelint {
namespace {

/// Host `> {"a":\n> 1}`: two lines of a block quote. Fragment `{"a":\n1}`.
OffsetMap quoted_lines() {
  OffsetMap map;
  map.copied(2, 6);
  map.copied(10, 2);
  return map;
}

TEST(OffsetMap, WithoutPiecesIsTheIdentity) {
  const OffsetMap map;
  EXPECT_TRUE(map.is_identity());
  EXPECT_EQ(map.to_host({3, 7}), (Span{3, 7}));
}

TEST(OffsetMap, CoversWhatTheHostPutsBetweenTwoLines) {
  EXPECT_EQ(quoted_lines().to_host({1, 7}), (Span{3, 11}));
}

TEST(OffsetMap, InsertsBehindTheLinePrefix) {
  EXPECT_EQ(quoted_lines().to_host({6, 6}), (Span{10, 10}));
}

TEST(OffsetMap, InsertsAtTheEnd) { EXPECT_EQ(quoted_lines().to_host({8, 8}), (Span{12, 12})); }

TEST(OffsetMap, TakesAnEscapeAsAWhole) {
  OffsetMap map;  // host `a\"b`, fragment `a"b`
  map.copied(0, 1);
  map.replaced({1, 3}, 1);
  map.copied(3, 1);
  EXPECT_EQ(map.to_host({1, 2}), (Span{1, 3}));
  EXPECT_EQ(map.to_host({0, 3}), (Span{0, 4}));
  EXPECT_EQ(map.to_host({1, 1}), (Span{1, 1})) << "before the escape";
  EXPECT_EQ(map.to_host({2, 2}), (Span{3, 3})) << "behind the escape";
}

TEST(OffsetMap, FindsTheWayBack) {
  std::uint32_t offset = 0;
  EXPECT_TRUE(quoted_lines().from_host(11, offset));
  EXPECT_EQ(offset, 7U);
  EXPECT_FALSE(quoted_lines().from_host(8, offset)) << "the prefix is not in the fragment";
  EXPECT_FALSE(quoted_lines().from_host(1, offset));
  EXPECT_FALSE(quoted_lines().from_host(12, offset));
}

TEST(OffsetMap, SliceMapsAPartOfTheText) {
  const OffsetMap slice = quoted_lines().slice({4, 8});
  EXPECT_EQ(slice.to_host({0, 4}), (Span{6, 12}));
  EXPECT_EQ(slice.to_host({3, 4}), (Span{11, 12}));
}

TEST(OffsetMap, AnEmptySliceIsAPlaceAndNotTheIdentity) {
  const OffsetMap slice = quoted_lines().slice({6, 6});
  EXPECT_FALSE(slice.is_identity());
  EXPECT_EQ(slice.to_host({0, 0}), (Span{10, 10}));
}

TEST(OffsetMap, ThroughGoesTwoStepsAtOnce) {
  OffsetMap inner;  // of a word in those lines, its quotes undone
  inner.copied(1, 4);
  inner.replaced({5, 7}, 1);
  const OffsetMap whole = inner.through(quoted_lines());
  EXPECT_EQ(whole.to_host({0, 4}), (Span{3, 7}));
  EXPECT_EQ(whole.to_host({4, 5}), (Span{7, 11}));
}

}  // namespace
}  // namespace posturelint
