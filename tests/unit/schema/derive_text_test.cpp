// SPDX-License-Identifier: Apache-2.0
#include "schema/derive_text.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace posturelint {
namespace {

std::string printed(std::string_view text) {
  return print_schema(nlohmann::ordered_json::parse(text));
}

TEST(DeriveText, WhatFitsStandsOnOneLine) {
  EXPECT_EQ(printed(R"({"type":["string","null"],"a":{},"b":[]})"),
            R"({"type": ["string", "null"], "a": {}, "b": []})"
            "\n");
}

TEST(DeriveText, WhatDoesNotFitIsIndented) {
  EXPECT_EQ(printed(R"({"properties":{"a":{"type":"string","format":"date-time"},)"
                    R"("b":{"type":"string","enum":["a","b","c","d","e","f","g"]}}})"),
            R"({
  "properties": {
    "a": {"type": "string", "format": "date-time"},
    "b": {"type": "string", "enum": ["a", "b", "c", "d", "e", "f", "g"]}
  }
}
)");
}

TEST(DeriveText, WordsFillTheirLines) {
  std::string words;
  for (int i = 10; i < 40; ++i) words += (i > 10 ? ",\"" : "\"") + std::to_string(i) + "\"";
  EXPECT_EQ(printed("[" + words + "]"), R"([
  "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24", "25",
  "26", "27", "28", "29", "30", "31", "32", "33", "34", "35", "36", "37", "38", "39"
]
)");
}

}  // namespace
}  // namespace posturelint
