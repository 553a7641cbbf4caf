// SPDX-License-Identifier: Apache-2.0
#include "lsp/outbox.h"

#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lsp/transport.h"

namespace posturelint::lsp {
namespace {

using nlohmann::json;

/// File names and texts from the disk need not be UTF-8.
std::string dump(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

void Outbox::send(json message) {
  message["jsonrpc"] = "2.0";
  bytes_ += frame(dump(message));
}

void Outbox::answer(const json& id, json result) {
  send({{"id", id}, {"result", std::move(result)}});
}

void Outbox::fail(const json& id, int code, std::string_view message) {
  send({{"id", id}, {"error", {{"code", code}, {"message", message}}}});
}

void Outbox::notify(std::string_view method, json params) {
  send({{"method", method}, {"params", std::move(params)}});
}

void Outbox::ask(Asked what, std::string_view method, json params) {
  const std::string id = fmt::format("posturelint-{}", next_id_++);
  asked_.emplace(id, what);
  json message = {{"id", id}, {"method", method}};
  if (!params.is_null()) message["params"] = std::move(params);
  send(std::move(message));
}

std::optional<Asked> Outbox::take_asked(const json& id) {
  if (!id.is_string()) return std::nullopt;
  const auto found = asked_.find(id.get_ref<const std::string&>());
  if (found == asked_.end()) return std::nullopt;
  const Asked what = found->second;
  asked_.erase(found);
  return what;
}

void Outbox::log(LogLevel level, std::string_view message) {
  notify("window/logMessage", {{"type", static_cast<int>(level)}, {"message", message}});
}

void Outbox::show(LogLevel level, std::string_view message) {
  notify("window/showMessage", {{"type", static_cast<int>(level)}, {"message", message}});
}

void Outbox::trace(std::string_view message, const json& details) {
  if (trace_ == Trace::off) return;
  json params = {{"message", message}};
  if (trace_ == Trace::verbose) params["verbose"] = dump(details);
  notify("$/logTrace", std::move(params));
}

std::string Outbox::take() { return std::exchange(bytes_, {}); }

}  // namespace posturelint::lsp
