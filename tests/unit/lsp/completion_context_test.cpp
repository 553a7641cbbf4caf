// SPDX-License-Identifier: Apache-2.0
#include "lsp/completion_context.h"

#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace posturelint::lsp {
namespace {

/// `|` is the place. What is expected, of which key, and what is replaced, put between brackets.
std::string at(std::string text, bool bare = false) {
  const std::size_t place = text.find('|');
  text.erase(place, 1);
  const CompletionContext context =
      completion_context(text, static_cast<std::uint32_t>(place), bare);
  constexpr const char* kNames[] = {"key", "value", "item", "nothing"};
  const char* expects = kNames[static_cast<std::size_t>(context.expects)];
  return fmt::format("{} {} [{}]{}{}", expects, context.key,
                     text.substr(context.replaced.begin, context.replaced.size()),
                     context.needs_colon ? "" : " :", context.needs_comma ? " ," : "");
}

TEST(CompletionContext, KeysAreExpectedWhereMembersBegin) {
  EXPECT_EQ(at(R"({|})"), "key  []");
  EXPECT_EQ(at(R"({"a": 1, |})"), "key a []");
  EXPECT_EQ(at(R"({"a": 1, "b|"})"), R"(key a ["b"])");
  EXPECT_EQ(at(R"({"a": {"b": 1}, os|)"), "key a [os]");
  EXPECT_EQ(at(R"(|"a": 1)", true), R"(key  [] ,)");
}

TEST(CompletionContext, AKeyThatHasAColonKeepsIt) {
  EXPECT_EQ(at(R"({"n|ame": 1})"), R"(key  ["name"] :)");
}

TEST(CompletionContext, ValuesAreExpectedBehindColons) {
  EXPECT_EQ(at(R"({"a": |})"), "value a []");
  EXPECT_EQ(at(R"({"a": "x|"})"), R"(value a ["x"])");
  EXPECT_EQ(at(R"({"a": tr|})"), "value a [tr]");
  EXPECT_EQ(at(R"({"a": |, "b": 1})"), "value a []");
}

TEST(CompletionContext, ItemsAreExpectedInLists) {
  EXPECT_EQ(at(R"({"a": [|]})"), "item  []");
  EXPECT_EQ(at(R"({"a": ["x", "|"]})"), R"(item  [""])");
  EXPECT_EQ(at("[|"), "item  []");
}

TEST(CompletionContext, AStringEndsAtTheLineWhenNobodyClosedIt) {
  EXPECT_EQ(at("{\"a\": \"x|\n\"b\": 1}"), "value a [\"x] ,");
  EXPECT_EQ(at("{\"na|\n\"b\": 1}"), "key  [\"na] ,");
}

TEST(CompletionContext, BehindAFinishedValueNothingIsExpected) {
  EXPECT_EQ(at(R"({"a": "x"|})"), "nothing a []");
  EXPECT_EQ(at(R"({"a": {} |})"), "nothing a []");
}

TEST(CompletionContext, AMissingCommaDoesNotHideAKey) {
  EXPECT_EQ(at("{\"a\": 1\n\"b|\"}"), R"(key a ["b"])");
}

TEST(CompletionContext, NeverReadsPastTheText) {
  for (const std::string text : {"", "{", "\"", "{\"a\\", "}]", "\xEF\xBB\xBF{\"\\"}) {
    for (std::uint32_t offset = 0; offset <= text.size() + 2; ++offset) {
      const auto context = completion_context(text, offset, false);
      EXPECT_LE(context.replaced.end, text.size());
    }
  }
}

}  // namespace
}  // namespace posturelint::lsp
