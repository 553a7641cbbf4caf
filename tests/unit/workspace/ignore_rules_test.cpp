// SPDX-License-Identifier: Apache-2.0
#include "workspace/ignore_rules.h"

#include <ostream>

#include <gtest/gtest.h>

namespace posturelint {
namespace {

struct Case {
  const char* lines;
  const char* path;  // with `/` at the end: a folder
  bool ignored;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.lines << " on " << c.path; }

bool ignores(const IgnoreStack& stack, std::string_view path) {
  const bool is_folder = path.ends_with('/');
  if (is_folder) path.remove_suffix(1);
  return stack.ignores(path, is_folder);
}

using IgnoreLines = testing::TestWithParam<Case>;

TEST_P(IgnoreLines, MeanWhatTheyMeanToGit) {
  IgnoreStack stack;
  stack.push(IgnoreFile("", GetParam().lines));
  EXPECT_EQ(ignores(stack, GetParam().path), GetParam().ignored);
}

INSTANTIATE_TEST_SUITE_P(
    Git, IgnoreLines,
    testing::Values(
        // a name is good at any depth, a path only where it stands
        Case{"x.json", "a/b/x.json", true}, Case{"x.json", "a/x.jsonl", false},
        Case{"/x.json", "x.json", true}, Case{"/x.json", "a/x.json", false},
        Case{"a/x.json", "a/x.json", true}, Case{"a/x.json", "b/a/x.json", false},
        Case{"**/a/x.json", "b/a/x.json", true}, Case{"a/**/x", "a/x", true},
        Case{"a/**", "a/b/c", true}, Case{"a/**", "a/", false},
        // folders
        Case{"build/", "build/", true}, Case{"build/", "build", false},
        Case{"build/", "a/build/", true}, Case{"/build/", "a/build/", false},
        // the last line wins
        Case{"*.json\n!keep.json", "a/keep.json", false},
        Case{"!keep.json\n*.json", "a/keep.json", true}, Case{"*\n!*/\n!*.json", "a/", false},
        Case{"*\n!*/\n!*.json", "x.md", true},
        // how lines are written
        Case{"# x\n\n  \nx", "x", true}, Case{"# x", "# x", false}, Case{"\\#x", "#x", true},
        Case{"\\!x", "!x", true}, Case{"x  ", "x", true}, Case{"x\\ ", "x ", true},
        Case{"x\r\ny\r\n", "y", true}, Case{"\xEF\xBB\xBFx", "x", true}, Case{"/", "x", false},
        Case{"[ab].json", "b.json", true}, Case{"[!ab].json", "b.json", false}));

TEST(IgnoreStack, TheInnermostFileThatSaysSomethingDecides) {
  IgnoreStack stack;
  stack.push(IgnoreFile("", "*.json\n*.md"));
  stack.push(IgnoreFile("a", "!x.json\n/only.sh"));
  EXPECT_FALSE(ignores(stack, "a/x.json"));
  EXPECT_TRUE(ignores(stack, "a/x.md"));
  EXPECT_TRUE(ignores(stack, "a/only.sh"));
  EXPECT_FALSE(ignores(stack, "a/b/only.sh"));
  stack.shrink(1);
  EXPECT_TRUE(ignores(stack, "a/x.json"));
}

}  // namespace
}  // namespace posturelint
