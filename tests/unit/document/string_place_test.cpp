// SPDX-License-Identifier: Apache-2.0
#include "document/string_place.h"

#include <gtest/gtest.h>

namespace posturelint {
namespace {

std::string_view part(std::string_view json, Span content) {
  const Document document = Document::parse(json);
  const Span place = place_in_string(document.root(), content);
  return json.substr(place.begin, place.size());
}

TEST(StringPlace, PlainTextStandsBehindTheQuote) { EXPECT_EQ(part(R"("abc")", {1, 2}), "b"); }

TEST(StringPlace, EscapesAreLongerThanTheirContent) {
  EXPECT_EQ(part(R"("a\nb")", {2, 3}), "b");
  EXPECT_EQ(part(R"("a\"b")", {1, 2}), R"(\")");
  EXPECT_EQ(part(R"("\u0041b")", {1, 2}), "b");
  EXPECT_EQ(part(R"("\u00e9b")", {2, 3}), "b");
  EXPECT_EQ(part(R"("\u20acb")", {3, 4}), "b");
  EXPECT_EQ(part(R"("\ud83d\ude00b")", {4, 5}), "b");
}

TEST(StringPlace, OtherQuotesGiveTheWholeValue) { EXPECT_EQ(part("'abc'", {1, 2}), "'abc'"); }

}  // namespace
}  // namespace posturelint
