// SPDX-License-Identifier: Apache-2.0
#include "report/json_writer.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace posturelint {
namespace {

std::string as_json(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

TEST(JsonWriter, PutsCommasBetweenItems) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().member("a", 1U).key("b").begin_array().value("x").value(true).end_array();
  json.key("c").begin_object().end_object().end_object();
  EXPECT_EQ(out, R"({"a":1,"b":["x",true],"c":{}})");
}

TEST(JsonWriter, BeginsAnItemOnItsOwnLineWhenAsked) {
  std::string out;
  JsonWriter json(out);
  json.begin_array().line().value("x").line().value("y").end_array();
  EXPECT_EQ(out, "[\n\"x\",\n\"y\"]");
}

TEST(JsonString, EscapesWhatJsonAndTerminalsActOn) {
  EXPECT_EQ(as_json("a\"b\\c\n\r\t"), R"("a\"b\\c\n\r\t")");
  EXPECT_EQ(as_json(std::string_view("\0\x1b\x7f", 3)), R"("\u0000\u001b\u007f")");
  EXPECT_EQ(as_json("\u009b\u202e\u2028"), R"("\u009b\u202e\u2028")");
  EXPECT_EQ(as_json("\U000E0041"), R"("\udb40\udc41")");
}

TEST(JsonString, KeepsLettersOfAnyScript) { EXPECT_EQ(as_json("Büro 端末 🔒"), "\"Büro 端末 🔒\""); }

TEST(JsonString, ReplacesWhatIsNotUtf8) {
  EXPECT_EQ(as_json("a\xFF\xC0\xAF"), "\"a\uFFFD\uFFFD\uFFFD\"");
}

TEST(JsonString, IsReadBackByAnotherParser) {
  std::string every;
  for (int c = 0; c < 0x80; ++c) every += static_cast<char>(c);
  every += "é\u202e端\U000E0041\U0001F512";
  EXPECT_EQ(nlohmann::json::parse(as_json(every)).get<std::string>(), every);
}

}  // namespace
}  // namespace posturelint
