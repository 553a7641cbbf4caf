// SPDX-License-Identifier: Apache-2.0
// Random edits: after each of them the server must say what a fresh analysis of the text says.
#include <cstdlib>
#include <ostream>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "lsp/features/diagnostics.h"
#include "lsp/positions.h"
#include "tests/lsp/client.h"
#include "tests/support/golden.h"

namespace posturelint {
namespace {

using nlohmann::json;
using test::LspClient;

struct Subject {
  const char* name;
  const char* file;  // in the project
};

/// Names the test after the subject, not after its bytes.
void PrintTo(const Subject& subject, std::ostream* out) { *out << subject.name; }

class IncrementalTest : public testing::TestWithParam<Subject> {};

/// Pieces of what people type into such files.
const std::vector<std::string>& pieces() {
  static const std::vector<std::string> all = {
      "{",     "}",         "[",          "]",
      ",",     ":",         "\"",         "\n",
      " ",     "  ",        "true",       "1",
      "```",   "```json\n", "\n\n",       "> ",
      "- ",    "# ",        "é",          "😀",
      "'",     "\\",        "$",          "${x}",
      "<<EOF", "\nEOF\n",   "curl ",      "-d '",
      "$(",    ")",         "\"name\": ", "\"jailbreak\": true",
      "\r\n",  "\t",        "<!-- ",      "-->",
      "    ",  "1. ",       "* * *\n",    "\"platform\": \"IOS\""};
  return all;
}

int edits_per_subject() {
  const char* more = std::getenv("POSTURELINT_RANDOM_EDITS");
  return more == nullptr ? 300 : std::atoi(more);
}

TEST_P(IncrementalTest, AnEditGivesWhatAFreshAnalysisGives) {
  const std::string start = test::read_project_file(GetParam().file);
  const std::string uri = std::string("file:///nowhere/") + GetParam().name;
  LspClient client;
  client.start(json::object());
  std::string text = start;
  client.open(uri, "", text);
  std::mt19937 random(4711);
  for (int i = 0; i < edits_per_subject(); ++i) {
    // Back to the beginning now and then: a text that is nothing but rubble tests little.
    if (i % 60 == 59) {
      text = start;
      client.change(uri, {{{"text", text}}});
      continue;
    }
    const lsp::Positions positions(Source::from_string("x", text), lsp::PositionEncoding::utf16);
    const auto size = static_cast<std::uint32_t>(text.size());
    std::uint32_t begin = static_cast<std::uint32_t>(random() % (size + 1));
    std::uint32_t end =
        std::min<std::uint32_t>(size, begin + static_cast<std::uint32_t>(random() % 12));
    if (random() % 2 == 0) end = begin;
    const lsp::Range range = positions.range(positions.span(positions.range({begin, end})));
    const Span span = positions.span(range);
    const std::string put = random() % 4 == 0 ? "" : pieces()[random() % pieces().size()];
    text.replace(span.begin, span.size(), put);
    client.change(uri, {{{"range", range}, {"text", put}}});

    LspClient fresh;
    fresh.start(json::object());
    fresh.open(uri, "", text);
    ASSERT_EQ(client.diagnostics(uri), fresh.diagnostics(uri))
        << "after edit " << i << " the text is\n"
        << text;
    if (i % 10 != 0) continue;
    const json document = {{"textDocument", {{"uri", uri}}}};
    for (const char* method : {"textDocument/documentSymbol", "textDocument/foldingRange",
                               "textDocument/semanticTokens/full"}) {
      ASSERT_EQ(client.ask(method, document), fresh.ask(method, document)) << method << "\n"
                                                                           << text;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Hosts, IncrementalTest,
    testing::Values(Subject{"policy.json", "corpus/projects/first-look/assurance/iphones.json"},
                    Subject{"rule.json", "corpus/projects/first-look/rules/payroll.json"},
                    Subject{"guide.md", "corpus/projects/first-look/docs/let-a-team-in.md"},
                    Subject{"push.sh", "corpus/projects/first-look/push.sh"}),
    [](const auto& test) {
      const std::string name = test.param.name;
      return name.substr(0, name.find('.'));
    });

/// Every request at every place of broken texts: an answer, never an error of ours.
TEST(EveryPlace, IsAnswered) {
  LspClient client;
  client.start(
      {{"textDocument", {{"completion", {{"completionItem", {{"snippetSupport", true}}}}}}}});
  const std::vector<std::pair<std::string, std::string>> texts = {
      {"a.json", R"({"name": "é😀", "platform": "IOS", "osVersion": {"minimum": "14}, "jail)"},
      {"b.json",
       R"([{"type": "ACCESS_POLICY", "conditions": {"device": {"assurance": {"include": ["dae2hv6b3yNfW85Jc7p5", )"},
      {"c.json", ""},
      {"d.json", "\n"},
      {"e.json", "\"\\"},
      {"f.md",
       "> ```json\n> {\"name\": \"x\", \"platform\": \"IOS\",\n> \"jailbreak\": tr\n> ```\n"},
      {"g.sh",
       "curl -d \"{\\\"platform\\\": \\\"IOS\\\", \\\"jailbreak\\\": \" "
       "https://x/api/v1/device-assurances\n"},
      {"h.jsonl", "{\"name\": \"x\", \"platform\": \"IOS\", \"jailbreak\": \"\n{}\n"},
      {"i.http", "POST https://x/api/v1/device-assurances\n\n{\"platform\": \"IOS\", \n"},
  };
  for (const auto& [name, text] : texts) {
    const std::string uri = "file:///nowhere/" + name;
    client.open(uri, "", text);
    const lsp::Positions positions(Source::from_string("x", text), lsp::PositionEncoding::utf16);
    for (std::uint32_t offset = 0; offset <= text.size(); ++offset) {
      json params = {{"textDocument", {{"uri", uri}}}};
      params["position"] = positions.at(offset);
      params["positions"] = {params["position"]};
      params["range"] = {{"start", params["position"]}, {"end", params["position"]}};
      params["newName"] = "x";
      params["options"] = {{"tabSize", 2}, {"insertSpaces", true}};
      for (const char* method :
           {"textDocument/hover", "textDocument/completion", "textDocument/definition",
            "textDocument/references", "textDocument/documentHighlight",
            "textDocument/prepareRename", "textDocument/codeAction", "textDocument/inlayHint",
            "textDocument/selectionRange", "textDocument/rangeFormatting",
            "textDocument/semanticTokens/range"}) {
        const json answer = client.ask(method, params);
        ASSERT_FALSE(answer.is_object() && answer.contains("error"))
            << method << " in " << name << " at " << offset << ": " << answer;
      }
    }
  }
}

}  // namespace
}  // namespace posturelint
