// SPDX-License-Identifier: Apache-2.0
#include "tests/lsp/client.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "rules/builtin_rules.h"

namespace posturelint::test {

using nlohmann::json;

LspClient::LspClient() : LspClient(rules::builtin()) {}

LspClient::LspClient(std::span<const Rule> rules, const std::string& scratch)
    : server_({.rules = rules,
               .version = "1.2.3",
               .rule_pages = "/pages/rules",
               .scratch_folder = [scratch] { return scratch; }}) {}

void LspClient::receive(std::string_view bytes) {
  reader_.feed(bytes);
  std::vector<json> asked;
  while (auto frame = reader_.next()) {
    if (frame->kind != lsp::Frame::Kind::message) throw std::runtime_error("not a message");
    json message = json::parse(frame->body);
    if (message.value("method", "") == "textDocument/publishDiagnostics") {
      published_[message["params"]["uri"]] = message["params"]["diagnostics"];
    }
    if (message.contains("method") && message.contains("id")) asked.push_back(message);
    received_.push_back(std::move(message));
  }
  if (!answer_request) return;
  for (const json& request : asked) {
    const json result = answer_request(request);
    if (!result.is_discarded()) send({{"id", request["id"]}, {"result", result}});
  }
}

void LspClient::send_bytes(std::string_view bytes) { receive(server_.step(bytes)); }

void LspClient::send(const json& message) {
  json whole = message;
  whole["jsonrpc"] = "2.0";
  send_bytes(lsp::frame(whole.dump()));
}

void LspClient::notify(std::string_view method, const json& params) {
  send({{"method", method}, {"params", params}});
}

json LspClient::ask(std::string_view method, const json& params) {
  const int id = next_id_++;
  send({{"id", id}, {"method", method}, {"params", params}});
  const auto answer = std::ranges::find_if(received_, [&](const json& message) {
    return !message.contains("method") && message.value("id", json()) == id;
  });
  if (answer == received_.end()) throw std::runtime_error("no answer to " + std::string(method));
  const json message = std::move(*answer);
  received_.erase(answer);
  if (message.contains("error")) return {{"error", message["error"]}};
  return message.at("result");
}

json LspClient::start(const json& capabilities, const std::vector<std::string>& folders,
                      const json& settings) {
  json workspace = json::array();
  for (const std::string& folder : folders) {
    workspace.push_back({{"uri", "file://" + folder}, {"name", "folder"}});
  }
  json result = ask("initialize", {{"processId", nullptr},
                                   {"capabilities", capabilities},
                                   {"workspaceFolders", workspace},
                                   {"initializationOptions", settings}});
  notify("initialized", json::object());
  idle();
  return result;
}

void LspClient::idle() {
  while (server_.has_work()) receive(server_.work());
}

void LspClient::open(const std::string& uri, const std::string& language, const std::string& text) {
  versions_[uri] = 1;
  notify(
      "textDocument/didOpen",
      {{"textDocument", {{"uri", uri}, {"languageId", language}, {"version", 1}, {"text", text}}}});
}

void LspClient::change(const std::string& uri, const json& changes) {
  notify("textDocument/didChange", {{"textDocument", {{"uri", uri}, {"version", ++versions_[uri]}}},
                                    {"contentChanges", changes}});
}

std::vector<json> LspClient::take() { return std::exchange(received_, {}); }

json LspClient::diagnostics(const std::string& uri) {
  const auto found = published_.find(uri);
  return found == published_.end() ? json() : found->second;
}

}  // namespace posturelint::test
