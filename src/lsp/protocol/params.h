// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "lsp/protocol/types.h"

// What clients send. Reading one throws nlohmann::json::exception when a member that we need is
// missing or of the wrong type.

namespace posturelint::lsp {

struct DocumentParams {
  std::string uri;
};

struct PositionParams {
  std::string uri;
  LspPosition position;
};

struct RangeParams {
  std::string uri;
  Range range;
};

struct DidOpenParams {
  std::string uri;
  std::string language_id;
  int version = 0;
  std::string text;
};

/// No range: the whole text.
struct ContentChange {
  std::optional<Range> range;
  std::string text;
};

struct DidChangeParams {
  std::string uri;
  std::optional<int> version;
  std::vector<ContentChange> changes;
};

struct DiagnosticParams {
  std::string uri;
  std::string previous_result_id;
};

struct WorkspaceDiagnosticParams {
  struct Previous {
    std::string uri;
    std::string result_id;
  };
  std::vector<Previous> previous;
};

struct CodeActionParams {
  std::string uri;
  Range range;
  /// Kinds asked for; empty: all.
  std::vector<std::string> only;
};

struct ReferencesParams {
  std::string uri;
  LspPosition position;
  bool include_declaration = true;
};

struct RenameParams {
  std::string uri;
  LspPosition position;
  std::string new_name;
};

struct QueryParams {
  std::string query;
};

struct SelectionRangeParams {
  std::string uri;
  std::vector<LspPosition> positions;
};

struct FormattingParams {
  std::string uri;
  std::optional<Range> range;
  std::uint32_t tab_size = 2;
  bool insert_spaces = true;
};

struct ExecuteCommandParams {
  std::string command;
  /// The arguments that are strings.
  std::vector<std::string> arguments;
};

struct RuleParams {
  std::string rule;
};

/// Of our own requests about a rule of a policy (RuleAddress).
struct RuleQuestionParams {
  std::string uri;
  std::string fragment;
  std::string pointer;
  /// A sign-in as JSON; empty where none is asked for.
  std::string sign_in;
};

enum class FileChangeType : std::uint8_t { created = 1, changed = 2, deleted = 3 };

struct FileChange {
  std::string uri;
  FileChangeType type = FileChangeType::changed;
};

struct WatchedFilesParams {
  std::vector<FileChange> changes;
};

struct FoldersParams {
  std::vector<std::string> added;
  std::vector<std::string> removed;
};

void from_json(const nlohmann::json& in, DocumentParams& value);
void from_json(const nlohmann::json& in, PositionParams& value);
void from_json(const nlohmann::json& in, RangeParams& value);
void from_json(const nlohmann::json& in, DidOpenParams& value);
void from_json(const nlohmann::json& in, DidChangeParams& value);
void from_json(const nlohmann::json& in, DiagnosticParams& value);
void from_json(const nlohmann::json& in, WorkspaceDiagnosticParams& value);
void from_json(const nlohmann::json& in, CodeActionParams& value);
void from_json(const nlohmann::json& in, ReferencesParams& value);
void from_json(const nlohmann::json& in, RenameParams& value);
void from_json(const nlohmann::json& in, QueryParams& value);
void from_json(const nlohmann::json& in, SelectionRangeParams& value);
void from_json(const nlohmann::json& in, FormattingParams& value);
void from_json(const nlohmann::json& in, ExecuteCommandParams& value);
void from_json(const nlohmann::json& in, RuleParams& value);
void from_json(const nlohmann::json& in, RuleQuestionParams& value);
void from_json(const nlohmann::json& in, WatchedFilesParams& value);
void from_json(const nlohmann::json& in, FoldersParams& value);

}  // namespace posturelint::lsp
