// SPDX-License-Identifier: Apache-2.0
#include "report/visible.h"

#include <gtest/gtest.h>

namespace posturelint {
namespace {

struct Case {
  const char* what;
  std::string_view text;
  std::string_view shown;
  std::size_t width;
};

constexpr Case kCases[] = {
    {"plain text", "name", "name", 4},
    {"letters of any script", "Büro 端末", "Büro 端末", 9},
    {"an accent on its own has no width", "e\u0301", "e\u0301", 1},
    {"an emoji made of several", "\U0001F468\u200D\U0001F469", "\U0001F468\u200D\U0001F469", 4},
    {"a line feed, which would end the line", "a\nb", "a␊b", 3},
    {"a tab", "a\tb", "a␉b", 3},
    {"escape, which starts a control sequence", "\x1b[31m", "␛[31m", 5},
    {"delete", "\x7f", "␡", 1},
    {"the eight-bit control sequence introducer", "\u009b", "<U+009B>", 8},
    {"right-to-left override", "\u202E", "<U+202E>", 8},
    {"a space without width", "a\u200Bb", "a<U+200B>b", 10},
    {"a byte that is not UTF-8", "\xFF", "<FF>", 4},
    {"an overlong slash", "\xC0\xAF", "<C0><AF>", 8},
    {"a tag, invisible everywhere", "\U000E0041", "<U+E0041>", 9},
};

TEST(Visible, ShowsEveryCharacterAndObeysNone) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(visible(c.text), c.shown);
    EXPECT_EQ(visible_width(c.text), c.width);
  }
}

TEST(Visible, CutsAtAWidth) {
  EXPECT_EQ(visible("abcdef", 6), "abcdef");
  EXPECT_EQ(visible("abcdefg", 6), "abcdef…");
  EXPECT_EQ(visible("端末端末", 5), "端末…");
}

TEST(DisplayWidth, KnowsNarrowWideAndNone) {
  EXPECT_EQ(display_width(U'a'), 1U);
  EXPECT_EQ(display_width(U'é'), 1U);
  EXPECT_EQ(display_width(U'端'), 2U);
  EXPECT_EQ(display_width(U'가'), 2U);
  EXPECT_EQ(display_width(U'\u0301'), 0U);
  EXPECT_EQ(display_width(0x10FFFF), 1U);
}

}  // namespace
}  // namespace posturelint
