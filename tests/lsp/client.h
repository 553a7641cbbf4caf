// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "engine/rule.h"
#include "lsp/server.h"
#include "lsp/transport.h"

namespace posturelint::test {

/// An editor in memory: talks to a server in the same process, and keeps what it says.
class LspClient {
 public:
  using json = nlohmann::json;

  /// The rules of the program, or others.
  LspClient();
  /// `scratch` is a folder for texts that are shown; empty: there is none.
  explicit LspClient(std::span<const Rule> rules, const std::string& scratch = {});

  /// Sends bytes as they are.
  void send_bytes(std::string_view bytes);
  void send(const json& message);
  void notify(std::string_view method, const json& params);
  /// Sends a request; its result, or the error as `{"error": …}`.
  json ask(std::string_view method, const json& params);
  /// `initialize` and `initialized`; then lets the server read the workspace. The result of
  /// initialize.
  json start(const json& capabilities, const std::vector<std::string>& folders = {},
             const json& settings = json::object());
  /// Lets the server do what it has to do when nobody says anything.
  void idle();

  /// A document opened, edited, closed; the versions are counted here.
  void open(const std::string& uri, const std::string& language, const std::string& text);
  void change(const std::string& uri, const json& changes);

  /// Everything the server has said and nobody has taken, in order.
  std::vector<json> take();
  /// The diagnostics published last for a document; null when there are none.
  json diagnostics(const std::string& uri);

  lsp::Server& server() { return server_; }
  /// Answers to requests of the server; null: no answer is given.
  std::function<json(const json& request)> answer_request;

 private:
  void receive(std::string_view bytes);

  lsp::Server server_;
  lsp::FrameReader reader_;
  std::vector<json> received_;
  std::map<std::string, json> published_;
  std::map<std::string, int> versions_;
  int next_id_ = 1;
};

}  // namespace posturelint::test
