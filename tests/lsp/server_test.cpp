// SPDX-License-Identifier: Apache-2.0
// The protocol's lifecycle, and messages that no good client sends.
#include <array>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/assert.h"
#include "engine/reporter.h"
#include "tests/lsp/client.h"

namespace posturelint {
namespace {

using nlohmann::json;
using test::LspClient;

constexpr const char* kUri = "file:///nowhere/policy.json";
constexpr const char* kBad = R"({"name": "Phones", "platform": "IOS", "jailbreak": "false"})";
constexpr const char* kGood = R"({"name": "Phones", "platform": "IOS", "jailbreak": false})";

int code_of(const json& answer) {
  return answer.is_object() && answer.contains("error") ? answer["error"]["code"].get<int>() : 0;
}

json document(const char* uri = kUri) { return {{"textDocument", {{"uri", uri}}}}; }

/// The codes of the errors among what the server said.
std::vector<int> error_codes(LspClient& client) {
  std::vector<int> codes;
  for (const json& message : client.take()) {
    if (message.contains("error")) codes.push_back(message["error"]["code"].get<int>());
  }
  return codes;
}

TEST(ServerLifecycle, RequestsBeforeInitializeAreRefused) {
  LspClient client;
  EXPECT_EQ(code_of(client.ask("textDocument/hover", json::object())), -32002);
  EXPECT_EQ(code_of(client.ask("shutdown", nullptr)), -32002);
  EXPECT_TRUE(client.start(json::object()).contains("capabilities"));
}

TEST(ServerLifecycle, NotificationsBeforeInitializeAreDropped) {
  LspClient client;
  client.open(kUri, "json", kBad);
  client.start(json::object());
  EXPECT_TRUE(client.diagnostics(kUri).is_null());
}

TEST(ServerLifecycle, InitializeComesOnce) {
  LspClient client;
  client.start(json::object());
  EXPECT_EQ(code_of(client.ask("initialize", {{"capabilities", json::object()}})), -32600);
}

TEST(ServerLifecycle, InitializeThatCannotBeReadMayComeAgain) {
  LspClient client;
  EXPECT_EQ(code_of(client.ask("initialize", json::object())), -32602);
  EXPECT_TRUE(client.start(json::object()).contains("serverInfo"));
}

TEST(ServerLifecycle, ExitAfterShutdownIsZero) {
  LspClient client;
  client.start(json::object());
  EXPECT_EQ(client.ask("shutdown", nullptr), json());
  EXPECT_FALSE(client.server().exit_status());
  EXPECT_EQ(code_of(client.ask("textDocument/hover", document())), -32600);
  EXPECT_EQ(code_of(client.ask("initialize", {{"capabilities", json::object()}})), -32600);
  client.notify("exit", nullptr);
  EXPECT_EQ(client.server().exit_status(), 0);
}

TEST(ServerLifecycle, ExitWithoutShutdownIsOne) {
  LspClient client;
  client.notify("exit", nullptr);
  EXPECT_EQ(client.server().exit_status(), 1);
}

TEST(ServerLifecycle, TheClientsProcessIsKnown) {
  LspClient client;
  client.ask("initialize", {{"processId", 4711}, {"capabilities", json::object()}});
  EXPECT_EQ(client.server().client_process(), 4711);
}

TEST(ServerMessages, UnknownRequestsAreRefusedAndUnknownNotificationsAreNot) {
  LspClient client;
  client.start(json::object());
  EXPECT_EQ(code_of(client.ask("textDocument/brew", json::object())), -32601);
  EXPECT_EQ(code_of(client.ask("$/brew", json::object())), -32601);
  client.notify("$/brew", json::object());
  client.notify("textDocument/brewed", json::object());
  EXPECT_EQ(error_codes(client), std::vector<int>{});
}

TEST(ServerMessages, ParamsThatCannotBeReadAreRefused) {
  LspClient client;
  client.start(json::object());
  for (const json& params :
       std::vector<json>{json::object(),
                         json::array(),
                         nullptr,
                         {{"textDocument", 1}},
                         {{"textDocument", {{"uri", kUri}}}, {"position", "here"}}}) {
    EXPECT_EQ(code_of(client.ask("textDocument/hover", params)), -32602) << params;
  }
  client.notify("textDocument/didOpen", {{"textDocument", "x"}});
  client.notify("textDocument/didChange", document());
  EXPECT_EQ(client.ask("textDocument/foldingRange", document()), json::array());
}

TEST(ServerMessages, WhatIsNoMessageIsAnsweredAndTheNextOneIsRead) {
  LspClient client;
  client.start(json::object());
  client.take();
  client.send_bytes("Content-Type: none\r\n\r\n{}");
  client.send_bytes(lsp::frame("{\"jsonrpc\": "));
  client.send_bytes(lsp::frame("[]"));
  client.send_bytes(lsp::frame("7"));
  client.send_bytes(lsp::frame(R"({"id": 1})"));
  client.send_bytes(lsp::frame(R"({"id": 1, "method": 5})"));
  client.send_bytes(lsp::frame(R"({"id": {}, "method": "shutdown"})"));
  client.send_bytes(lsp::frame("\xff\xfe"));
  const std::string deep(100'000, '[');
  client.send_bytes(lsp::frame(deep));
  client.send_bytes(lsp::frame("{\"id\": 1, \"method\": \"shutdown\", \"params\": " + deep +
                               std::string(deep.size(), ']') + "}"));
  EXPECT_EQ(error_codes(client), (std::vector<int>{-32700, -32700, -32600, -32600, -32600, -32600,
                                                   -32600, -32700, -32600, -32600}));
  EXPECT_EQ(client.ask("textDocument/foldingRange", document()), json::array());
}

TEST(ServerMessages, WhatIsNoIdIsAnsweredByNone) {
  LspClient client;
  client.start(json::object());
  client.take();
  for (const char* id : {"{}", "[1]", "true", "1.5", "null"}) {
    for (const char* rest : {R"("method": "shutdown")", R"("method": 5)", R"("x": 1)"}) {
      client.send_bytes(lsp::frame(std::string("{\"id\": ") + id + ", " + rest + "}"));
      const std::vector<json> said = client.take();
      ASSERT_EQ(said.size(), 1U) << id << rest;
      EXPECT_TRUE(said[0].contains("id") && said[0]["id"].is_null()) << said[0];
    }
  }
}

TEST(ServerMessages, AnswersToQuestionsNobodyAskedAreDropped) {
  LspClient client;
  client.start(json::object());
  client.take();
  client.send({{"id", 99}, {"result", nullptr}});
  client.send({{"id", "posturelint-1"}, {"error", {{"code", 1}, {"message", "no"}}}});
  EXPECT_EQ(client.take().size(), 0U);
}

TEST(ServerMessages, ARequestThatIsTakenBackInTimeIsNotDone) {
  LspClient client;
  client.start(json::object());
  client.take();
  const json request = {
      {"jsonrpc", "2.0"}, {"id", "x"}, {"method", "textDocument/hover"}, {"params", document()}};
  const json cancel = {
      {"jsonrpc", "2.0"}, {"method", "$/cancelRequest"}, {"params", {{"id", "x"}}}};
  client.send_bytes(lsp::frame(request.dump()) + lsp::frame(cancel.dump()));
  EXPECT_EQ(error_codes(client), std::vector<int>{-32800});
  client.send(cancel);  // too late: nothing to be done
  EXPECT_EQ(error_codes(client), std::vector<int>{});
}

TEST(ServerMessages, FastTypingIsLintedOnce) {
  LspClient client;
  client.start(json::object());
  client.open(kUri, "json", kGood);
  client.take();
  std::string bytes;
  for (int version = 2; version < 12; ++version) {
    const json change = {{"jsonrpc", "2.0"},
                         {"method", "textDocument/didChange"},
                         {"params",
                          {{"textDocument", {{"uri", kUri}, {"version", version}}},
                           {"contentChanges", {{{"text", version < 11 ? kGood : kBad}}}}}}};
    bytes += lsp::frame(change.dump());
  }
  client.send_bytes(bytes);
  const std::vector<json> said = client.take();
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0]["params"]["version"], 11);
  EXPECT_EQ(said[0]["params"]["diagnostics"].size(), 1U);
}

TEST(ServerMessages, AChangeThatComesTooLateIsNotDone) {
  LspClient client;
  client.start(json::object());
  client.open(kUri, "json", kGood);
  const auto change = [&](int version, const char* text) {
    client.notify("textDocument/didChange",
                  {{"textDocument", {{"uri", kUri}, {"version", version}}},
                   {"contentChanges", {{{"text", text}}}}});
  };
  change(5, kBad);
  change(4, kGood);
  EXPECT_EQ(client.diagnostics(kUri).size(), 1U);
}

TEST(ServerMessages, ChangesToWhatIsNotOpenAreLogged) {
  LspClient client;
  client.start(json::object());
  client.take();
  client.change("file:///other.json", {{{"text", kBad}}});
  const auto said = client.take();
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0]["method"], "window/logMessage");
}

