// SPDX-License-Identifier: Apache-2.0
// No text makes the parser crash, hang, or say something that does not fit the text.
#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "syntax/json_parser.h"
#include "tests/unit/syntax/json_generator.h"
#include "text/utf8.h"

namespace posturelint {
namespace {

/// What holds for every tree and finding, whatever the text.
void expect_sound(const std::string& text, const JsonOptions& options = {}) {
  const ParsedJson parsed = parse_json(text, options);
  const auto& nodes = parsed.tree.nodes();
  std::vector<std::uint32_t> children(nodes.size());
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    const JsonNode& node = nodes[i];
    ASSERT_LE(node.span.begin, node.span.end) << text;
    ASSERT_LE(node.span.end, text.size()) << text;
    ASSERT_LE(node.key.begin, node.key.end) << text;
    static_cast<void>(parsed.tree.key(node));
    static_cast<void>(parsed.tree.string(node));
    if (node.next != JsonNode::kNone) {
      ASSERT_EQ(nodes[node.next].parent, node.parent) << text;
    }
    if (node.parent != JsonNode::kNone) {
      ASSERT_LT(node.parent, i) << text;
      ++children[node.parent];
    }
    if (node.count > 0) {
      ASSERT_EQ(nodes[i + 1].parent, i) << text;
    }
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) ASSERT_EQ(children[i], nodes[i].count) << text;
  for (const Finding& finding : parsed.findings) {
    ASSERT_LE(finding.span.begin, finding.span.end) << text;
    ASSERT_LE(finding.span.end, text.size()) << text;
    ASSERT_EQ(find_invalid_utf8(finding.message), std::string::npos) << text;
    for (const Note& note : finding.notes) ASSERT_LE(note.span.end, text.size()) << text;
    if (!finding.fix) continue;
    for (const Edit& edit : finding.fix->edits) {
      ASSERT_LE(edit.span.begin, edit.span.end) << text;
      ASSERT_LE(edit.span.end, text.size()) << text;
    }
    for (const Edit& a : finding.fix->edits) {
      for (const Edit& b : finding.fix->edits) {
        ASSERT_TRUE(&a == &b || !conflicts(a, b)) << finding.rule << ": " << text;
      }
    }
  }
}

/// Applies all fixes until none is left. Fails when that does not come to an end.
void expect_fixes_converge(std::string text) {
  const std::string original = text;
  for (int round = 0; round < 8; ++round) {
    const FixedText fixed = apply_fixes(text, parse_json(text).findings, Applicability::unsafe);
    if (fixed.applied == 0) return;
    text = fixed.text;
  }
  FAIL() << "fixes go on for ever: " << original << "\nnow: " << text;
}

TEST(JsonRobustness, MutatedTextsGiveSoundTrees) {
  test::JsonGenerator generator(11);
  for (int i = 0; i < 20'000 && !HasFailure(); ++i) expect_sound(generator.mutated());
}

TEST(JsonRobustness, NoiseGivesSoundTrees) {
  test::JsonGenerator generator(12);
  for (int i = 0; i < 20'000 && !HasFailure(); ++i) {
    const std::string text = generator.noise();
    expect_sound(text);
    expect_sound(text, {.placeholders_are_filled_in = true, .bare_members = true});
  }
}

TEST(JsonRobustness, FixesOfOneMistakeConverge) {
  test::JsonGenerator generator(13);
  for (int i = 0; i < 10'000 && !HasFailure(); ++i) expect_fixes_converge(generator.mutated(1));
}

TEST(JsonRobustness, AHundredThousandOpenBracketsAreNoTrouble) {
  const std::string open(100'000, '[');
  EXPECT_EQ(parse_json(open).findings.size(), 1U);
  EXPECT_TRUE(parse_json(open + std::string(100'000, ']')).findings.empty());
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":\n";
  EXPECT_EQ(parse_json(objects).findings.size(), 1U);
}

TEST(JsonRobustness, AHugeObjectWithRepeatedKeysTakesLinearTime) {
  std::string text = "{";
  for (int i = 0; i < 200'000; ++i) text += "\"key" + std::to_string(i % 150'000) + "\": 1,\n";
  text += "\"last\": 1}";
  const auto start = std::chrono::steady_clock::now();
  const ParsedJson parsed = parse_json(text);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
  EXPECT_EQ(parsed.findings.size(), 101U);
  EXPECT_EQ(parsed.findings.back().rule, "syntax/too-many-mistakes");
}

TEST(JsonRobustness, ALongLineFullOfMistakesTakesLinearTime) {
  std::string text = "[";
  for (int i = 0; i < 300'000; ++i) text += "{'a': “b”, c: True \"d\": \"x\"y\"},";
  const auto start = std::chrono::steady_clock::now();
  const ParsedJson parsed = parse_json(text + "0]");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30));
  EXPECT_EQ(parsed.findings.size(), 101U);
}

}  // namespace
}  // namespace posturelint
