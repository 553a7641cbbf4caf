// SPDX-License-Identifier: Apache-2.0
// One mistake, one finding, at its place, and all other values kept. (The examples of rules/syntax
// show each rule; this is about how the parser goes on.)
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "syntax/json_parser.h"
#include "tests/support/marks.h"

namespace posturelint {
namespace {

/// The keys and scalars of a tree, brackets for what has children: `a=1 b[2 3] c{d="x"}`. `?` is a
/// placeholder, `!` a broken value.
std::string values(const JsonTree& tree, std::uint32_t index = 0) {
  if (tree.nodes().empty()) return "";
  const JsonNode& node = tree.nodes()[index];
  std::string out;
  if (node.parent != JsonNode::kNone && tree.nodes()[node.parent].kind == NodeKind::object) {
    out += tree.key(node);
    if (node.kind != NodeKind::object && node.kind != NodeKind::array) out += '=';
  }
  const auto children = [&] {
    std::string inside;
    for (std::uint32_t child = index + 1, i = 0; i < node.count;
         ++i, child = tree.nodes()[child].next) {
      inside += (i > 0 ? " " : "") + values(tree, child);
    }
    return inside;
  };
  switch (node.kind) {
    case NodeKind::object:
      return out + "{" + children() + "}";
    case NodeKind::array:
      return out + "[" + children() + "]";
    case NodeKind::string:
      return out + "'" + std::string(tree.string(node)) + "'";
    case NodeKind::placeholder:
      return out + "?";
    case NodeKind::broken:
      return out + "!";
    default:
      return out + std::string(tree.text(node.span));
  }
}

/// All fixes, unsafe ones too, until there is none left.
std::string fix_all(std::string text, const JsonOptions& options = {}) {
  for (int round = 0; round < 8; ++round) {
    FixedText fixed = apply_fixes(text, parse_json(text, options).findings, Applicability::unsafe);
    if (fixed.applied == 0) break;
    text = std::move(fixed.text);
  }
  return text;
}

struct Mistake {
  std::string_view marked;  // «…» around what is reported
  std::string_view rule;    // of every mark, without `syntax/`
  std::string_view kept;    // what `values` gives
  std::string_view fixed;   // empty: only the author knows
};

void PrintTo(const Mistake& mistake, std::ostream* out) { *out << mistake.marked; }

class JsonMistakes : public testing::TestWithParam<Mistake> {};

TEST_P(JsonMistakes, AreFoundWhereTheyAreAndNothingElseIsLost) {
  const Mistake& mistake = GetParam();
  const auto [text, marks] = test::strip_marks(mistake.marked);
  const ParsedJson parsed = parse_json(text);
  std::vector<Span> spans;
  for (const Finding& finding : parsed.findings) {
    EXPECT_EQ(finding.rule, "syntax/" + std::string(mistake.rule)) << finding.message;
    spans.push_back(finding.span);
  }
  EXPECT_EQ(test::add_marks(text, spans), mistake.marked);
  EXPECT_EQ(values(parsed.tree), mistake.kept);
  const std::string fixed = fix_all(text);
  EXPECT_EQ(fixed, mistake.fixed.empty() ? text : mistake.fixed);
  if (!mistake.fixed.empty()) {
    EXPECT_TRUE(parse_json(fixed).findings.empty());
  }
}

constexpr Mistake kCommas[] = {
    {R"({"a": 1«,»})", "trailing-comma", "{a=1}", R"({"a": 1})"},
    {R"([1, 2 «,» ])", "trailing-comma", "[1 2]", R"([1, 2  ])"},
    {R"({"a": [1«,,»], "b": 2})", "trailing-comma", "{a[1] b=2}", R"({"a": [1], "b": 2})"},
    {R"({"a": 1}«,»)", "trailing-comma", "{a=1}", R"({"a": 1})"},
    {R"({«,» "a": 1})", "extra-comma", "{a=1}", R"({ "a": 1})"},
    {R"([1,«,,» 2])", "extra-comma", "[1 2]", R"([1, 2])"},
    {"{\"a\": 1«»\n \"b\": 2}", "missing-comma", "{a=1 b=2}", "{\"a\": 1,\n \"b\": 2}"},
    {R"({"a": {"x": 1}«» "b": [2]})", "missing-comma", "{a{x=1} b[2]}",
     R"({"a": {"x": 1}, "b": [2]})"},
    {R"(["a"«» "b" , {}«» []])", "missing-comma", "['a' 'b' {} []]", R"(["a", "b" , {}, []])"},
    {R"({"a": 1«;» "b": 2})", "missing-comma", "{a=1 b=2}", R"({"a": 1, "b": 2})"},
};

constexpr Mistake kQuotes[] = {
    {R"({«“»Status”: "ACTIVE", "b": «“»true”})", "curly-quote", "{Status='ACTIVE' b='true'}",
     R"({"Status": "ACTIVE", "b": "true"})"},
    {R"({"a": «“»say "hi" now”, "b": 1})", "curly-quote", R"({a='say "hi" now' b=1})",
     R"({"a": "say \"hi\" now", "b": 1})"},
    {R"({"a": «„»x“, "b": «‘»it's’})", "curly-quote", "{a='x' b='it's'}",
     R"({"a": "x", "b": "it's"})"},
    {R"({"a": "x«”», "b": 1})", "curly-quote", "{a='x' b=1}", R"({"a": "x", "b": 1})"},
    {R"({"a«”»: 1, "b": 2})", "curly-quote", "{a=1 b=2}", R"({"a": 1, "b": 2})"},
    {R"({"a": «“»x", "b": 2})", "curly-quote", "{a='x' b=2}", R"({"a": "x", "b": 2})"},
    {R"([«'it's'», «'say "x"'»])", "single-quote", R"(['it's' 'say "x"'])",
     R"(["it's", "say \"x\""])"},
    {R"({«`a`»: «`b`»})", "backtick", "{a='b'}", R"({"a": "b"})"},
    {R"({«name»: 1, «first-name»: 2, «two words»: 3})", "unquoted-key",
     "{name=1 first-name=2 two words=3}", R"({"name": 1, "first-name": 2, "two words": 3})"},
    {R"({«name"»: 1, "b": 2})", "unquoted-key", "{name=1 b=2}", R"({"name": 1, "b": 2})"},
    {R"({"a": «some words», "b": «https://x.y/z»})", "unquoted-value",
     "{a='some words' b='https://x.y/z'}", R"({"a": "some words", "b": "https://x.y/z"})"},
    {R"j({"a": «x.matches("y, z")», "b": 1})j", "unquoted-value",
     R"j({a='x.matches("y, z")' b=1})j", R"j({"a": "x.matches(\"y, z\")", "b": 1})j"},
    {R"({"a": «x"», "b": 1})", "unquoted-value", "{a='x' b=1}", R"({"a": "x", "b": 1})"},
};

