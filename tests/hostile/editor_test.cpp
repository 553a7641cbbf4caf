// SPDX-License-Identifier: Apache-2.0
// What an editor may ask about a text that nests without end: it gets an answer.
#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/hostile/effort.h"
#include "tests/lsp/client.h"

namespace posturelint::test {
namespace {

using nlohmann::json;

/// Everything there is to ask, in the middle of the document.
void ask_everything(LspClient& client, const char* uri, std::size_t character) {
  const json start = {{"line", 0}, {"character", character}};
  const json range = {{"start", start}, {"end", {{"line", 0}, {"character", character + 20}}}};
  for (const char* method :
       {"hover", "completion", "definition", "references", "documentHighlight", "prepareRename",
        "documentSymbol", "foldingRange", "selectionRange", "formatting", "codeAction", "codeLens",
        "documentLink", "inlayHint", "semanticTokens/full", "diagnostic"}) {
    SCOPED_TRACE(method);
    const json answer =
        client.ask(std::string("textDocument/") + method,
                   {{"textDocument", {{"uri", uri}}},
                    {"position", start},
                    {"positions", {start}},
                    {"range", range},
                    {"context", {{"diagnostics", json::array()}, {"includeDeclaration", true}}},
                    {"options", {{"tabSize", 2}, {"insertSpaces", true}}}});
    constexpr int kInternalError = -32603;
    if (answer.is_object() && answer.contains("error")) {
      EXPECT_NE(answer["error"]["code"], kInternalError) << answer;
    }
  }
}

TEST(HostileEditor, WhatNestsWithoutEndIsAnswered) {
  constexpr std::size_t kDepth = 20'000 / kScale;
  for (const auto& [open, core, close] : {std::array{"[", "", "]"},
                                          {"{\"a\":", "1", "}"},
                                          {"{\"type\":\"ACCESS_POLICY\",\"rules\":[", "", "]}"}}) {
    SCOPED_TRACE(open);
    const std::string_view opener = open;
    const std::string text = repeat(opener, kDepth * opener.size()) + core +
                             repeat(close, kDepth * std::string_view(close).size());
    LspClient client;
    client.start(json::object());
    client.open("file:///nowhere/deep.json", "json", text);
    ask_everything(client, "file:///nowhere/deep.json", kDepth * opener.size());
  }
}

}  // namespace
}  // namespace posturelint::test
