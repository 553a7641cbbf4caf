// SPDX-License-Identifier: Apache-2.0
#include "report/snippet.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/marks.h"

namespace posturelint {
namespace {

/// The snippet of the first mark, after a line feed so that expectations can begin on a line.
std::string snippet(std::string_view marked, std::size_t width = 120) {
  const test::MarkedText parts = test::strip_marks(marked);
  const auto source = Source::from_string("policy.json", parts.text);
  std::string out = "\n";
  append_snippet(out, *source, parts.spans.at(0),
                 {.width = width, .digits = line_digits(*source, parts.spans.at(0))});
  return out;
}

TEST(Snippet, UnderlinesTheReportedWords) {
  EXPECT_EQ(snippet("{\n  «\"jailbroken\"»: false\n}\n"), R"(
  2 |   "jailbroken": false
    |   ^^^^^^^^^^^^
)");
}

TEST(Snippet, ShowsAPlaceBetweenTwoCharactersAsOneCaret) {
  EXPECT_EQ(snippet("{\"a\": 1«»}"), R"(
  1 | {"a": 1}
    |        ^
)");
}

TEST(Snippet, ShowsAPlaceAtTheEndOfALine) {
  EXPECT_EQ(snippet("{\"a\": 1«»\n\"b\": 2}"), R"(
  1 | {"a": 1
    |        ^
)");
}

TEST(Snippet, ShowsThePlaceInAnEmptyFile) { EXPECT_EQ(snippet("«»"), "\n  1 |\n    | ^\n"); }

TEST(Snippet, UnderlinesAFewLinesWithoutTheirIndentation) {
  EXPECT_EQ(snippet("{\n  \"a\": «{\n    \"b\": 1\n\n  }»\n}\n"), R"(
  2 |   "a": {
    |        ^
  3 |     "b": 1
    |     ^^^^^^
  4 |
  5 |   }
    |   ^
)");
}

TEST(Snippet, DrawsOnlyTheEndsOfManyLines) {
  EXPECT_EQ(snippet("«[\n1,\n2,\n3,\n4,\n5,\n6,\n7,\n8\n]»"), R"(
   1 | [
     | ^
     ⋮
  10 | ]
     | ^
)");
}

TEST(Snippet, LeavesOutTheLineAfterAFinalLineFeed) {
  EXPECT_EQ(snippet("{\n«\"a\": 1,\n»}"), R"(
  2 | "a": 1,
    | ^^^^^^^
)");
}

TEST(Snippet, KeepsMarksStraightBehindWideCharactersAccentsAndTabs) {
  EXPECT_EQ(snippet("\t\"端末\": «\"Zu\u0308rich\"»"),
            "\n"
            "  1 |     \"端末\": \"Zu\u0308rich\"\n"
            "    |             ^^^^^^^^\n");
}

TEST(Snippet, GivesAByteOrderMarkNoWidth) {
  EXPECT_EQ(snippet("\uFEFF{«\"a\"»: 1}"), R"(
  1 | {"a": 1}
    |  ^^^
)");
}

TEST(Snippet, NeverLetsAFileSteerTheTerminal) {
  EXPECT_EQ(snippet("«\"\x1b[2J\x9b\u009b31m\u202Etxt\"» \x07"), R"(
  1 | "␛[2J<9B><U+009B>31m<U+202E>txt" ␇
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
)");
}

TEST(Snippet, CropsALongLineAroundTheMark) {
  const std::string before(500, 'a');
  const std::string after(500, 'b');
  EXPECT_EQ(snippet(before + "«X»" + after, 60), R"(
  1 | …aaaaaaaaaaaaaaaaaaaaaaaaaaXbbbbbbbbbbbbbbbbbbbbbbbbb…
    |                            ^
)");
  EXPECT_EQ(snippet("«X»" + after, 40), R"(
  1 | Xbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…
    | ^
)");
  EXPECT_EQ(snippet(before + "«X»", 40), R"(
  1 | …aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaX
    |                                 ^
)");
}

TEST(Snippet, CropsAMarkThatIsLongerThanTheLine) {
  EXPECT_EQ(snippet("{\"key\": «\"" + std::string(300, 'x') + "\"»}", 50), R"(
  1 | {"key": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
    |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
)");
}

TEST(Snippet, StaysFastOnAnExportOfMegabytesInOneLine) {
  std::string text = "[";
  while (text.size() < 8'000'000) text += "{\"name\": \"é\"},";
  const auto source = Source::from_string("export.json", text);
  std::string out;
  for (std::uint32_t i = 0; i < 10'000; ++i) {
    out.clear();
    append_snippet(out, *source, {i * 700 + 1, i * 700 + 8}, {.width = 100});
    ASSERT_LT(out.size(), 400U);
  }
}

TEST(Snippet, TakesASpanPastTheEndOfTheTextForItsEnd) {
  const auto source = Source::from_string("policy.json", "{}");
  std::string out;
  append_snippet(out, *source, {90, 99}, {});
  EXPECT_EQ(out, "  1 | {}\n    |   ^\n");
}

}  // namespace
}  // namespace posturelint