constexpr Mistake kStrings[] = {
    {R"({"a": "«\'»x«\'»", "b": 1})", "invalid-escape", "{a=''x'' b=1}", R"({"a": "'x'", "b": 1})"},
    {R"(["«\x41»", "«\d»+", "«\0»"])", "invalid-escape", "['\\x41' '\\d+' '\\0']",
     R"(["\u0041", "\\d+", "\u0000"])"},
    {R"(["«\u12»", "«\udc00»"])", "invalid-escape", "['\\u12' '\uFFFD']", ""},
    {"{\"a\": \"x«\n»y\tz\", \"b\": 1}", "control-character", "{a='x\ny\tz' b=1}",
     R"({"a": "x\ny\tz", "b": 1})"},
    {"{\"a\": «\"x»,\n\"b\": 1}", "unclosed-string", "{a='x' b=1}", "{\"a\": \"x\",\n\"b\": 1}"},
    {"{\"a\": [«\"x»]}", "unclosed-string", "{a['x']}", R"({"a": ["x"]})"},
    {R"({"a": «"x», "b": 1})", "unclosed-string", "{a='x' b=1}", R"({"a": "x", "b": 1})"},
    {R"({«"a»: "x", "b": 1})", "unclosed-string", "{a='x' b=1}", R"({"a": "x", "b": 1})"},
    {R"({"a": "x == «"»y" && z", "b": 1})", "unescaped-quote", R"({a='x == "y" && z' b=1})",
     R"({"a": "x == \"y\" && z", "b": 1})"},
    {R"({"a"«"»: 1, "b": 2})", "unexpected-text", "{a=1 b=2}", R"({"a": 1, "b": 2})"},
};

