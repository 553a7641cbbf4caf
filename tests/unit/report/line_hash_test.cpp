// SPDX-License-Identifier: Apache-2.0
#include "report/line_hash.h"

#include <numeric>

#include <gtest/gtest.h>

#include "text/source.h"

namespace posturelint {
namespace {

/// The hashes of all lines.
std::vector<std::string> hashes_of(std::string text) {
  const SourcePtr source = Source::from_string("a", std::move(text));
  std::vector<std::uint32_t> lines(source->line_count());
  std::iota(lines.begin(), lines.end(), 1U);
  std::vector<std::string> out;
  for (auto& [line, hash] : line_hashes(source->text(), lines)) out.push_back(hash);
  EXPECT_EQ(out.size(), lines.size());
  return out;
}

using Hashes = std::vector<std::string>;

// The values that GitHub's own tests of its computation expect.

TEST(LineHash, OfAnEmptyText) { EXPECT_EQ(hashes_of(""), Hashes{"c129715d7a2bc9a3:1"}); }

TEST(LineHash, LeavesBlanksOut) {
  EXPECT_EQ(hashes_of(" a\nb\n  \t\tc\n d"), (Hashes{"271789c17abda88f:1", "54703d4cd895b18:1",
                                                     "180aee12dab6264:1", "a23a3dc5e078b07b:1"}));
  EXPECT_EQ(hashes_of(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End"),
            (Hashes{"8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1", "bff680108adb0fcc:1",
                    "c6805c5e1288b612:1", "b86d3392aea1be30:1", "e6ceba753e1a442:1"}));
}

TEST(LineHash, TakesEveryLineEndingForTheSame) {
  const Hashes expected{"e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1",
                        "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1",
                        "c129715d7a2bc9a3:1"};
  EXPECT_EQ(hashes_of(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n"), expected);
  EXPECT_EQ(hashes_of(" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r"), expected);
  EXPECT_EQ(hashes_of(" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n"), expected);
  EXPECT_EQ(hashes_of(" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n"), expected);
}

TEST(LineHash, CountsLinesThatLookAlike) {
  std::string text;
  for (int i = 0; i < 10; ++i) text += "Lorem ipsum dolor sit amet.\n";
  EXPECT_EQ(hashes_of(text),
            (Hashes{"a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3",
                    "a7f2ff13bc495cf2:4", "a7f2ff13bc495cf2:5", "a7f2ff13bc495cf2:6",
                    "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1",
                    "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1"}));
}

/// The sum that a hash stands for, over UTF-16 as JavaScript sees the text.
std::string hash_of(std::u16string_view characters) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < 100; ++i) {
    sum = sum * 37 + (i < characters.size() ? characters[i] : u'\0');
  }
  return fmt::format("{:x}:1", sum);
}

TEST(LineHash, CountsInUtf16) {
  EXPECT_EQ(hashes_of("ä€𝄞 x").front(), hash_of(u"ä€𝄞x\uFFFF"));
  EXPECT_EQ(hashes_of("\xEF\xBB\xBFx").front(), hash_of(u"\uFEFFx\uFFFF"));
  EXPECT_EQ(hashes_of("a\xFFz").front(), hash_of(u"a\uFFFDz\uFFFF"));
}

TEST(LineHash, OfTheLinesAskedForIsTheSameAsOfAll) {
  const std::string text = "{\n  \"a\": 1,\n  \"a\": 1,\n\n}\n";
  const Hashes all = hashes_of(text);
  EXPECT_EQ(line_hashes(text, {3}), (std::map<std::uint32_t, std::string>{{3, all[2]}}));
  EXPECT_EQ(line_hashes(text, {5, 2, 5}),
            (std::map<std::uint32_t, std::string>{{2, all[1]}, {5, all[4]}}));
  EXPECT_TRUE(line_hashes(text, {}).empty());
}

TEST(LineHash, SurvivesEditsInOtherLines) {
  const std::string line(120, 'x');
  const Hashes before = hashes_of("a\n" + line + "\nb\n");
  const Hashes after = hashes_of("new\n\nlines\n" + line + "\nother\n");
  EXPECT_EQ(before[1], after[3]);
}

}  // namespace
}  // namespace posturelint
