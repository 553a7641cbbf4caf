// SPDX-License-Identifier: Apache-2.0
// Texts made to keep a linter busy. All of it, syntax, schemas, rules, fixes, takes time in
// proportion to the text, within the bounds given here (seconds of an optimised build, some five
// times what was measured; docs/robustness.md has the figures).
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "engine/analysis.h"
#include "engine/facts.h"
#include "engine/lint.h"
#include "extract/extract.h"
#include "rules/builtin_rules.h"
#include "tests/hostile/effort.h"

namespace posturelint::test {
namespace {

constexpr std::size_t kKilo = 1000;
constexpr std::size_t kMega = 1000 * kKilo;

using Make = std::function<std::string(std::size_t bytes)>;

struct Hostile {
  const char* name;
  const char* file;
  /// Bytes of the text, and the seconds that linting it may take.
  std::size_t bytes;
  double seconds;
  Make make;
  /// Fixing it too.
  bool fixed = false;
};

void PrintTo(const Hostile& hostile, std::ostream* out) { *out << hostile.name; }

Make all(std::string piece) {
  return [piece](std::size_t bytes) { return repeat(piece, bytes); };
}

Make between(std::string head, std::string piece, std::string tail) {
  return [=](std::size_t bytes) { return head + repeat(piece, bytes) + tail; };
}

/// `open` and `close`, each as often, around `core`.
Make nested(std::string open, std::string core, std::string close) {
  return [=](std::size_t bytes) {
    const std::size_t half = bytes / 2;
    const std::size_t depth = half / std::max(open.size(), close.size());
    return repeat(open, depth * open.size()) + core + repeat(close, depth * close.size());
  };
}

/// A piece that is different each time.
Make numbered(std::string head, std::function<std::string(std::size_t)> piece, std::string tail) {
  return [=](std::size_t bytes) {
    std::string text = head;
    for (std::size_t i = 0; text.size() < bytes; ++i) text += piece(i);
    return text + tail;
  };
}

std::string rule(std::size_t i, const std::string& conditions) {
  return fmt::format(
      "{}{{\"id\": \"r{}\", \"name\": \"rule {}\", \"type\": \"ACCESS_POLICY\", \"priority\": {}, "
      "\"status\": \"ACTIVE\", \"conditions\": {}, \"actions\": {{\"appSignOn\": {{\"access\": "
      "\"DENY\"}}}}}}",
      i == 0 ? "" : ",\n", i, i, i + 1, conditions);
}

Make expression(Make make) {
  return [make](std::size_t bytes) {
    return "[" + rule(0, "{\"elCondition\": {\"condition\": \"" + make(bytes) + "\"}}") + "]";
  };
}

Make query(Make make) {
  return [make](std::size_t bytes) {
    return R"({"name": "x", "platform": "MACOS", "variableName": "x", "type": "CUSTOM", "query": ")" +
           make(bytes) + "\"}";
  };
}

const std::string kPolicy = R"({"name": "x", "platform": "IOS", "osVersion": {"minimum": "17"}})";

std::vector<Hostile> texts() {
  return {
      // JSON that is well-formed, and too much of it.
      {"Brackets", "x.json", kMega, 1, nested("[", "", "]")},
      {"BracketsThatStayOpen", "x.json", kMega, 1, all("[")},
      {"BracketsThatCloseTooOften", "x.json", kMega, 1, all("]")},
      {"ObjectsInObjects", "x.json", kMega, 1, nested("{\"a\":", "1", "}")},
      {"BracesThatStayOpen", "x.json", kMega, 1, all("{\"a\":")},
      {"WrongBrackets", "x.json", kMega, 1, all("[}")},
      {"MixedBrackets", "x.json", kMega, 1, all("[{]}")},
      {"ALongString", "x.json", 10 * kMega, 1, between("\"", "x", "\"")},
      {"AStringThatStaysOpen", "x.json", 10 * kMega, 1, between("\"", "x", "")},
      {"Escapes", "x.json", kMega, 1, between("\"", "\\ud800", "\"")},
      {"BadEscapes", "x.json", 300 * kKilo, 1, between("\"", "\\x", "\"")},
      {"ANumber", "x.json", 10 * kMega, 1, all("9")},
      {"AnExponent", "x.json", 10 * kMega, 1, between("{\"priority\": 1e", "9", "}")},
      {"Members", "x.json", kMega, 2,
       numbered(
           "{\"x\": 1", [](std::size_t i) { return fmt::format(",\"k{}\":{}", i, i); }, "}")},
      {"TheSameMember", "x.json", 300 * kKilo, 2, between("{\"a\":1", ",\"a\":1", "}")},
      {"LongKeysThatDifferAtTheEnd", "x.json", kMega, 2,
       numbered(
           "{\"x\": 1",
           [](std::size_t i) { return ",\"" + std::string(500, 'k') + fmt::format("{}\":1", i); },
           "}")},
      {"UnknownMembersOfAPolicy", "x.json", 300 * kKilo, 3,
       numbered(R"({"name": "x", "platform": "IOS")",
                [](std::size_t i) { return fmt::format(",\"osVersion{}\":{}", i, i); }, "}")},
      // JSON that is not.
      {"MissingCommas", "x.json", 300 * kKilo, 2, between("[", "1 ", "]"), true},
      {"TrailingCommas", "x.json", 300 * kKilo, 2, between("[", "[1,],", "1]"), true},
      {"SingleQuotes", "x.json", 300 * kKilo, 2, between("[", "'a',", "1]"), true},
      {"CurlyQuotes", "x.json", 300 * kKilo, 2, between("[", "“a”,", "1]"), true},
      {"Comments", "x.json", 300 * kKilo, 2, between("[", "/* a */1,", "1]"), true},
      {"ACommentThatStaysOpen", "x.json", kMega, 1, all("/*")},
      {"Words", "x.json", 300 * kKilo, 2, all("word ")},
      {"Placeholders", "x.json", 300 * kKilo, 2, between("[", "${x},", "1]")},
      {"PlaceholdersThatStayOpen", "x.json", 300 * kKilo, 2, all("${")},
      {"PlaceholdersOfScripts", "x.json", 300 * kKilo, 2, between("[", "$(x),", "1]")},
      {"PlaceholdersInAString", "x.json", 300 * kKilo, 2, between("\"", "${x}", "\"")},
      {"PlaceholdersThatStayOpenInAString", "x.json", 300 * kKilo, 2, between("\"", "${", "\"")},
      {"BracesOfTemplatesInAString", "x.json", 300 * kKilo, 2, between("\"", "{{ ", "\"")},
      {"BracesOfTemplates", "x.json", 300 * kKilo, 2, all("{{ ")},
      {"AngleBrackets", "x.json", 300 * kKilo, 2, all("<")},
      {"ZeroBytes", "x.json", 300 * kKilo, 2, all(std::string(1, '\0'))},
      {"BytesThatAreNotUtf8", "x.json", 300 * kKilo, 2, all("\xFF")},
      {"Quotes", "x.json", 300 * kKilo, 2, all("\"")},
      {"Colons", "x.json", 300 * kKilo, 2, all(":")},
      {"Commas", "x.json", 300 * kKilo, 2, all(",")},
      {"LineFeeds", "x.json", kMega, 1, all("\r\n")},
      // Policies.
      {"PoliciesInAList", "x.json", 500 * kKilo, 3, between("[" + kPolicy, ",\n" + kPolicy, "]")},
      {"RulesInAList", "x.json", 500 * kKilo, 5,
       numbered(
           "[", [](std::size_t i) { return rule(i, "{}"); }, "]")},
      {"RulesThatLookAtDifferentThings", "x.json", 500 * kKilo, 5,
       numbered(
           "[",
           [](std::size_t i) {
             return rule(i, fmt::format("{{\"device\": {{\"registered\": true, \"assurance\": "
                                        "{{\"include\": [\"dae{}\"]}}}}, \"people\": "
                                        "{{\"groups\": {{\"include\": [\"g{}\"]}}}}}}",
                                        i, i));
           },
           "]")},
      {"OneRuleWithManyGroups", "x.json", 300 * kKilo, 3,
       [](std::size_t bytes) {
         return "[" +
                rule(0,
                     numbered(
                         "{\"people\": {\"groups\": {\"include\": [\"g\"",
                         [](std::size_t i) { return fmt::format(",\"g{}\"", i); }, "]}}}")(bytes)) +
                "]";
       }},
      {"OneRuleWithManyAssurances", "x.json", 300 * kKilo, 3,
       [](std::size_t bytes) {
         return "[" +
                rule(0,
                     numbered(
                         "{\"device\": {\"assurance\": {\"include\": [\"d\"",
                         [](std::size_t i) { return fmt::format(",\"d{}\"", i); }, "]}}}")(bytes)) +
                "]";
       }},
      // A finding for each item of one list.
      {"WrongItemsInAList", "x.json", 300 * kKilo, 3,
       [](std::size_t bytes) {
         return R"({"type": "ACCESS_POLICY", "name": "x", "conditions": {"device": {"assurance": )"
                R"({"include": [1)" +
                repeat(",1", bytes) + "]}}}}";
       }},
      {"RepeatedItemsInAList", "x.json", 100 * kKilo, 3,
       [](std::size_t bytes) {
         return R"({"name": "x", "platform": "ANDROID", "diskEncryptionType": {"include": ["FULL")" +
                repeat(",\"FULL\"", bytes) + "]}}";
       },
       true},
      {"PoliciesWithAMistakeInAList", "x.json", 3 * kMega, 10,
       between("[1", R"(,{"platform": "IOS", "jailbreak": "true"})", "]")},
      {"PoliciesToFixInAList", "x.json", 300 * kKilo, 3,
       between("[1", R"(,{"platform": "IOS", "jailbreak": "true"})", "]"), true},
      {"PoliciesWithinPolicies", "x.json", kMega, 1,
       nested(R"({"type":"ACCESS_POLICY","rules":[)", "", "]}")},
      {"ConditionsThatNest", "x.json", kMega, 1,
       [](std::size_t bytes) {
         return "[" + rule(0, "{\"x\": " + nested("[", "", "]")(bytes) + "}") + "]";
       }},
      {"APolicyThatNests", "x.json", kMega, 1,
       between(R"({"name": "x", "platform": "IOS", "jailbreak": )", "[", "")},
      {"RulesWithinRules", "x.json", 300 * kKilo, 2, nested("{\"rules\":[", "", "]}")},
      {"VerificationMethodsThatNest", "x.json", 100 * kKilo, 3,
       [](std::size_t bytes) {
         return R"({"type": "ACCESS_POLICY", "name": "x", "actions": {"appSignOn": {"access": )"
                R"("ALLOW", "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [)" +
                nested(R"({"authenticationMethods": [], "next": [)", "", "]}")(bytes) + "]}}}}";
       }},
      // Languages in strings.
      {"ParenthesesInAnExpression", "x.json", 300 * kKilo, 2, expression(nested("(", "a", ")"))},
      {"NegationsInAnExpression", "x.json", 300 * kKilo, 2, expression(all("!"))},
      {"TermsOfAnExpression", "x.json", 300 * kKilo, 3,
       expression(between("a", " && (b || c)", ""))},
      {"ChoicesInAnExpression", "x.json", 300 * kKilo, 2, expression(between("a", " ? b : c", ""))},
      {"RisksInAnExpression", "x.json", 300 * kKilo, 3,
       expression(between("a", " || security.risk.level == 'HIGH'", ""))},
      {"QuotesInAnExpression", "x.json", 300 * kKilo, 2, expression(all("'"))},
      {"ParenthesesInAQuery", "x.json", 300 * kKilo, 2, query(nested("SELECT (", "1", ")"))},
      {"TablesOfAQuery", "x.json", 300 * kKilo, 3,
       query(numbered(
           "SELECT 1 FROM users",
           [](std::size_t i) { return fmt::format(", disk_encryptio{}", i); }, ""))},
      {"TablesDefinedByAQuery", "x.json", 300 * kKilo, 3,
       query(numbered(
           "WITH a AS (SELECT 1)",
           [](std::size_t i) { return fmt::format(", t{} AS (SELECT 1 FROM t{})", i, i); },
           " SELECT 1 FROM t1"))},
      {"CommentsInAQuery", "x.json", 300 * kKilo, 2, query(all("/*"))},
      {"AFilter", "x.http", 300 * kKilo, 2,
       between("GET https://x.example.com/api/v1/logs?filter=a", "%20and%20a%20eq%20%22b%22",
               "\n")},
      {"ParenthesesInAFilter", "x.http", 300 * kKilo, 2,
       between("GET https://x.example.com/api/v1/logs?filter=", "(", "\n")},
      {"ParametersOfAQuery", "x.http", 300 * kKilo, 2,
       numbered(
           "GET https://x.example.com/api/v1/logs?a=b",
           [](std::size_t i) { return fmt::format("&p{}=%41", i); }, "\n")},
      // Markdown.
      {"Fences", "x.md", 200 * kKilo, 3, all("```json\n" + kPolicy + "\n```\n")},
      {"FencesThatStayOpen", "x.md", 200 * kKilo, 2, all("```json\n")},
      {"FencesOfBadJson", "x.md", 200 * kKilo, 3, all("```json\n{\"platform\": \"IOS\",}\n```\n"),
       true},
      {"QuotesInQuotes", "x.md", 50 * kKilo, 2, all("> ")},
      {"ListsInLists", "x.md", 50 * kKilo, 2, all("- ")},
      {"Emphasis", "x.md", 50 * kKilo, 2, all("*a **b ")},
      {"Backticks", "x.md", kMega, 2, all("`")},
      {"CodeSpans", "x.md", 100 * kKilo, 2, all("`PUT /api/v1/policies/{id}` ")},
      {"Links", "x.md", 50 * kKilo, 2, all("[a](")},
      {"BracketsInProse", "x.md", 50 * kKilo, 2, all("[")},
      {"Tables", "x.md", 100 * kKilo, 2, all("|a|b|\n|-|-|\n")},
      {"HtmlComments", "x.md", 100 * kKilo, 2, all("<!-- posturelint-ignore schema: x -->\n")},
      // Shell.
      {"CurlCommands", "x.sh", 200 * kKilo, 3,
       all("curl -d '" + kPolicy + "' https://x.example.com/api/v1/device-assurances\n")},
      {"HereDocuments", "x.sh", 200 * kKilo, 3,
       all("curl -d @- https://x.example.com/api/v1/device-assurances <<E\n" + kPolicy + "\nE\n")},
      {"HereDocumentsThatStayOpen", "x.sh", 20 * kKilo, 3, all("curl <<E\n")},
      {"SubstitutionsInSubstitutions", "x.sh", 50 * kKilo, 2, all("$(")},
      {"SubstitutionsThatClose", "x.sh", 20 * kKilo, 2, nested("curl \"$(", "a", ")\"")},
      {"SingleQuotesInAScript", "x.sh", 100 * kKilo, 2, all("'")},
      {"DoubleQuotesInAScript", "x.sh", 100 * kKilo, 2, all("\"")},
      {"QuotesOfAllKinds", "x.sh", 100 * kKilo, 2, all("curl -d '{'\\''\"$x\"'}' ")},
      {"JoinedLines", "x.sh", 100 * kKilo, 2, between("curl ", "-H 'a: b' \\\n", "")},
      {"CommentsInAScript", "x.sh", 100 * kKilo, 2, all("# posturelint-ignore schema: x\n")},
      {"Pipes", "x.sh", 50 * kKilo, 2, between("cat a", "|cat b", "")},
      {"Variables", "x.sh", 100 * kKilo, 2,
       numbered(
           "", [](std::size_t i) { return fmt::format("b{}='{{}}'\ncurl -d \"$b{}\" x\n", i, i); },
           "")},
      // HTTP files and lines of JSON.
      {"Requests", "x.http", 200 * kKilo, 3,
       all("###\nPUT https://x.example.com/api/v1/device-assurances/1\n\n" + kPolicy + "\n")},
      {"Headers", "x.http", 200 * kKilo, 2,
       between("PUT https://x.example.com/api/v1/policies/1\n", "a: b\n", "\n{}")},
      {"LinesOfJson", "x.ndjson", 200 * kKilo, 3, all(kPolicy + "\n")},
      {"EmptyLines", "x.ndjson", kMega, 1, all("\n")},
  };
}

const RuleSet& rules() {
  static const RuleSet all(rules::builtin(), Config{});
  return all;
}

const SchemaStore& schemas() {
  static const SchemaStore newest(known_releases().back());
  return newest;
}

class TextsTest : public testing::TestWithParam<Hostile> {
 protected:
  // Compiling schemas when they are first needed is nothing that a text does.
  static void SetUpTestSuite() {
    for (const Hostile& hostile : texts()) {
      const SourcePtr source = Source::from_string(hostile.file, hostile.make(1000));
      lint(source, host_kind(hostile.file), rules(), schemas());
    }
  }
};

TEST_P(TextsTest, TakesTimeInProportion) {
  const Hostile& hostile = GetParam();
  const HostKind host = host_kind(hostile.file);
  ASSERT_NE(host, HostKind::none);
  expect_effort_in_proportion(
      hostile.bytes, hostile.seconds, hostile.make, [&](const std::string& text) {
        const Analysis analysis = analyze(Source::from_string(hostile.file, text), host);
        lint(analysis, rules(), schemas());
        extract_facts(analysis);
      });
}

TEST_P(TextsTest, IsFixedInProportion) {
  const Hostile& hostile = GetParam();
  if (!hostile.fixed) return;
  expect_effort_in_proportion(
      hostile.bytes, hostile.seconds * 4, hostile.make, [&](const std::string& text) {
        fix(Source::from_string(hostile.file, text), host_kind(hostile.file), rules(), schemas(),
            Applicability::unsafe);
      });
}

INSTANTIATE_TEST_SUITE_P(Hostile, TextsTest, testing::ValuesIn(texts()),
                         [](const auto& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace posturelint::test
