// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "lsp/session.h"

namespace posturelint::lsp {

/// A request that a feature answers.
struct Method {
  std::string_view name;
  /// Throws nlohmann::json::exception for params that cannot be read, RequestError for what cannot
  /// be done.
  nlohmann::json (*answer)(Session&, const nlohmann::json& params);
  /// What `initialize` says of it: a member of the capabilities, and its value as JSON. Empty for
  /// methods that belong to another one.
  std::string_view capability = {};
  std::string_view value = {};
};

std::span<const Method> methods();
const Method* find_method(std::string_view name);
/// What the server can do, made from the table.
nlohmann::json server_capabilities(const Session& session);

}  // namespace posturelint::lsp
