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

TEST(OsCatalogue, FindsTheReleasesAroundAVersion) {
  const OsCatalogue catalogue("2030-01-01", {{Platform::ios, OsVersion({18}), "iOS 18", true},
                                             {Platform::ios, OsVersion({26}), "iOS 26", true}});
  EXPECT_EQ(catalogue.at_or_before(Platform::ios, OsVersion({20, 1}))->name, "iOS 18");
  EXPECT_EQ(catalogue.at_or_after(Platform::ios, OsVersion({20, 1}))->name, "iOS 26");
  EXPECT_EQ(catalogue.at_or_before(Platform::ios, OsVersion({17})), nullptr);
  EXPECT_EQ(catalogue.at_or_after(Platform::ios, OsVersion({27})), nullptr);
  EXPECT_EQ(catalogue.newest(Platform::ios)->name, "iOS 26");
  EXPECT_EQ(catalogue.newest(Platform::macos), nullptr);
}

TEST(OsCatalogue, IsReadFromWhatAnOrgAnswersWhateverIsAround) {
  const Document document = Document::parse(R"json({"osVersions": {"a": [
    {"osVersion": "10.0.22621.4249", "displayName": "Windows 11 (22H2)", "isLatest": true,
     "createdDate": "2023-03-24T22:04:22.000Z", "lastUpdate": "2024-10-21T21:51:04.000Z",
     "distanceFromLatestMajor": 1, "supportedMajor": true},
    {"osVersion": "17.7.1", "displayName": "iOS 17", "supportedMajor": true,
     "lastUpdate": "2024-11-02T00:00:00.000Z"},
    {"osVersion": "17.7.0", "displayName": "iOS 17", "supportedMajor": false},
    {"osVersion": "16.7.10", "displayName": "iOS 16", "supportedMajor": false},
    {"osVersion": "x", "displayName": "iOS 15", "supportedMajor": false},
    {"osVersion": "1", "displayName": "Plan 9", "supportedMajor": true}]}})json");
  const auto catalogue = read_os_catalogue(document.root());
  ASSERT_TRUE(catalogue);
  EXPECT_EQ(catalogue->date(), "2024-11-02");
  EXPECT_EQ(catalogue->newest(Platform::windows)->first, OsVersion({10, 0, 22621}));
  EXPECT_EQ(catalogue->newest(Platform::windows)->name, "Windows 11 (22H2)");
  EXPECT_EQ(catalogue->oldest_supported(Platform::ios)->first, OsVersion({17}));
  EXPECT_EQ(catalogue->last_unsupported(Platform::ios)->first, OsVersion({16}));
}

TEST(OsCatalogue, NothingIsNoCatalogue) {
  for (const char* text : {"{}", "[]", "1", R"({"osVersion": "17.1", "displayName": "iOS 17"})"}) {
    EXPECT_FALSE(read_os_catalogue(Document::parse(text).root())) << text;
  }
}

}  // namespace
}  // namespace posturelint
