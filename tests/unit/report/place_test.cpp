// SPDX-License-Identifier: Apache-2.0
#include "report/place.h"

#include <gtest/gtest.h>

namespace posturelint {
namespace {

TEST(Places, AgreesWithTheSourceInEveryOrder) {
  const auto source = Source::from_string("x.json", "\uFEFF{\r\n\"ü\": \"端\xFF\",\n\n}\r");
  const auto size = static_cast<std::uint32_t>(source->text().size());
  std::vector<std::uint32_t> boundaries;
  for (std::uint32_t at = 0; at <= size; ++at) {
    const bool inside =
        at < size && (static_cast<unsigned char>(source->text()[at]) & 0xC0U) == 0x80U;
    if (!inside) boundaries.push_back(at);
  }
  for (const std::uint32_t first : boundaries) {
    for (const std::uint32_t second : boundaries) {
      Places places(*source);
      places.at(first);
      EXPECT_EQ(places.at(second), source->position(second)) << first << " then " << second;
    }
  }
}

TEST(Places, EndsARangeAfterItsLastCharacter) {
  const auto source = Source::from_string("x.json", "{\n\"ü\": 1\n}");
  Places places(*source);
  const PlaceRange range = places.range({2, 6});
  EXPECT_EQ(range.begin, (Position{2, 1}));
  EXPECT_EQ(range.end, (Position{2, 4}));
}

TEST(Places, CountsALongLineOnlyOnce) {
  std::string text = "[";
  while (text.size() < 8'000'000) text += "{\"name\": \"é\"},";
  const auto source = Source::from_string("export.json", text);
  Places places(*source);
  std::uint32_t last = 0;
  for (std::uint32_t i = 0; i < 100'000; ++i) {
    const Position place = places.at(1 + i * 15);
    EXPECT_GT(place.column, last);
    last = place.column;
  }
}

}  // namespace
}  // namespace posturelint