constexpr Mistake kValues[] = {
    {R"({"a": «True», "b": «None», "c": «FALSE»})", "foreign-literal", "{a=True b=None c=FALSE}",
     R"({"a": true, "b": null, "c": false})"},
    {R"([«NaN», «-Infinity», 1])", "foreign-literal", "[! ! 1]", ""},
    {R"([«+1», «.5», «1.», «01», «0x1F», «1_000», «-.5», 1])", "invalid-number",
     "[! ! ! ! ! ! ! 1]", R"([1, 0.5, 1, 1, 31, 1000, -0.5, 1])"},
    {R"([«1e», «-», 1])", "invalid-number", "[! ! 1]", ""},
    {R"([«${x}», «{{ x }}», «<ID>», «{groupId}», «$NAME», «YOUR_ID_HERE»])", "unquoted-placeholder",
     "[? ? ? ? ? ?]", R"(["${x}", "{{ x }}", "<ID>", "{groupId}", "$NAME", "YOUR_ID_HERE"])"},
    {R"({«${key}»: 1, "b": 2})", "unquoted-placeholder", "{${key}=1 b=2}",
     R"({"${key}": 1, "b": 2})"},
    {R"({"a": «{"groupId"}», "b": 2})", "placeholder-object", "{a=? b=2}",
     R"({"a": "{groupId}", "b": 2})"},
    {R"({«"a":», "b": 2})", "missing-value", "{a=! b=2}", ""},
    {"{«\"a\":»\n\"b\": 2}", "missing-value", "{a=! b=2}", ""},
    {R"({«"a"» "b": 2})", "missing-value", "{a=! b=2}", ""},
    {R"({"b": 2, «"a"»})", "missing-value", "{b=2 a=!}", ""},
    {R"({«:» 1, "b": 2})", "missing-key", "{=1 b=2}", ""},
    {R"({«:»"a": 1, "b": 2})", "missing-key", "{=! a=1 b=2}", ""},
    {R"({"a": 1, «{»"x": 2}, "b": 3})", "missing-key", "{a=1 {x=2} b=3}", ""},
    {R"({"a"«» 1, "b"«» {"c": 2}})", "missing-colon", "{a=1 b{c=2}}", R"({"a": 1, "b": {"c": 2}})"},
    {R"({"a" «=» 1, "b"«=>» 2, "c"«;» 3})", "missing-colon", "{a=1 b=2 c=3}",
     R"({"a" : 1, "b": 2, "c": 3})"},
    {R"({"a": "x" «+ "y"», "b": 1})", "unexpected-text", "{a=! b=1}", ""},
    {R"({"a": 12«:30», "b": 1})", "unexpected-text", "{a=! b=1}", ""},
    {R"({"a": 1, «...», "b": 2})", "ellipsis", "{a=1 b=2}", R"({"a": 1,  "b": 2})"},
    {R"({"a": [1, «…»]})", "ellipsis", "{a[1]}", R"({"a": [1 ]})"},
};

