// SPDX-License-Identifier: Apache-2.0
#include "lsp/server.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/assert.h"
#include "lsp/connection.h"
#include "lsp/methods.h"
#include "lsp/outbox.h"
#include "lsp/session.h"
#include "lsp/transport.h"

namespace posturelint::lsp {
namespace {

using nlohmann::json;

/// Copies of JSON recurse; no message of the protocol comes near.
constexpr int kMaxDepth = 200;

bool is_request_id(const json& id) { return id.is_string() || id.is_number_integer(); }

}  // namespace

/// Takes messages apart, keeps the protocol's lifecycle, and answers for what goes wrong.
class Server::Impl {
 public:
  explicit Impl(ServerOptions options) : options_(std::move(options)) {}

  std::string step(std::string_view bytes) {
    const AssertionsThrow throwing;
    reader_.feed(bytes);
    std::vector<json> messages = read_messages();
    find_cancelled(messages);
    if (connection_) guarded("a new day", [&] { connection_->look_at_calendar(); });
    for (const json& message : messages) {
      if (exit_status_) break;
      handle(message);
    }
    cancelled_.clear();
    publish();
    return out_.take();
  }

  [[nodiscard]] bool has_work() const { return connection_ && connection_->has_work(); }

  [[nodiscard]] int work_delay_ms() const { return connection_ ? connection_->work_delay_ms() : 0; }

  std::string work() {
    const AssertionsThrow throwing;
    if (has_work()) guarded("reading the workspace", [&] { connection_->work(); });
    publish();
    return out_.take();
  }

  [[nodiscard]] std::optional<int> exit_status() const { return exit_status_; }
  [[nodiscard]] std::optional<int> client_process() const { return client_process_; }

 private:
  void publish() {
    while (connection_ && connection_->has_unsaid()) {
      guarded("publishing diagnostics", [&] { connection_->publish(); });
    }
  }

  std::vector<json> read_messages() {
    std::vector<json> messages;
    while (auto frame = reader_.next()) {
      switch (frame->kind) {
        case Frame::Kind::bad_header:
          out_.fail(nullptr, error_code::kParseError, "a message needs a Content-Length header");
          continue;
        case Frame::Kind::too_long:
          out_.fail(nullptr, error_code::kInvalidRequest,
                    fmt::format("a message has at most {} bytes", kMaxMessageBytes));
          continue;
        case Frame::Kind::message:
          break;
      }
      bool too_deep = false;
      const auto look = [&too_deep](int depth, json::parse_event_t /*event*/, json& /*value*/) {
        too_deep = too_deep || depth > kMaxDepth;
        return !too_deep;
      };
      json message = json::parse(frame->body, look, false);
      if (too_deep) {
        out_.fail(nullptr, error_code::kInvalidRequest,
                  fmt::format("a message nests at most {} levels deep", kMaxDepth));
      } else if (message.is_discarded()) {
        out_.fail(nullptr, error_code::kParseError, "the message is not JSON");
      } else {
        messages.push_back(std::move(message));
      }
    }
    return messages;
  }

  /// Requests that the client took back while they waited.
  void find_cancelled(const std::vector<json>& messages) {
    for (const json& message : messages) {
      if (!message.is_object() || message.value("method", json()) != "$/cancelRequest") continue;
      const json params = message.value("params", json());
      if (params.is_object() && params.contains("id") && is_request_id(params["id"])) {
        cancelled_.insert(params["id"]);
      }
    }
  }

  void handle(const json& message) {
    if (!message.is_object()) {
      return out_.fail(nullptr, error_code::kInvalidRequest, "a message is an object");
    }
    // What is no id cannot be answered by it.
    json id = message.value("id", json());
    const bool is_request = is_request_id(id);
    if (!is_request) id = nullptr;
    const auto method = message.find("method");
    if (method == message.end()) {
      if (message.contains("result") || message.contains("error")) return take_answer(id, message);
      return out_.fail(id, error_code::kInvalidRequest, "a message needs a method");
    }
    if (!method->is_string()) {
      return out_.fail(id, error_code::kInvalidRequest, "a method is a string");
    }
    const auto& name = method->get_ref<const std::string&>();
    const json params = message.value("params", json::object());
    if (!message.contains("id")) return take_notification(name, params);
    if (!is_request) {
      return out_.fail(id, error_code::kInvalidRequest, "an id is a string or a number");
    }
    answer_request(id, name, params);
  }

