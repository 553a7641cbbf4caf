// SPDX-License-Identifier: Apache-2.0
#include "lsp/features/rename.h"

#include <algorithm>
#include <cctype>
#include <map>

#include <fmt/format.h>

#include "lsp/cursor.h"
#include "lsp/outbox.h"
#include "report/json_writer.h"

namespace posturelint::lsp {
namespace {

RequestError refused(std::string why) { return {error_code::kRequestFailed, std::move(why)}; }

/// Why the symbol cannot be called so; empty when it can.
std::string objection(const Symbol& symbol, const std::string& name) {
  switch (symbol.symbol) {
    case SymbolClass::id:
      if (!is_id(name)) return fmt::format("\"{}\" is not an id: 20 letters and digits", name);
      if (object_of_id(name) != object_of_id(symbol.value)) {
        return fmt::format("\"{}\" is the id of a {}, not of a {}", name, object_of_id(name),
                           object_of_id(symbol.value));
      }
      return "";
    case SymbolClass::posture_variable:
    case SymbolClass::name:
      break;
  }
  const bool blank =
      std::ranges::all_of(name, [](unsigned char c) { return std::isspace(c) != 0; });
  return blank ? "a name is not blank" : "";
}

/// The text between a JSON string's quotes.
std::string as_json_content(std::string_view text) {
  std::string quoted;
  append_json_string(quoted, text);
  return quoted.substr(1, quoted.size() - 2);
}

/// As the host of this place writes it.
std::string in_host(const Analysis& analysis, const Symbol& symbol, const std::string& name) {
  const auto cursor = cursor_at(analysis, symbol.span.begin);
  if (!cursor) return name;  // in a URL
  return quote_for_host(as_json_content(name), cursor->fragment());
}

const Symbol* symbol_under(Session& session, const std::string& uri, LspPosition position) {
  OpenDocument* document = session.documents.find(uri);
  if (document == nullptr) return nullptr;
  return Session::symbol_at(*document, document->positions().offset(position));
}

}  // namespace

std::optional<PrepareRename> prepare_rename(Session& session, const PositionParams& params) {
  const Symbol* symbol = symbol_under(session, params.uri, params.position);
  if (symbol == nullptr) return std::nullopt;
  return PrepareRename{symbol->range, symbol->value};
}

std::optional<WorkspaceEdit> rename(Session& session, const RenameParams& params) {
  const Symbol* under = symbol_under(session, params.uri, params.position);
  if (under == nullptr) return std::nullopt;
  const Symbol symbol = *under;
  if (const std::string why = objection(symbol, params.new_name); !why.empty()) throw refused(why);

  Symbol renamed = symbol;
  renamed.value = params.new_name;
  std::map<std::string, TextDocumentEdit> by_uri;
  std::map<std::string, std::unique_ptr<TextFile>> on_disk;
  bool is_taken = false;
  session.for_each_symbol([&](const Session::FoundSymbol& found) {
    if (found.symbol.is_definition && found.symbol.same_as(renamed)) is_taken = true;
    if (!found.symbol.same_as(symbol)) return;
    TextDocumentEdit& edits = by_uri[found.uri];
    edits.uri = found.uri;
    const Analysis* analysis = nullptr;
    if (found.document != nullptr) {
      edits.version = found.document->version();
      analysis = &found.document->analysis();
    } else {
      const std::string path = path_of_uri(found.uri);
      std::unique_ptr<TextFile>& file = on_disk[path];
      if (file == nullptr) {
        const auto source = Source::read(path);
        if (!source) throw refused(source.error().what);
        file = std::make_unique<TextFile>(found.uri, *source,
                                          session.workspace.files().find(path)->second.job.host,
                                          session.client.encoding);
      }
      analysis = &file->analysis();
    }
    edits.edits.push_back({found.symbol.range, in_host(*analysis, found.symbol, params.new_name)});
  });
  if (is_taken && symbol.symbol != SymbolClass::name && renamed.value != symbol.value) {
    throw refused(fmt::format("\"{}\" is there already", params.new_name));
  }
  WorkspaceEdit edit{.documents = {}, .versioned = session.client.document_changes};
  for (auto& [uri, edits] : by_uri) edit.documents.push_back(std::move(edits));
  return edit;
}

}  // namespace posturelint::lsp