constexpr Mistake kBrackets[] = {
    {R"({"a": [1, 2«}»})", "mismatched-bracket", "{a[1 2]}", R"({"a": [1, 2]})"},
    {R"([1«}»)", "mismatched-bracket", "[1]", "[1]"},
    {R"({"a": «[»"b": 1], "c": 2})", "mismatched-bracket", "{a{b=1} c=2}",
     R"({"a": {"b": 1}, "c": 2})"},
    {R"({"a": «[»1, 2})", "unclosed-bracket", "{a[1 2]}", R"({"a": [1, 2]})"},
    {R"({"a": «[»1, 2, "b": 3})", "unclosed-bracket", "{a[1 2] b=3}", R"({"a": [1, 2], "b": 3})"},
    {R"({"a": {"b": [1]}, "c": «{»"d": 2)", "unclosed-bracket", "{a{b[1]} c{d=2}}",
     R"({"a": {"b": [1]}, "c": {"d": 2}})"},
    {"{\n  \"a\": «{»\n    \"b\": 1,\n  \"c\": 2\n}", "unclosed-bracket", "{a{b=1} c=2}",
     "{\n  \"a\": {\n    \"b\": 1},\n  \"c\": 2\n}"},
    {"{\n  \"a\": «{»\n    \"b\": 1\n  \"c\": 2\n}", "unclosed-bracket", "{a{b=1} c=2}",
     "{\n  \"a\": {\n    \"b\": 1},\n  \"c\": 2\n}"},
    {"{ \"a\": «{» \"b\": 1, \n \"c\": 2 }", "unclosed-bracket", "{a{b=1} c=2}",
     "{ \"a\": { \"b\": 1}, \n \"c\": 2 }"},
    {"{\n \"a\": {\n  \"x\": «[»\n   1\n },\n \"c\": 2\n}", "unclosed-bracket", "{a{x[1]} c=2}",
     "{\n \"a\": {\n  \"x\": [\n   1]\n },\n \"c\": 2\n}"},
    {R"({"a": 1}«}»)", "extra-bracket", "{a=1}", R"({"a": 1})"},
    {R"({"a": [1]«]», "b": 2})", "extra-bracket", "{a[1] b=2}", R"({"a": [1], "b": 2})"},
    {R"({"a": 1, «}»"b": 2})", "extra-bracket", "{a=1 b=2}", R"({"a": 1, "b": 2})"},
    {R"({"a": {"b": 1}«}», "c": 2})", "extra-bracket", "{a{b=1} c=2}",
     R"({"a": {"b": 1}, "c": 2})"},
};

constexpr Mistake kSurroundings[] = {
    {"{\"a\": 1 «// one»\n}", "comment", "{a=1}", "{\"a\": 1\n}"},
    {"{\n  «# one»\n  \"a\": «/* two */» 1}", "comment", "{a=1}", "{\n  \"a\":  1}"},
    {"{\"a\":«\u00a0»1}", "unusual-blank", "{a=1}", R"({"a": 1})"},
    {R"({"a": 1} «x»)", "text-after-end", "{a=1}", ""},
    {R"({"a": 1}«;»)", "text-after-end", "{a=1}", R"({"a": 1})"},
    {R"({"a": 1} «[»2])", "second-value", "{a=1}", ""},
    {R"(«"»a": 1, "b": 2)", "bare-members", "{a=1 b=2}", R"({"a": 1, "b": 2})"},
    {R"(«"»a": 1})", "bare-members", "{a=1}", R"({"a": 1})"},
    {"«»", "empty", "", ""},
    {"«// nothing\n»", "empty", "", ""},
    {"«hello world»", "not-json", "", ""},
    {"«a: 1»\nb: 2", "not-json", "", ""},
    {"«2024 was a year»", "not-json", "", ""},
};

INSTANTIATE_TEST_SUITE_P(Commas, JsonMistakes, testing::ValuesIn(kCommas));
INSTANTIATE_TEST_SUITE_P(Quotes, JsonMistakes, testing::ValuesIn(kQuotes));
INSTANTIATE_TEST_SUITE_P(Strings, JsonMistakes, testing::ValuesIn(kStrings));
INSTANTIATE_TEST_SUITE_P(Values, JsonMistakes, testing::ValuesIn(kValues));
INSTANTIATE_TEST_SUITE_P(Brackets, JsonMistakes, testing::ValuesIn(kBrackets));
INSTANTIATE_TEST_SUITE_P(Surroundings, JsonMistakes, testing::ValuesIn(kSurroundings));

TEST(JsonFindings, SayWhatIsWrongAndWhatWasExpected) {
  const auto message = [](std::string_view text) {
    return parse_json(text).findings.at(0).message;
  };
  EXPECT_EQ(message(R"({"a": 1,})"), "a comma after the last member; expected none before '}'");
  EXPECT_EQ(message("{\"a\" 1}"), "there is no ':' after the key \"a\"");
  EXPECT_EQ(message("[True]"), "'True' is no literal of JSON; expected true");
  EXPECT_EQ(message("[01]"), "number 01 starts with a zero; expected 1");
  EXPECT_EQ(message("[1"), "'[' is not closed; expected ']' before the end of the text");
}

