// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "lsp/protocol/types.h"

namespace posturelint::lsp {

/// What the client can do, as far as it makes us do something else. The defaults are a client that
/// says nothing.
struct ClientCapabilities {
  PositionEncoding encoding = PositionEncoding::utf16;
  bool pull_diagnostics = false;
  bool refresh_diagnostics = false;
  bool refresh_inlay_hints = false;
  bool refresh_code_lenses = false;
  bool related_information = false;
  bool diagnostic_tags = false;
  bool code_description = false;
  bool code_action_literals = false;
  bool code_action_resolve_edit = false;
  bool snippets = false;
  bool nested_symbols = false;
  bool prepare_rename = false;
  bool document_changes = false;
  bool create_files = false;
  bool work_done_progress = false;
  bool configuration = false;
  bool watch_files = false;
  bool show_document = false;
};

/// What the user may set in the editor; the names are those of the command line.
struct Settings {
  std::string config;
  std::vector<std::string> select;
  std::vector<std::string> ignore;
  std::string api_release;

  friend bool operator==(const Settings&, const Settings&) = default;
};

enum class Trace : std::uint8_t { off, messages, verbose };
Trace parse_trace(std::string_view text);

struct InitializeParams {
  std::optional<int> process_id;
  ClientCapabilities capabilities;
  std::vector<std::string> folders;  // URIs
  Settings settings;
  /// The client has a command `posturelint.showReferences`.
  bool can_show_references = false;
  Trace trace = Trace::off;
};

void from_json(const nlohmann::json& in, InitializeParams& value);
/// Reads what is there and of the right type; the rest stays as it is by default.
inline constexpr std::string_view kSettingNames[] = {"config", "select", "ignore", "apiRelease"};
Settings read_settings(const nlohmann::json& in);

}  // namespace posturelint::lsp
