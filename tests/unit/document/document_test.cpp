// SPDX-License-Identifier: Apache-2.0
#include "document/document.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace posturelint {
namespace {

TEST(Node, AnswersNoWhenThereIsNone) {
  const Node none;
  EXPECT_FALSE(none);
  EXPECT_FALSE(none.is_object() || none.is_null() || none.is_set() || none.is_unknown());
  EXPECT_EQ(none.string(), std::nullopt);
  EXPECT_EQ(none.size(), 0U);
  EXPECT_EQ(none["a"], Node());
  EXPECT_EQ(none.find("/a/b"), Node());
  EXPECT_TRUE(none.children().empty());
  EXPECT_EQ(none.pointer(), "");
}

TEST(Node, GivesTypedValues) {
  const Document document = Document::parse(
      R"({"s": "x", "i": -7, "f": 1.5, "e": 1e2, "t": true, "n": null, "big": 99999999999999999999})");
  const Node root = document.root();
  EXPECT_EQ(root["s"].string(), "x");
  EXPECT_TRUE(root["s"].is_string("x"));
  EXPECT_EQ(root["i"].integer(), -7);
  EXPECT_EQ(root["f"].integer(), std::nullopt);
  EXPECT_EQ(root["f"].number(), 1.5);
  EXPECT_EQ(root["e"].number(), 100);
  EXPECT_EQ(root["e"].integer(), std::nullopt);
  EXPECT_EQ(root["big"].integer(), std::nullopt) << "does not fit";
  EXPECT_EQ(root["big"].number(), 1e20);
  EXPECT_EQ(root["t"].boolean(), true);
  EXPECT_EQ(root["s"].boolean(), std::nullopt);
  EXPECT_TRUE(root["n"].is_null());
  EXPECT_TRUE(root["n"]);
  EXPECT_FALSE(root["n"].is_set());
}

TEST(Node, KnowsWhatItCannotKnow) {
  const Document document =
      Document::parse(R"({"p": ${x}, "s": "${x}", "b": , "k": "known", "o": {}})");
  const Node root = document.root();
  EXPECT_TRUE(root["p"].is_unknown());
  EXPECT_TRUE(root["s"].is_unknown());
  EXPECT_TRUE(root["s"].is_string()) << "still a string";
  EXPECT_EQ(root["s"].string(), std::nullopt) << "of unknown content";
  EXPECT_TRUE(root["b"].is_unknown());
  EXPECT_FALSE(root["k"].is_unknown());
  EXPECT_FALSE(root["o"].is_unknown());
}

TEST(Node, GivesTheLastOfRepeatedKeys) {
  const Document document = Document::parse(R"({"a": 1, "b": 2, "a": 3})");
  EXPECT_EQ(document.root()["a"].integer(), 3);
  EXPECT_EQ(document.root().size(), 3U);
}

TEST(Node, ReadsLiteralsOfOtherLanguages) {
  const Document document = Document::parse(R"({"a": True, "b": FALSE, "c": None})");
  EXPECT_EQ(document.root()["a"].boolean(), true);
  EXPECT_EQ(document.root()["b"].boolean(), false);
  EXPECT_TRUE(document.root()["c"].is_null());
}

TEST(Node, ListsItsChildren) {
  const Document document = Document::parse(R"({"a": [1, [2], 3], "b": {}})");
  std::vector<std::string> items;
  for (const Node item : document.root()["a"].items()) items.emplace_back(item.text());
  EXPECT_EQ(items, (std::vector<std::string>{"1", "[2]", "3"}));
  EXPECT_TRUE(document.root()["a"].members().empty());
  EXPECT_TRUE(document.root()["b"].children().empty());
  EXPECT_EQ(document.root()["a"].items().begin().operator*().parent(), document.root()["a"]);
}

TEST(Pointer, CountsTheItemsOfAListThatIsNotWellFormed) {
  const auto pointers = [](std::string_view text) {
    const Document document = Document::parse(text);
    std::vector<std::string> out;
    for (std::uint32_t i = 0; i < document.tree().nodes().size(); ++i) {
      const Node node(document.tree(), i);
      out.push_back(node.pointer());
      EXPECT_EQ(document.find(out.back()), node) << out.back();
    }
    return out;
  };
  using Pointers = std::vector<std::string>;
  EXPECT_EQ(pointers("[0 1, , [], ... 2]"), (Pointers{"", "/0", "/1", "/2", "/3"}));
  EXPECT_EQ(pointers(R"({"x": [0, 1, "a": 3})"), (Pointers{"", "/x", "/x/0", "/x/1", "/a"}));
  EXPECT_EQ(pointers(R"([["a": 3], 4])"), (Pointers{"", "/0", "/0/a", "/1"}));
}

TEST(Pointer, LeadsToTheValueAndBack) {
  const Document document = Document::parse(R"({"a/b": {"m~n": [0, {"": 1}]}})");
  for (const std::string_view pointer :
       {"", "/a~1b", "/a~1b/m~0n", "/a~1b/m~0n/0", "/a~1b/m~0n/1", "/a~1b/m~0n/1/"}) {
    const Node node = document.find(pointer);
    ASSERT_TRUE(node) << pointer;
    EXPECT_EQ(node.pointer(), pointer);
  }
}

TEST(Pointer, LeadsNowhereElse) {
  const Document document = Document::parse(R"({"a": [1, 2], "b~": 3})");
  for (const std::string_view pointer :
       {"a", "/x", "/a/2", "/a/-1", "/a/-", "/a/01", "/a/1/0", "/b~", "/b~2", "/"}) {
    EXPECT_FALSE(document.find(pointer)) << pointer;
  }
}

TEST(NodeAt, IsTheInnermostThatCoversTheByte) {
  const std::string text = R"({"a": [10, 20], "b": 3})";
  const Document document = Document::parse(text);
  EXPECT_EQ(document.at(0).pointer(), "");
  EXPECT_EQ(document.at(1).pointer(), "/a") << "on the key";
  EXPECT_EQ(document.at(6).pointer(), "/a") << "on the bracket";
  EXPECT_EQ(document.at(8).pointer(), "/a/0");
  EXPECT_EQ(document.at(9).pointer(), "/a") << "on the comma";
  EXPECT_EQ(document.at(11).pointer(), "/a/1");
  EXPECT_EQ(document.at(15).pointer(), "") << "between members";
  EXPECT_FALSE(document.at(static_cast<std::uint32_t>(text.size())));
}

std::string without(std::string_view text, std::string_view pointer) {
  const Document document = Document::parse(text);
  return apply_edits(text, remove_child(document.find(pointer)));
}

TEST(RemoveChild, TakesOneCommaWithIt) {
  EXPECT_EQ(without(R"({"a": 1, "b": 2, "c": 3})", "/a"), R"({"b": 2, "c": 3})");
  EXPECT_EQ(without(R"({"a": 1, "b": 2, "c": 3})", "/b"), R"({"a": 1, "c": 3})");
  EXPECT_EQ(without(R"({"a": 1, "b": 2, "c": 3})", "/c"), R"({"a": 1, "b": 2})");
  EXPECT_EQ(without(R"([1, [2], 3])", "/1"), "[1, 3]");
  EXPECT_EQ(without(R"({ "a": 1 })", "/a"), "{}");
}

TEST(RemoveChild, KeepsTheOtherLines) {
  EXPECT_EQ(without("{\n  \"a\": 1,\n  \"b\": 2\n}", "/a"), "{\n  \"b\": 2\n}");
  EXPECT_EQ(without("{\n  \"a\": 1,\n  \"b\": 2\n}", "/b"), "{\n  \"a\": 1\n}");
  EXPECT_EQ(without("{\r\n  \"a\": 1,\r\n  \"b\": 2\r\n}", "/b"), "{\r\n  \"a\": 1\r\n}");
}

TEST(RemoveChild, DoesNothingToTheRoot) { EXPECT_EQ(without("{}", ""), "{}"); }

std::string with(std::string_view text, std::string_view member, std::string_view pointer = "",
                 const JsonOptions& options = {}) {
  const Document document = Document::parse(text, options);
  return apply_edits(text, insert_member(document.find(pointer), member));
}

TEST(InsertMember, FollowsTheLayoutOfTheOthers) {
  EXPECT_EQ(with(R"({"a": 1})", R"("b": 2)"), R"({"a": 1, "b": 2})");
  EXPECT_EQ(with(R"({"a":1,"b":2})", R"("c":3)"), R"({"a":1,"b":2,"c":3})");
  EXPECT_EQ(with("{\n  \"a\": 1\n}", R"("b": 2)"), "{\n  \"a\": 1,\n  \"b\": 2\n}");
  EXPECT_EQ(with("{\r\n\t\"a\": 1\r\n}", R"("b": 2)"), "{\r\n\t\"a\": 1,\r\n\t\"b\": 2\r\n}");
  EXPECT_EQ(with("{\n  \"a\": {\n    \"x\": 1\n  }\n}", R"("y": 2)", "/a"),
            "{\n  \"a\": {\n    \"x\": 1,\n    \"y\": 2\n  }\n}");
}

TEST(InsertMember, FillsAnEmptyObject) {
  EXPECT_EQ(with("{}", R"("a": 1)"), R"({"a": 1})");
  EXPECT_EQ(with("{ }", R"("a": 1)"), R"({ "a": 1 })");
  EXPECT_EQ(with("{\n  \"o\": {\n  }\n}", R"("a": 1)", "/o"),
            "{\n  \"o\": {\n    \"a\": 1\n  }\n}");
}

TEST(InsertMember, WorksOnBareMembers) {
  const JsonOptions bare{.bare_members = true};
  EXPECT_EQ(with("\"a\": 1,\n\"b\": 2\n", R"("c": 3)", "", bare),
            "\"a\": 1,\n\"b\": 2,\n\"c\": 3\n");
  EXPECT_EQ(with("  \"a\": 1\n", R"("b": 2)", "", bare), "  \"a\": 1, \"b\": 2\n");
}

// Where such an object ends is a guess: what is added there may end up in another one.
TEST(InsertMember, LeavesAnObjectAloneThatIsNotClosed) {
  for (const char* text : {R"({"b": 1)", R"({"b": {"c": 1})", "{", "{ ", R"({"b": 1 ])"}) {
    EXPECT_EQ(with(text, R"("a": 1)"), text);
  }
}

TEST(InsertMember, DoesNothingToOtherValues) { EXPECT_EQ(with("[1]", R"("a": 1)"), "[1]"); }

}  // namespace
}  // namespace posturelint
