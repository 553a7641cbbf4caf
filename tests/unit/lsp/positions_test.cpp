// SPDX-License-Identifier: Apache-2.0
#include "lsp/positions.h"

#include <string>

#include <gtest/gtest.h>

namespace posturelint::lsp {
namespace {

Positions positions(std::string text, PositionEncoding encoding) {
  return {Source::from_string("x", std::move(text)), encoding};
}

TEST(Positions, EachEncodingCountsItsUnits) {
  // é: 2 bytes, 1 unit, 1 code point; 😀: 4 bytes, 2 units, 1 code point.
  const std::string text = "a\né😀b";
  EXPECT_EQ(positions(text, PositionEncoding::utf8).at(8), (LspPosition{1, 6}));
  EXPECT_EQ(positions(text, PositionEncoding::utf16).at(8), (LspPosition{1, 3}));
  EXPECT_EQ(positions(text, PositionEncoding::utf32).at(8), (LspPosition{1, 2}));
}

TEST(Positions, ThereAndBackAgain) {
  const std::string text = "\xEF\xBB\xBF{\r\n\"é😀\": \"e\xCC\x81\"\rx\n\n";
  for (const auto encoding :
       {PositionEncoding::utf8, PositionEncoding::utf16, PositionEncoding::utf32}) {
    const Positions there = positions(text, encoding);
    for (std::uint32_t offset = 0; offset <= text.size(); ++offset) {
      const bool inside =
          offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U;
      const bool in_line_end =
          offset > 0 && offset < text.size() && text[offset - 1] == '\r' && text[offset] == '\n';
      if (inside || in_line_end) continue;
      EXPECT_EQ(there.offset(there.at(offset)), offset);
    }
  }
}

TEST(Positions, AByteOrderMarkCountsAsTheClientSeesIt) {
  EXPECT_EQ(positions("\xEF\xBB\xBF{", PositionEncoding::utf16).at(3), (LspPosition{0, 1}));
}

TEST(Positions, PlacesPastTheEndAreTheEnd) {
  const Positions there = positions("ab\ncd", PositionEncoding::utf16);
  EXPECT_EQ(there.offset({0, 99}), 2U);
  EXPECT_EQ(there.offset({7, 0}), 5U);
  EXPECT_EQ(there.at(99), (LspPosition{1, 2}));
}

TEST(Positions, APlaceInsideOfACharacterIsItsBegin) {
  EXPECT_EQ(positions("😀", PositionEncoding::utf16).offset({0, 1}), 0U);
  EXPECT_EQ(positions("😀", PositionEncoding::utf8).offset({0, 2}), 0U);
}

TEST(Positions, ManyPlacesOnALongLineAreFoundInOneWalk) {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += "é";
  const Positions there = positions(text, PositionEncoding::utf16);
  for (std::uint32_t offset = 0; offset < text.size(); offset += 2) {
    ASSERT_EQ(there.at(offset).character, offset / 2);
  }
}

}  // namespace
}  // namespace posturelint::lsp
