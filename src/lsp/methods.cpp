// SPDX-License-Identifier: Apache-2.0
#include "lsp/methods.h"

#include <algorithm>
#include <optional>
#include <type_traits>

#include <nlohmann/json.hpp>

#include "lsp/features/code_action.h"
#include "lsp/features/code_lens.h"
#include "lsp/features/completion.h"
#include "lsp/features/diagnostics.h"
#include "lsp/features/document_link.h"
#include "lsp/features/formatting.h"
#include "lsp/features/hover.h"
#include "lsp/features/inlay_hint.h"
#include "lsp/features/navigation.h"
#include "lsp/features/rename.h"
#include "lsp/features/semantic_tokens.h"
#include "lsp/features/structure.h"
#include "lsp/features/symbols.h"

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

/// The action that came, with its edit.
json resolve_action(Session& session, const json& params) {
  json action = params;
  action["edit"] = resolve_code_action(session, params.at("data").get<CodeActionData>());
  return action;
}

/// Flat symbols for clients that know no other.
json outline(Session& session, const json& params) {
  const auto read = params.get<DocumentParams>();
  const std::vector<DocumentSymbol> symbols = document_symbol(session, read);
  if (session.client.nested_symbols) return symbols;
  json flat = json::array();
  const auto add = [&](const auto& self, const DocumentSymbol& symbol) -> void {
    flat.push_back(
        WorkspaceSymbol{symbol.name, symbol.kind, symbol.detail, {read.uri, symbol.range}});
    for (const DocumentSymbol& child : symbol.children) self(self, child);
  };
  for (const DocumentSymbol& symbol : symbols) add(add, symbol);
  return flat;
}

constexpr Method kMethods[] = {
    {"textDocument/diagnostic", answer<document_diagnostic>, "diagnosticProvider",
     R"({"identifier": "posturelint", "interFileDependencies": true, "workspaceDiagnostics": true})"},
    {"workspace/diagnostic", answer<workspace_diagnostic>},
    {"textDocument/codeAction", answer<code_action>, "codeActionProvider",
     R"({"codeActionKinds": ["quickfix", "source.fixAll.posturelint"], "resolveProvider": true})"},
    {"codeAction/resolve", resolve_action},
    {"textDocument/hover", answer<hover>, "hoverProvider", "true"},
    {"textDocument/completion", answer<completion>, "completionProvider",
     R"({"triggerCharacters": ["\"", ":", "[", " "]})"},
    {"textDocument/definition", answer<definition>, "definitionProvider", "true"},
    {"textDocument/references", answer<references>, "referencesProvider", "true"},
    {"textDocument/documentHighlight", answer<document_highlight>, "documentHighlightProvider",
     "true"},
    {"textDocument/rename", answer<rename>, "renameProvider", R"({"prepareProvider": true})"},
    {"textDocument/prepareRename", answer<prepare_rename>},
    {"textDocument/documentSymbol", outline, "documentSymbolProvider", "true"},
    {"workspace/symbol", answer<workspace_symbol>, "workspaceSymbolProvider", "true"},
    {"textDocument/codeLens", answer<code_lens>, "codeLensProvider",
     R"({"resolveProvider": false})"},
    {"textDocument/inlayHint", answer<inlay_hint>, "inlayHintProvider", "true"},
    {"textDocument/foldingRange", answer<folding_range>, "foldingRangeProvider", "true"},
    {"textDocument/selectionRange", answer<selection_range>, "selectionRangeProvider", "true"},
    {"textDocument/formatting", answer<formatting>, "documentFormattingProvider", "true"},
    {"textDocument/rangeFormatting", answer<formatting>, "documentRangeFormattingProvider", "true"},
    {"textDocument/documentLink", answer<document_link>, "documentLinkProvider",
     R"({"resolveProvider": false})"},
    {"textDocument/semanticTokens/full", answer<semantic_tokens>, "semanticTokensProvider",
     kSemanticTokensOptions},
    {"textDocument/semanticTokens/range", answer<semantic_tokens_range>},
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