TEST(ServerMessages, TheTraceCanBeSwitchedOnAndOff) {
  LspClient client;
  client.start(json::object());
  client.notify("$/setTrace", {{"value", "verbose"}});
  client.take();
  client.ask("textDocument/foldingRange", document());
  const auto said = client.take();
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0]["method"], "$/logTrace");
  EXPECT_TRUE(said[0]["params"].contains("verbose"));
  client.notify("$/setTrace", {{"value", "off"}});
  client.take();
  client.ask("textDocument/foldingRange", document());
  EXPECT_EQ(client.take().size(), 0U);
}

TEST(ServerCapabilities, AreMadeOfWhatTheServerAnswers) {
  LspClient client;
  const json capabilities = client.start(json::object())["capabilities"];
  constexpr std::array kAsked = {
      std::pair{"hoverProvider", "textDocument/hover"},
      std::pair{"completionProvider", "textDocument/completion"},
      std::pair{"definitionProvider", "textDocument/definition"},
      std::pair{"referencesProvider", "textDocument/references"},
      std::pair{"documentHighlightProvider", "textDocument/documentHighlight"},
      std::pair{"documentSymbolProvider", "textDocument/documentSymbol"},
      std::pair{"codeLensProvider", "textDocument/codeLens"},
      std::pair{"foldingRangeProvider", "textDocument/foldingRange"},
      std::pair{"documentLinkProvider", "textDocument/documentLink"},
      std::pair{"semanticTokensProvider", "textDocument/semanticTokens/full"},
      std::pair{"diagnosticProvider", "textDocument/diagnostic"},
  };
  for (const auto& [capability, method] : kAsked) {
    EXPECT_TRUE(capabilities.contains(capability)) << capability;
    json params = document();
    params["position"] = {{"line", 0}, {"character", 0}};
    EXPECT_EQ(code_of(client.ask(method, params)), 0) << method;
  }
}

