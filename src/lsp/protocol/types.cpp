// SPDX-License-Identifier: Apache-2.0
#include "lsp/protocol/types.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace posturelint::lsp {
namespace {

using nlohmann::json;

void put(json& out, const char* key, const std::string& text) {
  if (!text.empty()) out[key] = text;
}

json markdown(const std::string& text) { return {{"kind", "markdown"}, {"value", text}}; }

}  // namespace

std::string_view to_string(PositionEncoding encoding) {
  constexpr std::string_view kNames[] = {"utf-8", "utf-16", "utf-32"};
  return kNames[static_cast<std::size_t>(encoding)];
}

void to_json(json& out, const LspPosition& value) {
  out = {{"line", value.line}, {"character", value.character}};
}

void from_json(const json& in, LspPosition& value) {
  // The protocol's numbers end at 2^31 - 1, and say "the end of the line" there.
  const auto read = [&](const char* key) {
    return static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(in.at(key).get<std::int64_t>(), 0, 0x7FFFFFFF));
  };
  value = {read("line"), read("character")};
}

void to_json(json& out, const Range& value) { out = {{"start", value.start}, {"end", value.end}}; }

void from_json(const json& in, Range& value) {
  in.at("start").get_to(value.start);
  in.at("end").get_to(value.end);
}

void to_json(json& out, const Location& value) {
  out = {{"uri", value.uri}, {"range", value.range}};
}

void to_json(json& out, const TextEdit& value) {
  out = {{"range", value.range}, {"newText", value.new_text}};
}

void to_json(json& out, const WorkspaceEdit& value) {
  if (!value.versioned) {
    json changes = json::object();
    for (const TextDocumentEdit& document : value.documents) {
      changes[document.uri] = document.edits;
    }
    out = {{"changes", std::move(changes)}};
    return;
  }
  json changes = json::array();
  for (const TextDocumentEdit& document : value.documents) {
    if (document.create) {
      changes.push_back(
          {{"kind", "create"}, {"uri", document.uri}, {"options", {{"ignoreIfExists", true}}}});
    }
    json identifier = {{"uri", document.uri}, {"version", nullptr}};
    if (document.version) identifier["version"] = *document.version;
    changes.push_back({{"textDocument", std::move(identifier)}, {"edits", document.edits}});
  }
  out = {{"documentChanges", std::move(changes)}};
}

void to_json(json& out, const Diagnostic& value) {
  out = {{"range", value.range},
         {"severity", value.severity},
         {"code", value.code},
         {"source", "posturelint"},
         {"message", value.message}};
  if (!value.code_href.empty()) out["codeDescription"] = {{"href", value.code_href}};
  if (!value.tags.empty()) {
    json& tags = out["tags"] = json::array();
    for (const DiagnosticTag tag : value.tags) tags.push_back(static_cast<int>(tag));
  }
  if (!value.related.empty()) {
    json& related = out["relatedInformation"] = json::array();
    for (const DiagnosticRelated& place : value.related) {
      related.push_back({{"location", place.location}, {"message", place.message}});
    }
  }
}

void to_json(json& out, const PublishDiagnostics& value) {
  out = {{"uri", value.uri}, {"diagnostics", value.diagnostics}};
  if (value.version) out["version"] = *value.version;
}

void to_json(json& out, const Command& value) {
  out = {{"title", value.title}, {"command", value.command}};
  if (value.arguments.empty()) return;
  json& arguments = out["arguments"] = value.arguments;
  if (!value.position) return;
  arguments.push_back(*value.position);
  arguments.push_back(value.locations);
}

void to_json(json& out, const CodeActionData& value) {
  out = {
      {"uri", value.uri}, {"action", value.action}, {"rule", value.rule}, {"range", value.range}};
  if (value.version) out["version"] = *value.version;
}

void from_json(const json& in, CodeActionData& value) {
  in.at("uri").get_to(value.uri);
  in.at("action").get_to(value.action);
  in.at("rule").get_to(value.rule);
  in.at("range").get_to(value.range);
  if (in.contains("version")) value.version = in.at("version").get<int>();
}

void to_json(json& out, const CodeAction& value) {
  out = {{"title", value.title}, {"kind", value.kind}};
  if (!value.diagnostics.empty()) out["diagnostics"] = value.diagnostics;
  if (value.is_preferred) out["isPreferred"] = true;
  if (value.edit) out["edit"] = *value.edit;
  if (value.command) out["command"] = *value.command;
  if (value.data) out["data"] = *value.data;
}

void to_json(json& out, const Hover& value) {
  out = {{"contents", markdown(value.markdown)}, {"range", value.range}};
}

void to_json(json& out, const CompletionItem& value) {
  constexpr int kSnippetFormat = 2;
  constexpr int kDeprecatedTag = 1;
  out = {{"label", value.label}, {"kind", static_cast<int>(value.kind)}, {"textEdit", value.edit}};
  put(out, "detail", value.detail);
  put(out, "sortText", value.sort_text);
  put(out, "filterText", value.filter_text);
  if (!value.documentation.empty()) out["documentation"] = markdown(value.documentation);
  if (value.is_snippet) out["insertTextFormat"] = kSnippetFormat;
  if (value.is_deprecated) out["tags"] = json::array({kDeprecatedTag});
  if (value.preselect) out["preselect"] = true;
}

void to_json(json& out, const DocumentSymbol& value) {
  out = {{"name", value.name},
         {"kind", static_cast<int>(value.kind)},
         {"range", value.range},
         {"selectionRange", value.selection_range}};
  put(out, "detail", value.detail);
  if (!value.children.empty()) out["children"] = value.children;
}

void to_json(json& out, const WorkspaceSymbol& value) {
  out = {
      {"name", value.name}, {"kind", static_cast<int>(value.kind)}, {"location", value.location}};
  put(out, "containerName", value.container_name);
}

void to_json(json& out, const DocumentHighlight& value) {
  out = {{"range", value.range}, {"kind", value.kind}};
}

void to_json(json& out, const FoldingRange& value) {
  out = {{"startLine", value.start_line}, {"endLine", value.end_line}};
}

void to_json(json& out, const SelectionRanges& value) {
  out = nullptr;
  for (auto range = value.ranges.rbegin(); range != value.ranges.rend(); ++range) {
    json inner = {{"range", *range}};
    if (!out.is_null()) inner["parent"] = std::move(out);
    out = std::move(inner);
  }
}

void to_json(json& out, const DocumentLink& value) {
  out = {{"range", value.range}, {"target", value.target}};
  put(out, "tooltip", value.tooltip);
}

void to_json(json& out, const InlayHint& value) {
  out = {{"position", value.position}, {"label", value.label}, {"paddingLeft", true}};
  if (!value.tooltip.empty()) out["tooltip"] = markdown(value.tooltip);
}

void to_json(json& out, const CodeLens& value) {
  out = {{"range", value.range}, {"command", value.command}};
}

void to_json(json& out, const SemanticTokens& value) { out = {{"data", value.data}}; }

void to_json(json& out, const PrepareRename& value) {
  out = {{"range", value.range}, {"placeholder", value.placeholder}};
}

}  // namespace posturelint::lsp
