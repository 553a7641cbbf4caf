// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

// The parts of the Language Server Protocol 3.17 that we use, under the protocol's own names (in
// snake_case). Members that the protocol leaves out are optionals, empty strings or empty lists.

namespace posturelint::lsp {

/// How `character` counts: bytes, UTF-16 code units or code points.
enum class PositionEncoding : std::uint8_t { utf8, utf16, utf32 };
std::string_view to_string(PositionEncoding encoding);

/// Counts from 0.
struct LspPosition {
  std::uint32_t line = 0;
  std::uint32_t character = 0;

  friend auto operator<=>(const LspPosition&, const LspPosition&) = default;
};

/// Half-open.
struct Range {
  LspPosition start;
  LspPosition end;

  friend auto operator<=>(const Range&, const Range&) = default;
};

struct Location {
  std::string uri;
  Range range;

  friend auto operator<=>(const Location&, const Location&) = default;
};

struct TextEdit {
  Range range;
  std::string new_text;
};

/// All edits of one document.
struct TextDocumentEdit {
  std::string uri;
  /// Set for open documents.
  std::optional<int> version;
  std::vector<TextEdit> edits;
  /// The file is made first; only for clients that can.
  bool create = false;
};

struct WorkspaceEdit {
  std::vector<TextDocumentEdit> documents;
  /// The client knows `documentChanges`.
  bool versioned = false;
};

struct DiagnosticRelated {
  Location location;
  std::string message;
};

enum class DiagnosticTag : std::uint8_t { unnecessary = 1, deprecated = 2 };

struct Diagnostic {
  Range range;
  int severity = 1;  // 1 error … 4 hint
  std::string code;
  std::string code_href;
  std::string message;
  std::vector<DiagnosticTag> tags;
  std::vector<DiagnosticRelated> related;
};

struct PublishDiagnostics {
  std::string uri;
  std::optional<int> version;
  std::vector<Diagnostic> diagnostics;
};

/// Only ours. The arguments are the strings, then the position and the locations if there is one.
/// An empty command is a title that does nothing.
struct Command {
  std::string title;
  std::string command;
  std::vector<std::string> arguments;
  std::optional<LspPosition> position;
  std::vector<Location> locations;
};

/// What a code action needs to be completed later.
struct CodeActionData {
  std::string uri;
  std::optional<int> version;
  std::string action;
  std::string rule;
  Range range;
};

struct CodeAction {
  std::string title;
  std::string kind;
  std::vector<Diagnostic> diagnostics;
  bool is_preferred = false;
  std::optional<WorkspaceEdit> edit;
  std::optional<Command> command;
  std::optional<CodeActionData> data;
};

struct Hover {
  std::string markdown;
  Range range;
};

enum class CompletionKind : std::uint8_t {
  property = 10,
  value = 12,
  enum_member = 20,
  snippet = 15,
  reference = 18
};

struct CompletionItem {
  std::string label;
  CompletionKind kind = CompletionKind::property;
  std::string detail;
  std::string documentation;  // Markdown
  std::string sort_text;
  std::string filter_text;
  bool is_snippet = false;
  bool is_deprecated = false;
  bool preselect = false;
  TextEdit edit;
};

enum class SymbolKind : std::uint8_t {
  module = 2,
  property = 7,
  string = 15,
  number = 16,
  boolean = 17,
  array = 18,
  object = 19,
  null = 21,
  event = 24,
  key = 20,
  interface = 11,
};

struct DocumentSymbol {
  std::string name;
  std::string detail;
  SymbolKind kind = SymbolKind::object;
  Range range;
  Range selection_range;
  std::vector<DocumentSymbol> children;
};

struct WorkspaceSymbol {
  std::string name;
  SymbolKind kind = SymbolKind::object;
  std::string container_name;
  Location location;
};

struct DocumentHighlight {
  Range range;
  int kind = 2;  // 2 read, 3 write
};

struct FoldingRange {
  std::uint32_t start_line = 0;
  std::uint32_t end_line = 0;
};

/// From the innermost to the outermost.
struct SelectionRanges {
  std::vector<Range> ranges;
};

struct DocumentLink {
  Range range;
  std::string target;
  std::string tooltip;
};

struct InlayHint {
  LspPosition position;
  std::string label;
  std::string tooltip;
};

struct CodeLens {
  Range range;
  Command command;
};

struct SemanticTokens {
  std::vector<std::uint32_t> data;
};

/// A range and what stands there now.
struct PrepareRename {
  Range range;
  std::string placeholder;
};

void to_json(nlohmann::json& out, const LspPosition& value);
void from_json(const nlohmann::json& in, LspPosition& value);
void to_json(nlohmann::json& out, const Range& value);
void from_json(const nlohmann::json& in, Range& value);
void to_json(nlohmann::json& out, const Location& value);
void to_json(nlohmann::json& out, const TextEdit& value);
void to_json(nlohmann::json& out, const WorkspaceEdit& value);
void to_json(nlohmann::json& out, const Diagnostic& value);
void to_json(nlohmann::json& out, const PublishDiagnostics& value);
void to_json(nlohmann::json& out, const Command& value);
void to_json(nlohmann::json& out, const CodeActionData& value);
void from_json(const nlohmann::json& in, CodeActionData& value);
void to_json(nlohmann::json& out, const CodeAction& value);
void to_json(nlohmann::json& out, const Hover& value);
void to_json(nlohmann::json& out, const CompletionItem& value);
void to_json(nlohmann::json& out, const DocumentSymbol& value);
void to_json(nlohmann::json& out, const WorkspaceSymbol& value);
void to_json(nlohmann::json& out, const DocumentHighlight& value);
void to_json(nlohmann::json& out, const FoldingRange& value);
void to_json(nlohmann::json& out, const SelectionRanges& value);
void to_json(nlohmann::json& out, const DocumentLink& value);
void to_json(nlohmann::json& out, const InlayHint& value);
void to_json(nlohmann::json& out, const CodeLens& value);
void to_json(nlohmann::json& out, const SemanticTokens& value);
void to_json(nlohmann::json& out, const PrepareRename& value);

}  // namespace posturelint::lsp