TEST(ServerRules, AreListedForAPicker) {
  const std::array rules{Rule{.id = "test/one", .severity = Severity::error, .summary = "one"},
                         Rule{.id = "test/two", .severity = Severity::info, .summary = "two"}};
  LspClient client(rules);
  client.start(json::object());
  const json expected = {{{"id", "test/one"}, {"severity", "error"}, {"summary", "one"}},
                         {{"id", "test/two"}, {"severity", "info"}, {"summary", "two"}}};
  EXPECT_EQ(client.ask("posturelint/rules", json::object()), expected);
}

TEST(ServerRules, ThePagesOfRulesShowMistakesAndHaveNone) {
  LspClient client;
  client.start(json::object());
  const std::string page = "```json\n" + std::string(kBad) + "\n```\n";
  client.open("file:///pages/rules/schema/wrong_type.md", "markdown", page);
  client.open("file:///nowhere/guide.md", "markdown", page);
  EXPECT_EQ(client.diagnostics("file:///pages/rules/schema/wrong_type.md"), json::array());
  EXPECT_EQ(client.diagnostics("file:///nowhere/guide.md").size(), 1U);
}

TEST(ServerProgress, TheFirstScanIsShown) {
  LspClient client;
  client.answer_request = [](const json&) { return json(); };
  client.ask("initialize", {{"capabilities", {{"window", {{"workDoneProgress", true}}}}},
                            {"workspaceFolders", {{{"uri", "file:///nowhere"}, {"name", "x"}}}}});
  client.notify("initialized", json::object());
  client.idle();
  std::vector<std::string> kinds;
  for (const json& message : client.take()) {
    if (message.value("method", "") == "$/progress") {
      kinds.push_back(message["params"]["value"]["kind"]);
    }
  }
  EXPECT_EQ(kinds, (std::vector<std::string>{"begin", "end"}));
}

void break_on_jailbreak(const Resource& resource, Reporter&) {
  POSTURELINT_ASSERT(!resource.node["jailbreak"].is_string());
}

TEST(ServerErrors, AnInternalErrorIsAnsweredAndTheServerLives) {
  const std::array rules{Rule{.id = "test/breaks",
                              .summary = "breaks",
                              .kinds = ResourceKind::device_assurance,
                              .check = break_on_jailbreak}};
  LspClient client{rules};
  client.start({{"textDocument", {{"diagnostic", json::object()}}}});
  client.open(kUri, "json", kBad);
  EXPECT_EQ(code_of(client.ask("textDocument/diagnostic", document())), -32603);
  client.change(kUri, {{{"text", kGood}}});
  EXPECT_EQ(client.ask("textDocument/diagnostic", document())["kind"], "full");
}

TEST(ServerErrors, AnInternalErrorWhilePublishingIsLogged) {
  const std::array rules{Rule{.id = "test/breaks",
                              .summary = "breaks",
                              .kinds = ResourceKind::device_assurance,
                              .check = break_on_jailbreak}};
  LspClient client{rules};
  client.start(json::object());
  client.take();
  client.open(kUri, "json", kBad);
  const auto said = client.take();
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0]["params"]["type"], 1);
  client.change(kUri, {{{"text", kGood}}});
  EXPECT_EQ(client.diagnostics(kUri), json::array());
}

/// Whatever comes, and however it is cut: an answer or silence, never an end.
TEST(ServerErrors, RandomBytesDoNotEndIt) {
  std::mt19937 random(20261125);
  const std::vector<std::string> pieces = {
      "Content-Length: ",
      "5",
      "\r\n",
      "\r\n\r\n",
      "{",
      "}",
      R"("id": 1)",
      R"("method": "exit")",
      R"({"id":1,"method":"initialize","params":{"capabilities":{}}})",
      R"({"method":"textDocument/didOpen","params":{}})",
      "\xff",
      std::string(1, '\0')};
  for (int round = 0; round < 300; ++round) {
    lsp::Server server({.rules = {}, .version = "1"});
    for (int step = 0; step < 40; ++step) {
      std::string bytes;
      for (int i = 0; i < 4; ++i) bytes += pieces[random() % pieces.size()];
      if (random() % 3 == 0) bytes = lsp::frame(bytes);
      server.step(bytes);
      if (server.has_work()) server.work();
    }
  }
}

}  // namespace
}  // namespace posturelint
