// SPDX-License-Identifier: Apache-2.0
#include "policy/os_catalogue.h"

#include <gtest/gtest.h>

namespace posturelint {
namespace {

TEST(OsCatalogue, KnowsTheOldestReleaseWithUpdates) {
  const OsCatalogue catalogue("2030-01-01", {{Platform::ios, OsVersion({1}), "iOS 1", false},
                                             {Platform::ios, OsVersion({2}), "iOS 2", false},
                                             {Platform::ios, OsVersion({3}), "iOS 3", true},
                                             {Platform::ios, OsVersion({4}), "iOS 4", true}});
  ASSERT_NE(catalogue.oldest_supported(Platform::ios), nullptr);
  EXPECT_EQ(catalogue.oldest_supported(Platform::ios)->name, "iOS 3");
  ASSERT_NE(catalogue.last_unsupported(Platform::ios), nullptr);
  EXPECT_EQ(catalogue.last_unsupported(Platform::ios)->name, "iOS 2");
  EXPECT_EQ(catalogue.oldest_supported(Platform::macos), nullptr);
  EXPECT_EQ(catalogue.last_unsupported(Platform::macos), nullptr);
}

TEST(OsCatalogue, SaysNothingWhereEverythingHeldHasUpdates) {
  const OsCatalogue catalogue("2030-01-01", {{Platform::ios, OsVersion({3}), "iOS 3", true}});
  EXPECT_EQ(catalogue.last_unsupported(Platform::ios), nullptr);
}

TEST(OsCatalogue, TheBundledOneIsSorted) {
  for (const Platform platform : kPlatforms) {
    const OsRelease* old = bundled_os_catalogue().last_unsupported(platform);
    const OsRelease* young = bundled_os_catalogue().oldest_supported(platform);
    if (old == nullptr) continue;
    EXPECT_LT(old->first, young->first) << young->name;
  }
  EXPECT_EQ(bundled_os_catalogue().date().size(), 10U);
}

}  // namespace
}  // namespace posturelint
