// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.h"

#include <string>

#include <gtest/gtest.h>

namespace posturelint {
namespace {

TEST(DecodeUtf8, ReadsOneCodePoint) {
  EXPECT_EQ(decode_utf8("a").value, U'a');
  EXPECT_EQ(decode_utf8("é!").value, U'é');
  EXPECT_EQ(decode_utf8("é!").size, 2U);
  EXPECT_EQ(decode_utf8("日").size, 3U);
  EXPECT_EQ(decode_utf8("😀").value, U'😀');
  EXPECT_EQ(decode_utf8("😀").size, 4U);
  EXPECT_EQ(decode_utf8(std::string_view("\0", 1)).value, U'\0');
}

TEST(DecodeUtf8, RefusesWhatIsNotUtf8) {
  for (const std::string_view text :
       {"\x80", "\xff", "\xc3", "\xc3(", "\xe2\x82", "\xf0\x9f\x98", /* overlong */ "\xc0\xaf",
        "\xe0\x80\xaf", /* surrogate */ "\xed\xa0\x80", /* past the last */ "\xf4\x90\x80\x80"}) {
    const CodePoint point = decode_utf8(text);
    EXPECT_EQ(point.value, kInvalidCodePoint);
    EXPECT_EQ(point.size, 1U);
  }
}

TEST(AppendUtf8, IsTheInverseOfDecoding) {
  for (const char32_t value : {U'\0', U'a', U'\x7f', U'\x80', U'é', U'日', U'\uffff', U'😀'}) {
    std::string text;
    append_utf8(text, value);
    EXPECT_EQ(decode_utf8(text).value, value);
    EXPECT_EQ(decode_utf8(text).size, text.size());
  }
  std::string replaced;
  append_utf8(replaced, 0xD800);
  EXPECT_EQ(replaced, "\uFFFD");
}

TEST(FindInvalidUtf8, GivesTheFirstBadByte) {
  EXPECT_EQ(find_invalid_utf8("plain ASCII that is longer than a word"), std::string::npos);
  EXPECT_EQ(find_invalid_utf8("0123456789\xff"), 10U);
  EXPECT_EQ(find_invalid_utf8("ä\xc3"), 2U);
  EXPECT_EQ(find_invalid_utf8(""), std::string::npos);
}

TEST(ReplaceInvalidUtf8, ShowsThatAByteWasThere) {
  const auto replaced = [](std::string text) {
    replace_invalid_utf8(text);
    return text;
  };
  EXPECT_EQ(replaced("FAI\x86URE"), "FAI\xEF\xBF\xBDURE");
  EXPECT_EQ(replaced("\xff\xfe"), "\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(replaced("gr\xC3\xBCn"), "gr\xC3\xBCn");
  EXPECT_EQ(replaced(""), "");
}

TEST(CountCodePoints, CountsABadByteAsOne) {
  EXPECT_EQ(count_code_points("aé😀"), 3U);
  EXPECT_EQ(count_code_points("\xff\xc3"), 2U);
}

}  // namespace
}  // namespace posturelint
