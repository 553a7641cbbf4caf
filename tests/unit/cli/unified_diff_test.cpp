// SPDX-License-Identifier: Apache-2.0
#include "cli/unified_diff.h"

#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace posturelint::cli {
namespace {

TEST(UnifiedDiff, IsEmptyForEqualTexts) { EXPECT_EQ(unified_diff("x", "a\nb\n", "a\nb\n"), ""); }

TEST(UnifiedDiff, ShowsAChangeWithThreeLinesAround) {
  EXPECT_EQ(
      unified_diff("a/x.json", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"),
      "--- a/a/x.json\n+++ b/a/x.json\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(UnifiedDiff, JoinsChangesThatAreNearAndPartsThoseThatAreFar) {
  const std::string before = "a\n1\n2\n3\n4\n5\n6\nb\n1\n2\n3\n4\n5\n6\n7\nc\n";
  const std::string after = "A\n1\n2\n3\n4\n5\n6\nB\n1\n2\n3\n4\n5\n6\n7\nC\n";
  EXPECT_EQ(unified_diff("x", before, after),
            "--- a/x\n+++ b/x\n"
            "@@ -1,11 +1,11 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n 1\n 2\n 3\n"
            "@@ -13,4 +13,4 @@\n 5\n 6\n 7\n-c\n+C\n");
}

TEST(UnifiedDiff, SaysThatTheLastLineDoesNotEnd) {
  EXPECT_EQ(unified_diff("x", "a", "b\n"),
            "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n");
  EXPECT_EQ(unified_diff("x", "", "b\n"), "--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+b\n");
}

/// Does what patch(1) does with a diff; hunks must fit exactly.
std::string patched(const std::string& before, std::string_view diff) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < before.size();) {
    const std::size_t end = before.find('\n', at) + 1;
    lines.push_back(before.substr(at, end - at));
    at = end;
  }
  std::string out;
  std::size_t next = 0;
  while (!diff.empty()) {
    const std::string line(diff.substr(0, diff.find('\n') + 1));
    diff.remove_prefix(line.size());
    if (line.starts_with("---") || line.starts_with("+++")) continue;
    if (line.starts_with("@@ -")) {
      const bool empty = line.find(",0 +") != std::string::npos;
      const std::size_t begin = std::stoul(line.substr(4)) - (empty ? 0 : 1);
      while (next < begin) out += lines.at(next++);
      continue;
    }
    if (line[0] != '+') {
      EXPECT_EQ(lines.at(next++), line.substr(1));
    }
    if (line[0] != '-') out += line.substr(1);
  }
  while (next < lines.size()) out += lines.at(next++);
  return out;
}

TEST(UnifiedDiff, TurnsTheOneIntoTheOther) {
  std::mt19937 random(7);
  const auto text = [&] {
    std::string lines;
    for (auto count = random() % 40; count > 0; --count) {
      lines += static_cast<char>('a' + random() % 4);
      lines += '\n';
    }
    return lines;
  };
  for (int i = 0; i < 2000; ++i) {
    const std::string before = text();
    const std::string after = text();
    ASSERT_EQ(patched(before, unified_diff("x", before, after)), after);
  }
}

TEST(UnifiedDiff, OfTextsThatShareNothingTakesNoLongTime) {
  std::string before;
  std::string after;
  for (int i = 0; i < 100'000; ++i) {
    before += "a" + std::to_string(i) + "\n";
    after += "b" + std::to_string(i) + "\n";
  }
  EXPECT_EQ(patched(before, unified_diff("x", before, after)), after);
}

}  // namespace
}  // namespace posturelint::cli
