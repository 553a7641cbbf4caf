// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/policy/seeds.h"

#include <gtest/gtest.h>

namespace posturelint::test {
namespace {

TEST(SeedsToTry, AreTheFirstAndThoseThatAreKept) {
  const KeptSeed kept[] = {{7, "among the first"}, {5000, "not among them"}};
  const auto seeds = seeds_to_try("POSTURELINT_NO_SUCH_VARIABLE", kept);
  ASSERT_EQ(seeds.size(), 2001U);
  EXPECT_EQ(seeds.front(), 1U);
  EXPECT_EQ(seeds[1999], 2000U);
  EXPECT_EQ(seeds.back(), 5000U);
}

}  // namespace
}  // namespace posturelint::test
