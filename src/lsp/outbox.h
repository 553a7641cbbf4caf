// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "lsp/protocol/initialize.h"

namespace posturelint::lsp {

/// Codes of JSON-RPC and the protocol.
namespace error_code {
inline constexpr int kParseError = -32700;
inline constexpr int kInvalidRequest = -32600;
inline constexpr int kMethodNotFound = -32601;
inline constexpr int kInvalidParams = -32602;
inline constexpr int kInternalError = -32603;
inline constexpr int kServerNotInitialized = -32002;
inline constexpr int kRequestFailed = -32803;
inline constexpr int kRequestCancelled = -32800;
inline constexpr int kContentModified = -32801;
}  // namespace error_code

enum class LogLevel : std::uint8_t { error = 1, warning = 2, info = 3, log = 4 };

/// What we asked the client for.
enum class Asked : std::uint8_t { registration, configuration, progress, show_document, refresh };

/// Collects what goes to the client.
class Outbox {
 public:
  void answer(const nlohmann::json& id, nlohmann::json result);
  void fail(const nlohmann::json& id, int code, std::string_view message);
  void notify(std::string_view method, nlohmann::json params);
  void ask(Asked what, std::string_view method, nlohmann::json params);
  /// What the answer with this id is about; nothing when we did not ask. Each once.
  std::optional<Asked> take_asked(const nlohmann::json& id);

  void log(LogLevel level, std::string_view message);
  void show(LogLevel level, std::string_view message);
  void set_trace(Trace trace) { trace_ = trace; }
  /// For clients that follow what we do.
  void trace(std::string_view message, const nlohmann::json& details);

  /// All so far, in order.
  std::string take();

 private:
  void send(nlohmann::json message);

  std::string bytes_;
  std::map<std::string, Asked, std::less<>> asked_;
  unsigned next_id_ = 1;
  Trace trace_ = Trace::off;
};

}  // namespace posturelint::lsp
