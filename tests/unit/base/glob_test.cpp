// SPDX-License-Identifier: Apache-2.0
#include "base/glob.h"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

namespace posturelint {
namespace {

struct Case {
  const char* glob;
  const char* path;
  bool expected;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.glob << " on " << c.path; }

using GlobMatches = testing::TestWithParam<Case>;

TEST_P(GlobMatches, TheWholePath) {
  EXPECT_EQ(glob_matches(GetParam().glob, GetParam().path), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Glob, GlobMatches,
    testing::Values(
        // plain
        Case{"a/b.json", "a/b.json", true}, Case{"a", "a/b", false}, Case{"", "", true},
        Case{"", "a", false}, Case{"a", "", false},
        // one segment
        Case{"*.json", "x.json", true}, Case{"*.json", "a/x.json", false}, Case{"*", "", true},
        Case{"a*b*c", "aXbXbXc", true}, Case{"a*b*c", "aXbXbX", false}, Case{"x?z", "xyz", true},
        Case{"x?z", "x\xC3\xA4z", true}, Case{"x?z", "xz", false}, Case{"?", "/", false},
        // sets
        Case{"[a-c]x", "bx", true}, Case{"[!a-c]x", "bx", false}, Case{"[^a-c]x", "dx", true},
        Case{"[]]", "]", true}, Case{"[a-]", "-", true}, Case{"[\\]]", "]", true},
        Case{"[\xC3\xA4-\xC3\xBC]", "\xC3\xB6", true}, Case{"[a", "a", false},
        Case{"[a", "[a", false},
        // escapes
        Case{"\\*", "*", true}, Case{"\\*", "x", false}, Case{"a\\", "a\\", true},
        // folders
        Case{"**", "a/b/c", true}, Case{"**/c", "c", true}, Case{"**/c", "a/b/c", true},
        Case{"a/**", "a/b/c", true}, Case{"a/**", "a", false}, Case{"a/**/c", "a/c", true},
        Case{"a/**/c", "a/x/y/c", true}, Case{"a/**/c/*.md", "a/c/c/x.md", true},
        Case{"a/**/c", "a/x/y", false}, Case{"**/a/**/b", "x/a/a/y/b", true},
        Case{"a**b", "aXb", true}, Case{"a**b", "aX/Yb", false}));

using GlobCovers = testing::TestWithParam<Case>;

TEST_P(GlobCovers, APathOrAFolderAroundIt) {
  EXPECT_EQ(glob_covers(GetParam().glob, GetParam().path), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Glob, GlobCovers,
    testing::Values(Case{"old", "old/x.json", true}, Case{"old", "a/old/b/x.json", true},
                    Case{"old/", "a/old/b/x.json", true}, Case{"/old", "a/old/x.json", false},
                    Case{"/old", "old/x.json", true}, Case{"a/old", "a/old/x.json", true},
                    Case{"a/old", "b/a/old/x.json", false}, Case{"*.json", "a/x.json", true},
                    Case{"a/*.json", "a/b/x.json", false},
                    Case{"**/gen/*.json", "a/gen/x.json", true},
                    Case{"old", "older/x.json", false}));

TEST(Glob, ManyStarsTakeNoLongTime) {
  std::string glob;
  for (int i = 0; i < 1000; ++i) glob += "*a";
  EXPECT_FALSE(glob_matches(glob + "b", std::string(5000, 'a')));
  std::string folders;
  for (int i = 0; i < 1000; ++i) folders += "**/a/";
  std::string path;
  for (int i = 0; i < 2000; ++i) path += "a/";
  EXPECT_FALSE(glob_matches(folders + "b", path + "c"));
}

}  // namespace
}  // namespace posturelint
