// SPDX-License-Identifier: Apache-2.0
// A conversation with the language server, one JSON message a line, put into frames here. Every
// request is answered once, and all that the server says is JSON.
#include <map>
#include <string>

#include <nlohmann/json.hpp>

#include "lsp/server.h"
#include "lsp/transport.h"
#include "rules/builtin_rules.h"
#include "tests/fuzz/oracle.h"

namespace posturelint::fuzz {
namespace {

using nlohmann::json;

/// What is still to be answered, by id as JSON.
using Pending = std::map<std::string, int>;

void hear(std::string_view bytes, lsp::FrameReader& reader, Pending& pending) {
  reader.feed(bytes);
  while (const auto frame = reader.next()) {
    require(frame->kind == lsp::Frame::Kind::message, "the server writes frames");
    const json message = json::parse(frame->body, nullptr, false);
    require(message.is_object(), "the server writes JSON");
    require(message.value("jsonrpc", "") == "2.0", "the server writes JSON-RPC");
    if (message.contains("method")) continue;
    require(message.contains("result") != message.contains("error"),
            "an answer is a result or an error");
    if (message.contains("error")) {
      constexpr int kInternalError = -32603;
      require(message["error"].value("code", 0) != kInternalError, "nothing breaks inside");
    }
    if (message.value("id", json()).is_null()) continue;
    const auto asked = pending.find(message["id"].dump());
    require(asked != pending.end(), "an answer belongs to a request");
    if (--asked->second == 0) pending.erase(asked);
  }
}

void say(lsp::Server& server, std::string_view body, lsp::FrameReader& reader, Pending& pending) {
  const json message = json::parse(body, nullptr, false);
  // Without a method it is an answer, or a request that says too little: that is refused.
  const bool is_request =
      message.is_object() && message.contains("id") &&
      (message["id"].is_string() || message["id"].is_number_integer()) &&
      (message.contains("method") || (!message.contains("result") && !message.contains("error")));
  if (is_request) ++pending[message["id"].dump()];
  hear(server.step(lsp::frame(body)), reader, pending);
}

void run(std::string_view lines) {
  lsp::Server server({.rules = rules::builtin(), .version = "0"});
  lsp::FrameReader reader;
  Pending pending;
  say(server,
      R"({"jsonrpc":"2.0","id":"first","method":"initialize","params":{"capabilities":{}}})",
      reader, pending);
  say(server, R"({"jsonrpc":"2.0","method":"initialized","params":{}})", reader, pending);
  while (!lines.empty() && !server.exit_status()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    say(server, lines.substr(0, end), reader, pending);
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  if (!server.exit_status()) require(pending.empty(), "every request is answered");
}

}  // namespace
}  // namespace posturelint::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  posturelint::fuzz::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
