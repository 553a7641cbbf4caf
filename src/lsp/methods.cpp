// SPDX-License-Identifier: Apache-2.0
#include "lsp/methods.h"

#include <algorithm>
#include <optional>
#include <type_traits>

#include <nlohmann/json.hpp>

#include "lsp/features/diagnostics.h"

namespace posturelint::lsp {
namespace {

using nlohmann::json;

template <typename Feature>
struct Signature;
template <typename Result, typename Params>
struct Signature<Result (*)(Session&, const Params&)> {
  using ParamsType = Params;
};

template <typename T>
json to_answer(const T& result) {
  return result;
}
template <typename T>
json to_answer(const std::optional<T>& result) {
  return result ? json(*result) : json();
}

/// A feature, JSON in and JSON out.
template <auto feature>
json answer(Session& session, const json& params) {
  using Params = typename Signature<decltype(feature)>::ParamsType;
  return to_answer(feature(session, params.get<Params>()));
}

constexpr Method kMethods[] = {
    {"textDocument/diagnostic", answer<document_diagnostic>, "diagnosticProvider",
     R"({"identifier": "posturelint", "interFileDependencies": true, "workspaceDiagnostics": true})"},
    {"workspace/diagnostic", answer<workspace_diagnostic>},
};

}  // namespace

std::span<const Method> methods() { return kMethods; }

const Method* find_method(std::string_view name) {
  const auto* found = std::ranges::find(kMethods, name, &Method::name);
  return found == std::end(kMethods) ? nullptr : found;
}

json server_capabilities(const Session& session) {
  json out = {
      {"positionEncoding", to_string(session.client.encoding)},
      {"textDocumentSync",
       {{"openClose", true}, {"change", 2}, {"save", {{"includeText", false}}}}},
      {"workspace", {{"workspaceFolders", {{"supported", true}, {"changeNotifications", true}}}}},
  };
  for (const Method& method : kMethods) {
    if (!method.capability.empty()) out[method.capability] = json::parse(method.value);
  }
  return out;
}

}  // namespace posturelint::lsp
