// SPDX-License-Identifier: Apache-2.0
#include "lsp/protocol/params.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace posturelint::lsp {
namespace {

using nlohmann::json;

std::string document_uri(const json& in) {
  return in.at("textDocument").at("uri").get<std::string>();
}

/// The member, when it is there and not null.
const json* member(const json& in, const char* key) {
  const auto found = in.find(key);
  return found == in.end() || found->is_null() ? nullptr : &*found;
}

}  // namespace

void from_json(const json& in, DocumentParams& value) { value.uri = document_uri(in); }

void from_json(const json& in, PositionParams& value) {
  value.uri = document_uri(in);
  in.at("position").get_to(value.position);
}

void from_json(const json& in, RangeParams& value) {
  value.uri = document_uri(in);
  in.at("range").get_to(value.range);
}

void from_json(const json& in, DidOpenParams& value) {
  const json& document = in.at("textDocument");
  document.at("uri").get_to(value.uri);
  document.at("languageId").get_to(value.language_id);
  document.at("version").get_to(value.version);
  document.at("text").get_to(value.text);
}

void from_json(const json& in, DidChangeParams& value) {
  value.uri = document_uri(in);
  if (const json* version = member(in.at("textDocument"), "version")) {
    value.version = version->get<int>();
  }
  for (const json& change : in.at("contentChanges")) {
    ContentChange& added = value.changes.emplace_back();
    change.at("text").get_to(added.text);
    if (const json* range = member(change, "range")) added.range = range->get<Range>();
  }
}

void from_json(const json& in, DiagnosticParams& value) {
  value.uri = document_uri(in);
  if (const json* id = member(in, "previousResultId")) id->get_to(value.previous_result_id);
}

void from_json(const json& in, WorkspaceDiagnosticParams& value) {
  for (const json& previous : in.at("previousResultIds")) {
    value.previous.push_back(
        {previous.at("uri").get<std::string>(), previous.at("value").get<std::string>()});
  }
}

void from_json(const json& in, CodeActionParams& value) {
  value.uri = document_uri(in);
  in.at("range").get_to(value.range);
  const json* context = member(in, "context");
  if (context == nullptr) return;
  if (const json* only = member(*context, "only")) only->get_to(value.only);
}

void from_json(const json& in, ReferencesParams& value) {
  value.uri = document_uri(in);
  in.at("position").get_to(value.position);
  if (const json* context = member(in, "context")) {
    value.include_declaration = context->value("includeDeclaration", true);
  }
}

void from_json(const json& in, RenameParams& value) {
  value.uri = document_uri(in);
  in.at("position").get_to(value.position);
  in.at("newName").get_to(value.new_name);
}

void from_json(const json& in, QueryParams& value) { in.at("query").get_to(value.query); }

void from_json(const json& in, SelectionRangeParams& value) {
  value.uri = document_uri(in);
  in.at("positions").get_to(value.positions);
}

void from_json(const json& in, FormattingParams& value) {
  constexpr std::uint32_t kMaxTabSize = 16;
  value.uri = document_uri(in);
  if (const json* range = member(in, "range")) value.range = range->get<Range>();
  const json& options = in.at("options");
  value.tab_size = std::min(options.value("tabSize", value.tab_size), kMaxTabSize);
  value.insert_spaces = options.value("insertSpaces", value.insert_spaces);
}

void from_json(const json& in, ExecuteCommandParams& value) {
  in.at("command").get_to(value.command);
  const json* arguments = member(in, "arguments");
  if (arguments == nullptr) return;
  for (const json& argument : *arguments) {
    if (argument.is_string()) value.arguments.push_back(argument.get<std::string>());
  }
}

void from_json(const json& in, RuleParams& value) { in.at("rule").get_to(value.rule); }

void from_json(const json& in, RuleQuestionParams& value) {
  in.at("uri").get_to(value.uri);
  in.at("fragment").get_to(value.fragment);
  in.at("pointer").get_to(value.pointer);
  value.sign_in = in.value("signIn", "");
}

void from_json(const json& in, WatchedFilesParams& value) {
  for (const json& change : in.at("changes")) {
    const int type = std::clamp(change.at("type").get<int>(), 1, 3);
    value.changes.push_back(
        {change.at("uri").get<std::string>(), static_cast<FileChangeType>(type)});
  }
}

void from_json(const json& in, FoldersParams& value) {
  const json& event = in.at("event");
  for (const json& folder : event.at("added")) {
    value.added.push_back(folder.at("uri").get<std::string>());
  }
  for (const json& folder : event.at("removed")) {
    value.removed.push_back(folder.at("uri").get<std::string>());
  }
}

}  // namespace posturelint::lsp