  void answer_request(const json& id, const std::string& method, const json& params) {
    out_.trace(fmt::format("request {} ({})", method, id.dump()), params);
    if (method == "initialize" && !connection_ && !is_shut_down_) return initialize(id, params);
    if (is_shut_down_) {
      return out_.fail(id, error_code::kInvalidRequest, "the server is shut down");
    }
    if (!connection_) {
      return out_.fail(id, error_code::kServerNotInitialized, "the server is not initialized");
    }
    if (method == "initialize") {
      return out_.fail(id, error_code::kInvalidRequest, "the server is initialized already");
    }
    if (cancelled_.contains(id)) {
      return out_.fail(id, error_code::kRequestCancelled, "cancelled");
    }
    if (method == "shutdown") {
      connection_.reset();
      is_shut_down_ = true;
      return out_.answer(id, nullptr);
    }
    answer_or_fail(id, method, [&] { return connection_->answer(method, params); });
  }

  void initialize(const json& id, const json& params) {
    answer_or_fail(id, "initialize", [&] {
      auto read = params.get<InitializeParams>();
      out_.set_trace(read.trace);
      client_process_ = read.process_id;
      connection_.emplace(options_, std::move(read), out_);
      return connection_->initialize_result();
    });
  }

  /// Sends what `make` gives, or why it gave nothing.
  template <typename Make>
  void answer_or_fail(const json& id, const std::string& method, Make make) {
    try {
      std::optional<json> result = make();
      if (result) return out_.answer(id, std::move(*result));
      out_.fail(id, error_code::kMethodNotFound, fmt::format("there is no method \"{}\"", method));
    } catch (const RequestError& error) {
      out_.fail(id, error.code, error.what);
    } catch (const json::exception& error) {
      out_.fail(id, error_code::kInvalidParams, error.what());
    } catch (const std::exception& error) {
      out_.fail(id, error_code::kInternalError, error.what());
      out_.log(LogLevel::error, fmt::format("internal error in {}: {}", method, error.what()));
    }
  }

  /// Does what nobody waits for; when it breaks, the log says so.
  template <typename Do>
  void guarded(std::string_view what, Do task) {
    try {
      task();
    } catch (const json::exception& error) {
      out_.log(LogLevel::error, fmt::format("cannot read {}: {}", what, error.what()));
    } catch (const RequestError& error) {
      out_.log(LogLevel::error, fmt::format("{}: {}", what, error.what));
    } catch (const std::exception& error) {
      out_.log(LogLevel::error, fmt::format("internal error in {}: {}", what, error.what()));
    }
  }

  void take_notification(const std::string& method, const json& params) {
    out_.trace(fmt::format("notification {}", method), params);
    if (method == "exit") {
      exit_status_ = is_shut_down_ ? 0 : 1;
      return;
    }
    if (method == "$/setTrace") {
      guarded(method, [&] { out_.set_trace(parse_trace(params.at("value").get<std::string>())); });
      return;
    }
    if (!connection_) return;  // before initialize and after shutdown: dropped
    guarded(method, [&] { connection_->take_notification(method, params); });
  }

  void take_answer(const json& id, const json& message) {
    const auto asked = out_.take_asked(id);
    if (!asked || !connection_) return;
    const json result = message.value("result", json());
    const bool failed = message.contains("error");
    guarded("an answer", [&] { connection_->take_answer(*asked, result, failed); });
  }

  ServerOptions options_;
  FrameReader reader_;
  Outbox out_;
  std::optional<Connection> connection_;
  bool is_shut_down_ = false;
  std::optional<int> exit_status_;
  std::optional<int> client_process_;
  std::set<json> cancelled_;
};

Server::Server(ServerOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Server::~Server() = default;
std::string Server::step(std::string_view bytes) { return impl_->step(bytes); }
bool Server::has_work() const { return impl_->has_work(); }
int Server::work_delay_ms() const { return impl_->work_delay_ms(); }
std::string Server::work() { return impl_->work(); }
std::optional<int> Server::exit_status() const { return impl_->exit_status(); }
std::optional<int> Server::client_process() const { return impl_->client_process(); }

}  // namespace posturelint::lsp
