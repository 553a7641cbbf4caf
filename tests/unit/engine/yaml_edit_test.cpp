// SPDX-License-Identifier: Apache-2.0
#include "engine/yaml_edit.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace posturelint {
namespace {

std::string edited(const std::string& text, const std::optional<Edit>& edit) {
  return edit ? apply_edits(text, std::span(&*edit, 1)) : "no edit";
}

std::string without_item(const std::string& text, std::size_t index,
                         const std::vector<YamlStep>& list = {{"list"}}) {
  return edited(text, remove_yaml_item(*Source::from_string("c.yaml", text), list, index));
}

std::string without_key(const std::string& text, std::string_view key = "list") {
  return edited(text, remove_yaml_key(*Source::from_string("c.yaml", text), key));
}

TEST(YamlEdit, TakesABlockItemOutWithItsLines) {
  const std::string text =
      "# head\n"
      "list:   # why\n"
      "  # one\n"
      "  - a: 1\n"
      "    b: >\n"
      "      long\n"
      "\n"
      "      text\n"
      "    # of one\n"
      "\n"
      "  # two\n"
      "  - {a: 2, b: 'x, ]'}\n"
      "  -\n"
      "    a: 3\n"
      "other: [1]\n";
  EXPECT_EQ(without_item(text, 0),
            "# head\nlist:   # why\n  # one\n\n  # two\n  - {a: 2, b: 'x, ]'}\n  -\n    a: 3\n"
            "other: [1]\n");
  EXPECT_EQ(without_item(text, 1),
            "# head\nlist:   # why\n  # one\n  - a: 1\n    b: >\n      long\n\n      text\n"
            "    # of one\n\n  # two\n  -\n    a: 3\nother: [1]\n");
}

TEST(YamlEdit, TakesTheLastLineWithoutALineFeed) {
  EXPECT_EQ(without_item("list:\n- a\n- b", 1), "list:\n- a\n");
}

TEST(YamlEdit, KeepsForeignLineEnds) {
  EXPECT_EQ(without_item("list:\r\n  - a\r\n  - b\r\n", 0), "list:\r\n  - b\r\n");
}

TEST(YamlEdit, TakesAnItemBetweenBracketsOutWithOneComma) {
  EXPECT_EQ(without_item("list: [a, b, c] # x\n", 0), "list: [b, c] # x\n");
  EXPECT_EQ(without_item("list: [a, b, c] # x\n", 1), "list: [a, c] # x\n");
  EXPECT_EQ(without_item("list: [a, b, c] # x\n", 2), "list: [a, b] # x\n");
  EXPECT_EQ(without_item("list: [a]\n", 0), "list: []\n");
  EXPECT_EQ(without_item("list: ['it''s, x', \"]\", {k: [1, 2]}]\n", 0),
            "list: [\"]\", {k: [1, 2]}]\n");
  EXPECT_EQ(without_item("list: ['it''s, x', \"]\", {k: [1, 2]}]\n", 2),
            "list: ['it''s, x', \"]\"]\n");
}

TEST(YamlEdit, FollowsKeysAndIndexes) {
  const std::vector<YamlStep> path = {{"list"}, {"", 1}, {"rules"}};
  EXPECT_EQ(without_item("list:\n  - rules: [a]\n  - rules: [b, c]\n    x: 1\n", 0, path),
            "list:\n  - rules: [a]\n  - rules: [c]\n    x: 1\n");
}

TEST(YamlEdit, RefusesWhatItCannotDoSafely) {
  // The only block item: nothing would be left where a list was.
  EXPECT_EQ(without_item("list:\n  - a\n", 0), "no edit");
  EXPECT_EQ(without_item("list: [a # why\n  , b]\n", 0), "no edit");
  EXPECT_EQ(without_item("list: [a]\n", 1), "no edit");
  EXPECT_EQ(without_item("other: [a]\n", 0), "no edit");
  EXPECT_EQ(without_key("list: [a]\n", "other"), "no edit");
}

TEST(YamlEdit, TakesAKeyOut) {
  EXPECT_EQ(without_key("a: 1\nlist:\n  - a\n  # x\n  - b\n\n# about c\nc: 2\n"),
            "a: 1\n\n# about c\nc: 2\n");
  EXPECT_EQ(without_key("list:\n- a\n- b: 1\n  c: 2\nc: 2\n"), "c: 2\n");
  EXPECT_EQ(without_key("# only\nlist: [a,\n  b]\n"), "# only\n");
}

TEST(YamlEdit, TakesSeveralItemsOutAtOnce) {
  const std::string text = "list:\n  - a\n  - [x, y, z]\n  - c\n  - d\n";
  const auto source = Source::from_string("c.yaml", text);
  const YamlItem items[] = {{{{"list"}}, 0}, {{{"list"}, {"", 1}}, 1}, {{{"list"}}, 3}};
  const auto edits = remove_yaml_items(*source, items);
  ASSERT_TRUE(edits);
  EXPECT_EQ(apply_edits(text, *edits), "list:\n  - [x, z]\n  - c\n");
}

TEST(YamlEdit, TakesNoneOutWhenTheyHangTogether) {
  const auto source = Source::from_string("c.yaml", "list: [a, b, c]\n");
  const YamlItem items[] = {{{{"list"}}, 1}, {{{"list"}}, 2}};
  EXPECT_FALSE(remove_yaml_items(*source, items));
}

}  // namespace
}  // namespace posturelint
