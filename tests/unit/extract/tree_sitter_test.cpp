// SPDX-License-Identifier: Apache-2.0
#include "syntax/tree_sitter.h"

#include <string>

#include <gtest/gtest.h>

namespace posturelint {
namespace {

/// The tree as an S-expression.
std::string show(const HostTree& tree, std::uint32_t node = 0) {
  if (tree.nodes().empty()) return "";
  std::string out = "(" + std::string(tree.nodes()[node].type);
  for (std::uint32_t child = tree.first_child(node); child != HostNode::kNone;
       child = tree.nodes()[child].next)
    out += " " + show(tree, child);
  return out + ")";
}

TEST(HostParser, ReadsShell) {
  EXPECT_EQ(
      show(HostParser::bash().parse("ls $x # c\n")),
      "(program (command (command_name (word)) (simple_expansion (variable_name))) (comment))");
}

TEST(HostParser, ReadsMarkdown) {
  EXPECT_EQ(show(HostParser::markdown().parse("# T\n")),
            "(document (section (atx_heading (atx_h1_marker) (inline))))");
}

TEST(HostParser, ReadsOnlyTheRangesItIsGiven) {
  const std::string text = "> ls\n> pwd\n";
  const Span ranges[] = {{2, 5}, {7, 11}};
  const HostTree tree = HostParser::bash().parse(text, ranges);
  EXPECT_EQ(show(tree),
            "(program (command (command_name (word))) (command (command_name (word))))");
  EXPECT_EQ(tree.nodes()[4].span, (Span{7, 10})) << "counted from the start of the text";
}

TEST(HostParser, MayBeUsedAgainAfterRanges) {
  HostParser parser = HostParser::bash();
  const Span ranges[] = {{0, 2}};
  parser.parse("ls; pwd", ranges);
  EXPECT_EQ(show(parser.parse("ls")), "(program (command (command_name (word))))");
}

TEST(HostParser, SaysWhenTheTextIsNotOfTheLanguage) {
  EXPECT_FALSE(HostParser::bash().parse("ls\n").has_error());
  EXPECT_TRUE(HostParser::bash().parse("if then (\n").has_error());
}

TEST(HostParser, RefusesWhatTheGrammarCannotCount) {
  std::string quotes(300, '>');
  EXPECT_TRUE(HostParser::markdown().parse(quotes).nodes().empty());
  std::string nested;
  for (std::size_t i = 0; i < 300; ++i) nested += std::string(2 * i, ' ') + "- x\n";
  EXPECT_TRUE(HostParser::markdown().parse(nested).nodes().empty());
  std::string script = "cat";
  for (int i = 0; i < 100; ++i) script += " <<" + std::string(10, 'x') + std::to_string(i);
  EXPECT_TRUE(HostParser::bash().parse(script + "\n").nodes().empty());
  EXPECT_FALSE(HostParser::markdown().parse(std::string(300, '-') + "\n").nodes().empty());
}

}  // namespace
}  // namespace posturelint