TEST(JsonFindings, NameTheOtherEndOfACurlyString) {
  const std::string text = "{“Status”: 1}";
  const Finding finding = parse_json(text).findings.at(0);
  ASSERT_EQ(finding.notes.size(), 1U);
  EXPECT_EQ(finding.notes[0].message, "the closing quote");
  EXPECT_EQ(text.substr(finding.notes[0].span.begin, finding.notes[0].span.size()), "”");
}

TEST(JsonFindings, StopAfterAHundred) {
  std::string text = "[";
  for (int i = 0; i < 500; ++i) text += "+1, ";
  const ParsedJson parsed = parse_json(text + "1]");
  ASSERT_EQ(parsed.findings.size(), 101U);
  EXPECT_EQ(parsed.findings.back().rule, "syntax/too-many-mistakes");
  EXPECT_EQ(parsed.tree.nodes()[0].count, 501U) << "all values are kept";
}

TEST(JsonFindings, KeepMessagesShortAndPrintable) {
  const ParsedJson parsed = parse_json("{\"a\": \"" + std::string(500, 'x') + "\x01\xff\n}");
  for (const Finding& finding : parsed.findings) {
    EXPECT_LT(finding.message.size(), 200U);
    EXPECT_EQ(finding.message.find('\n'), std::string::npos);
  }
}

TEST(DuplicateKeys, AreWarnedAboutWithANoteAtTheFirst) {
  const auto [text, marks] = test::strip_marks(R"({"a": 1, «"a"»: 2, "b": 3, «"\u0061"»: 4})");
  const ParsedJson parsed = parse_json(text);
  ASSERT_EQ(parsed.findings.size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(parsed.findings[i].rule, "syntax/duplicate-key");
    EXPECT_EQ(parsed.findings[i].severity, Severity::warning);
    EXPECT_EQ(parsed.findings[i].span, marks[i]);
    EXPECT_EQ(parsed.findings[i].notes.at(0).span, (Span{1, 4}));
  }
  const auto overridden = [&](std::uint32_t i) {
    return (parsed.tree.nodes()[i].flags & kOverridden) != 0;
  };
  EXPECT_TRUE(overridden(1) && overridden(2));
  EXPECT_FALSE(overridden(3) || overridden(4));
}

TEST(DuplicateKeys, AreFoundInObjectsOfAnySize) {
  for (const int members : {2, 16, 17, 300}) {
    std::string text = "{\"x\": 0";
    for (int i = 0; i < members; ++i) text += ", \"k" + std::to_string(i) + "\": 1";
    const ParsedJson parsed = parse_json(text + ", \"k1\": 2}");
    ASSERT_EQ(parsed.findings.size(), 1U) << members;
    EXPECT_NE(parsed.tree.nodes()[3].flags & kOverridden, 0) << members;
  }
}

TEST(JsonOptions, BareMembersAreReadAsAnObject) {
  const JsonOptions options{.bare_members = true};
  const ParsedJson parsed = parse_json("  \"a\": 1,\n  \"b\": {\"c\": 2}\n", options);
  EXPECT_TRUE(parsed.findings.empty());
  EXPECT_EQ(values(parsed.tree), "{a=1 b{c=2}}");
  EXPECT_EQ(parsed.tree.nodes()[0].span, (Span{2, 25}));
  EXPECT_TRUE(parse_json("", options).findings.empty());
  const ParsedJson comma = parse_json("\"a\": 1,\n", options);
  ASSERT_EQ(comma.findings.size(), 1U);
  EXPECT_EQ(comma.findings[0].rule, "syntax/trailing-comma");
}

TEST(JsonOptions, PlaceholdersTheShellFillsInAreNoMistakes) {
  const JsonOptions options{.placeholders_are_filled_in = true};
  EXPECT_TRUE(parse_json(R"({"a": ${x}, "b": $Y, "c": $(date +%s)})", options).findings.empty());
  EXPECT_TRUE(parse_json("{${members}, \"a\": 1}", options).findings.empty());
  EXPECT_EQ(parse_json(R"({"a": {{ x }}, "b": <ID>})", options).findings.size(), 2U);
}

}  // namespace
}  // namespace posturelint
