// SPDX-License-Identifier: Apache-2.0
// What a fragment reads, a fix can write: quoting and unquoting are each other's inverse.
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/extract/extraction.h"

namespace posturelint::test {
namespace {

/// A way to hand a body to curl.
struct Embedding {
  const char* name;
  Quoting quoting;
  std::string before;
  std::string after;
};

std::vector<Embedding> embeddings() {
  const std::string url = "https://acme.example.com/api/v1/policies";
  return {
      {"single", Quoting::shell_single, "curl -d '", "' " + url + "\n"},
      {"double", Quoting::shell_double, "curl " + url + " --data-raw \"", "\"\n"},
      {"ansi", Quoting::shell_ansi, "curl " + url + " --json $'", "'\n"},
      {"here", Quoting::here_document, "curl -d @- " + url + " <<END\n", "\nEND\n"},
      {"raw_here", Quoting::none, "curl -d @- " + url + " <<'END'\n", "\nEND\n"},
      {"substituted", Quoting::here_document, "curl -d \"$(cat <<END\n",
       "\nEND\n)\" " + url + "\n"},
  };
}

/// JSON-like texts with everything that a shell finds interesting.
std::string random_json(std::mt19937& random) {
  static const std::vector<std::string> kParts = {
      "\"a\"", ": ", ",",  "{",    "}", "[", "]", "\n", "  ", "'",       "\\\"", "\\\\",
      "\\n",   "$",  "$x", "${y}", "`", "!", "#", "ü",  "“",  "\\u00e9", "&",    ";",
      "|",     "<",  ">",  "(",    ")", "*", "~", "\t", "''", "\\'",     "\\"};
  std::string text = "{\"k\": ";
  const auto count = std::uniform_int_distribution<>(0, 25)(random);
  for (int i = 0; i < count; ++i)
    text += kParts[std::uniform_int_distribution<std::size_t>(0, kParts.size() - 1)(random)];
  return text + "}";
}

TEST(Quoting, ReadsBackWhateverItWrote) {
  std::mt19937 random(20260614);
  for (int round = 0; round < 3000; ++round) {
    const std::string json = random_json(random);
    for (const Embedding& way : embeddings()) {
      SCOPED_TRACE(std::string(way.name) + ": " + json);
      const std::string quoted = quote_for_host(json, way.quoting);
      const Extraction found = extract_from("push.sh", way.before + quoted + way.after);
      ASSERT_EQ(found.fragments.size(), 1U);
      const Fragment& fragment = found.fragments[0];
      std::string text(found.text(fragment));
      if (text.ends_with('\n')) text.pop_back();  // of a here-document
      ASSERT_EQ(text, json);
      ASSERT_EQ(fragment.quoting, way.quoting);
      ASSERT_FALSE(fragment.expands_variables);
      ASSERT_EQ(fragment.request, 0U);
      // Every byte alone stands at the bytes that quote it, and they follow each other.
      std::uint32_t end = static_cast<std::uint32_t>(way.before.size());
      for (std::uint32_t i = 0; i < json.size(); ++i) {
        const Span host = fragment.map.to_host({i, i + 1});
        ASSERT_EQ(host.begin, end);
        ASSERT_EQ(found.source->text(host), quote_for_host(json.substr(i, 1), way.quoting));
        std::uint32_t back = 0;
        ASSERT_TRUE(fragment.map.from_host(host.begin, back));
        ASSERT_EQ(back, i);
        end = host.end;
      }
    }
  }
}

TEST(Quoting, AFixKeepsTheVariablesOfItsPlace) {
  Fragment fragment;
  fragment.quoting = Quoting::shell_double;
  fragment.expands_variables = true;
  EXPECT_EQ(quote_for_host(R"(["${id}"] costs $5)", fragment), R"([\"${id}\"] costs \$5)");
  fragment.expands_variables = false;
  EXPECT_EQ(quote_for_host(R"(["${id}"])", fragment), R"([\"\${id}\"])");
}

TEST(Quoting, AFixThatAddsALineRepeatsThePrefix) {
  Fragment fragment;
  fragment.line_prefix = "> ";
  EXPECT_EQ(quote_for_host(",\n  \"status\": 1", fragment), ",\n>   \"status\": 1");
}

TEST(Quoting, ASwitchOfQuotesForAVariableIsOnePiece) {
  const Extraction found = extract_from(
      "push.sh", R"(curl https://a.example.com/api/v1/policies -d '{"id": "'"$ID"'", "x": 1}')");
  ASSERT_EQ(json_of(found), std::vector<std::string>{R"({"id": "${ID}", "x": 1})"});
  const Fragment& fragment = found.fragments[0];
  EXPECT_EQ(fragment.quoting, Quoting::shell_single);
  EXPECT_TRUE(fragment.expands_variables);
  EXPECT_EQ(host_text(found, fragment, "${ID}"), R"('"$ID"')");
  EXPECT_EQ(host_text(found, fragment, "\"x\""), "\"x\"");
}

TEST(Quoting, ASingleQuoteInSingleQuotesIsOnePiece) {
  const Extraction found = extract_from(
      "push.sh", R"(curl https://a.example.com/api/v1/policies -d '{"name": "Ann'\''s"}')");
  ASSERT_EQ(json_of(found), std::vector<std::string>{R"({"name": "Ann's"})"});
  EXPECT_EQ(host_text(found, found.fragments[0], "'"), R"('\'')");
}

TEST(Quoting, AnsiEscapesAreUndone) {
  const Extraction found = extract_from(
      "push.sh", R"(curl https://a.example.com/api/v1/policies -d $'{"a":\t"\x41\u00e9\101\\n"}')");
  EXPECT_EQ(json_of(found), std::vector<std::string>{"{\"a\":\t\"A\xC3\xA9"
                                                     "A\\n\"}"});
}

/// A line that goes from a quoted block takes its `> ` along.
TEST(Quoting, AnEditThatTakesALineAwayTakesItsPrefixToo) {
  const std::string guide =
      "> ```json\n> {\n> \"platform\": \"IOS\",\n> \"jailbreak\": false\n> }\n> ```\n";
  const Extraction extraction = extract_from("guide.md", guide);
  ASSERT_EQ(extraction.fragments.size(), 1U);
  const Fragment& fragment = extraction.fragments[0];
  const auto begin = static_cast<std::uint32_t>(fragment.text.find("\"platform"));
  const auto end = static_cast<std::uint32_t>(fragment.text.find("\"jailbreak"));
  const Span host = edit_to_host({begin, end}, fragment);
  EXPECT_EQ(guide.substr(host.begin, host.size()), "\"platform\": \"IOS\",\n> ");
  const Span inside = edit_to_host({begin, begin + 5}, fragment);
  EXPECT_EQ(guide.substr(inside.begin, inside.size()), "\"plat");
}

}  // namespace
}  // namespace posturelint::test
