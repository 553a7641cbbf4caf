// SPDX-License-Identifier: Apache-2.0
#include "syntax/json_tree.h"

#include <string>

#include <gtest/gtest.h>

#include "syntax/json_parser.h"

namespace posturelint {
namespace {

TEST(JsonTree, ListsValuesInTheOrderOfTheText) {
  const ParsedJson parsed = parse_json(R"({"a": [1, {"b": null}], "c": "x"})");
  const auto& nodes = parsed.tree.nodes();
  ASSERT_EQ(nodes.size(), 6U);
  EXPECT_EQ(nodes[0].count, 2U);
  EXPECT_EQ(parsed.tree.key(nodes[1]), "a");
  EXPECT_EQ(nodes[1].next, 5U);
  EXPECT_EQ(nodes[2].next, 3U);
  EXPECT_EQ(nodes[4].parent, 3U);
  EXPECT_EQ(nodes[5].next, JsonNode::kNone);
  EXPECT_EQ(parsed.tree.text(nodes[3].span), R"({"b": null})");
  EXPECT_EQ(parsed.tree.text(nodes[5].key), "\"c\"");
}

TEST(JsonTree, UndoesEscapesInKeysAndStrings) {
  const ParsedJson parsed = parse_json(R"({"\u0061\n": "\ud83d\ude00\/\t", "b": "plain"})");
  const auto& nodes = parsed.tree.nodes();
  EXPECT_EQ(parsed.tree.key(nodes[1]), "a\n");
  EXPECT_EQ(parsed.tree.string(nodes[1]), "\U0001F600/\t");
  EXPECT_EQ(parsed.tree.string(nodes[2]), "plain");
  EXPECT_TRUE(parsed.findings.empty());
}

TEST(JsonTree, KnowsWholeNumbersAndPlaceholders) {
  const ParsedJson parsed = parse_json(R"([1, -0, 1.0, 1e2, "${x}", "x"])");
  const auto flags = [&](std::size_t i) { return parsed.tree.nodes()[i].flags; };
  EXPECT_EQ(flags(1), kInteger);
  EXPECT_EQ(flags(2), kInteger);
  EXPECT_EQ(flags(3), 0);
  EXPECT_EQ(flags(4), 0);
  EXPECT_EQ(flags(5), kHasPlaceholder);
  EXPECT_EQ(flags(6), 0);
}

TEST(JsonTree, NodesAreSmall) { EXPECT_LE(sizeof(JsonNode), 40U); }

TEST(JsonTree, IsEmptyWhenThereIsNoValue) {
  EXPECT_TRUE(parse_json("").tree.nodes().empty());
  EXPECT_TRUE(parse_json(" // only a comment\n").tree.nodes().empty());
}

}  // namespace
}  // namespace posturelint
