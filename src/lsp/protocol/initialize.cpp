// SPDX-License-Identifier: Apache-2.0
#include "lsp/protocol/initialize.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "report/uri.h"

namespace posturelint::lsp {
namespace {

using nlohmann::json;

/// The value at a JSON pointer, or null; never throws.
const json& at(const json& in, const char* pointer) {
  static const json none;
  const json::json_pointer path(pointer);
  return in.contains(path) ? in.at(path) : none;
}

bool flag(const json& in, const char* pointer) { return at(in, pointer) == true; }

bool lists(const json& in, const char* pointer, std::string_view word) {
  const json& list = at(in, pointer);
  return list.is_array() && std::ranges::find(list, word) != list.end();
}

std::string text(const json& in, const char* pointer) {
  const json& value = at(in, pointer);
  return value.is_string() ? value.get<std::string>() : "";
}

std::vector<std::string> texts(const json& in, const char* pointer) {
  std::vector<std::string> out;
  const json& list = at(in, pointer);
  if (!list.is_array()) return out;
  for (const json& item : list) {
    if (item.is_string()) out.push_back(item.get<std::string>());
  }
  return out;
}

/// The first that the client offers of those we know: it lists them in its order of preference.
PositionEncoding choose_encoding(const json& offered) {
  if (!offered.is_array()) return PositionEncoding::utf16;
  for (const json& name : offered) {
    for (const PositionEncoding known :
         {PositionEncoding::utf8, PositionEncoding::utf16, PositionEncoding::utf32}) {
      if (name == to_string(known)) return known;
    }
  }
  return PositionEncoding::utf16;
}

ClientCapabilities read_capabilities(const json& in) {
  return {
      .encoding = choose_encoding(at(in, "/general/positionEncodings")),
      .pull_diagnostics = at(in, "/textDocument/diagnostic").is_object(),
      .refresh_diagnostics = flag(in, "/workspace/diagnostics/refreshSupport"),
      .refresh_inlay_hints = flag(in, "/workspace/inlayHint/refreshSupport"),
      .refresh_code_lenses = flag(in, "/workspace/codeLens/refreshSupport"),
      .related_information = flag(in, "/textDocument/publishDiagnostics/relatedInformation"),
      .diagnostic_tags = at(in, "/textDocument/publishDiagnostics/tagSupport").is_object(),
      .code_description = flag(in, "/textDocument/publishDiagnostics/codeDescriptionSupport"),
      .code_action_literals =
          at(in, "/textDocument/codeAction/codeActionLiteralSupport").is_object(),
      .code_action_resolve_edit =
          flag(in, "/textDocument/codeAction/dataSupport") &&
          lists(in, "/textDocument/codeAction/resolveSupport/properties", "edit"),
      .snippets = flag(in, "/textDocument/completion/completionItem/snippetSupport"),
      .nested_symbols = flag(in, "/textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
      .prepare_rename = flag(in, "/textDocument/rename/prepareSupport"),
      .document_changes = flag(in, "/workspace/workspaceEdit/documentChanges"),
      .create_files = lists(in, "/workspace/workspaceEdit/resourceOperations", "create"),
      .work_done_progress = flag(in, "/window/workDoneProgress"),
      .configuration = flag(in, "/workspace/configuration"),
      .watch_files = flag(in, "/workspace/didChangeWatchedFiles/dynamicRegistration"),
      .show_document = flag(in, "/window/showDocument/support"),
  };
}

}  // namespace

Trace parse_trace(std::string_view text) {
  if (text == "messages") return Trace::messages;
  return text == "verbose" ? Trace::verbose : Trace::off;
}

Settings read_settings(const json& in) {
  return {.config = text(in, "/config"),
          .select = texts(in, "/select"),
          .ignore = texts(in, "/ignore"),
          .api_release = text(in, "/apiRelease")};
}

void from_json(const json& in, InitializeParams& value) {
  if (const json& id = at(in, "/processId"); id.is_number_integer())
    value.process_id = id.get<int>();
  value.capabilities = read_capabilities(in.at("capabilities"));
  if (const json& folders = at(in, "/workspaceFolders"); folders.is_array()) {
    for (const json& folder : folders) value.folders.push_back(text(folder, "/uri"));
  } else if (const std::string root = text(in, "/rootUri"); !root.empty()) {
    value.folders.push_back(root);
  } else if (const std::string path = text(in, "/rootPath"); !path.empty()) {
    value.folders.push_back(path_to_uri(path));
  }
  value.settings = read_settings(at(in, "/initializationOptions"));
  value.can_show_references = flag(in, "/initializationOptions/showReferences");
  value.trace = parse_trace(text(in, "/trace"));
}

}  // namespace posturelint::lsp
