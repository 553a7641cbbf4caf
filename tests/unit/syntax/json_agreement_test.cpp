// SPDX-License-Identifier: Apache-2.0
// Our parser says "valid" exactly when the parsers of others do. Where those differ from the
// grammar of RFC 8259, we follow the grammar; the cases at the end say where that is.
#include <algorithm>
#include <optional>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <simdjson.h>

#include "syntax/json_parser.h"
#include "tests/unit/syntax/json_generator.h"

namespace posturelint {
namespace {

bool we_accept(const std::string& text) {
  const ParsedJson parsed = parse_json(text);
  return std::ranges::all_of(parsed.findings, [](const Finding& finding) {
    return finding.rule == "syntax/duplicate-key";
  });
}

bool nlohmann_accepts(const std::string& text) { return nlohmann::json::accept(text); }

bool simdjson_accepts(const std::string& text) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  return parser.parse(text).get(root) == simdjson::SUCCESS;
}

/// `9e999`: in the grammar, but out of every reader's range.
bool has_huge_number(const std::string& text) {
  try {
    return nlohmann::json::parse(text).is_discarded();
  } catch (const nlohmann::json::out_of_range&) {
    return true;
  } catch (const nlohmann::json::exception&) {
    return false;
  }
}

/// The same value, as far as the two models have the same values.
void expect_same(const JsonTree& tree, std::uint32_t index, const nlohmann::json& theirs) {
  const JsonNode& ours = tree.nodes()[index];
  switch (ours.kind) {
    case NodeKind::object:
      ASSERT_TRUE(theirs.is_object());
      for (std::uint32_t child = index + 1, i = 0; i < ours.count;
           ++i, child = tree.nodes()[child].next) {
        if ((tree.nodes()[child].flags & kOverridden) != 0) continue;
        const std::string key(tree.key(tree.nodes()[child]));
        ASSERT_TRUE(theirs.contains(key)) << key;
        expect_same(tree, child, theirs[key]);
      }
      return;
    case NodeKind::array: {
      ASSERT_TRUE(theirs.is_array());
      ASSERT_EQ(theirs.size(), ours.count);
      std::uint32_t child = index + 1;
      for (const auto& item : theirs) {
        expect_same(tree, child, item);
        child = tree.nodes()[child].next;
      }
      return;
    }
    case NodeKind::string:
      ASSERT_TRUE(theirs.is_string());
      EXPECT_EQ(tree.string(ours), theirs.get<std::string>());
      return;
    case NodeKind::number:
      ASSERT_TRUE(theirs.is_number());
      EXPECT_EQ((ours.flags & kInteger) != 0, theirs.is_number_integer());
      return;
    case NodeKind::boolean:
      ASSERT_TRUE(theirs.is_boolean());
      return;
    case NodeKind::null:
      ASSERT_TRUE(theirs.is_null());
      return;
    case NodeKind::placeholder:
    case NodeKind::broken:
      FAIL() << "a valid text has no such value";
  }
}

TEST(JsonAgreement, ValidTextsAreAcceptedAndMeanTheSame) {
  test::JsonGenerator generator(1);
  for (int i = 0; i < 10'000; ++i) {
    const std::string text = generator.valid();
    SCOPED_TRACE(text);
    ASSERT_TRUE(we_accept(text));
    const ParsedJson parsed = parse_json(text);
    expect_same(parsed.tree, 0, nlohmann::json::parse(text));
    if (testing::Test::HasFailure()) return;
  }
}

TEST(JsonAgreement, MutatedTextsAreAcceptedByAllOrByNone) {
  test::JsonGenerator generator(2);
  int accepted = 0;
  for (int i = 0; i < 30'000; ++i) {
    const std::string text = generator.mutated();
    if (has_huge_number(text)) continue;
    const bool ours = we_accept(text);
    accepted += ours ? 1 : 0;
    ASSERT_EQ(ours, nlohmann_accepts(text)) << text;
    ASSERT_EQ(ours, simdjson_accepts(text)) << text;
  }
  EXPECT_GT(accepted, 1'000) << "the mutations are too harsh to test acceptance";
}

TEST(JsonAgreement, NoiseIsAcceptedByAllOrByNone) {
  test::JsonGenerator generator(3);
  for (int i = 0; i < 10'000; ++i) {
    const std::string text = generator.noise();
    // nlohmann takes a zero byte behind the value for the end of the text.
    if (text.find('\0') != std::string::npos) continue;
    ASSERT_EQ(we_accept(text), nlohmann_accepts(text)) << text;
  }
}

TEST(JsonAgreement, HalfASurrogatePairIsRefusedByAll) {
  // The grammar has it; no string of Unicode characters does.
  for (const std::string text :
       {R"("\ud800")", R"("\udc00")", R"("\ud800\u0041")", R"("\udc00\ud800")"}) {
    EXPECT_FALSE(we_accept(text)) << text;
    EXPECT_FALSE(nlohmann_accepts(text)) << text;
    EXPECT_FALSE(simdjson_accepts(text)) << text;
  }
}

TEST(JsonAgreement, NumbersThatFitNoMachineTypeAreValid) {
  // Range is the reader's business, says the RFC: the others refuse them for their own sake.
  EXPECT_TRUE(we_accept("1e400"));
  EXPECT_FALSE(simdjson_accepts("1e400"));
  EXPECT_TRUE(we_accept("123456789012345678901234567890"));
  EXPECT_FALSE(simdjson_accepts("123456789012345678901234567890"));
  EXPECT_TRUE(nlohmann_accepts("123456789012345678901234567890"));
}

TEST(JsonAgreement, AByteOrderMarkIsSkipped) {
  EXPECT_TRUE(we_accept("\xEF\xBB\xBF{}"));
  EXPECT_TRUE(nlohmann_accepts("\xEF\xBB\xBF{}"));
  EXPECT_FALSE(we_accept(" \xEF\xBB\xBF{}")) << "only at the very start";
}

TEST(JsonAgreement, DepthHasNoLimit) {
  const std::string text = std::string(2'000, '[') + std::string(2'000, ']');
  EXPECT_TRUE(we_accept(text));
  EXPECT_TRUE(nlohmann_accepts(text));
  EXPECT_FALSE(simdjson_accepts(text)) << "stops at 1024";
}

TEST(JsonAgreement, CommentsAndEmptyTextsAreRefusedByAll) {
  for (const std::string text : {"", " ", "// x\n{}", "{} /* x */", "\xEF\xBB\xBF", "[1,]", "01"}) {
    EXPECT_FALSE(we_accept(text)) << text;
    EXPECT_FALSE(nlohmann_accepts(text)) << text;
    EXPECT_FALSE(simdjson_accepts(text)) << text;
  }
}

}  // namespace
}  // namespace posturelint
