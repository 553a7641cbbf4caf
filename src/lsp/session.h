// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rule.h"
#include "lsp/documents.h"
#include "lsp/protocol/initialize.h"
#include "lsp/protocol/params.h"
#include "lsp/scratch.h"
#include "lsp/workspace.h"

namespace posturelint::lsp {

/// What the client asked for cannot be done; `what` is for people.
struct RequestError {
  int code;
  std::string what;
};

/// An access policy rule in an open document, as commands name it.
struct RuleAddress {
  std::string uri;
  /// Which of the document's JSON texts it is in: `0` for a JSON file.
  std::string fragment;
  /// JSON pointer in that text.
  std::string pointer;
};

/// What features work on: the open documents, the workspace around them, and what the client can
/// do. One per connection, made by `initialize`.
class Session {
 public:
  Session(std::span<const Rule> all_rules, std::string pages, Scratch scratch_files,
          const InitializeParams& params);

  const ClientCapabilities client;
  /// The client has a command of its own that shows places.
  const bool can_show_references;
  const std::span<const Rule> rules;
  /// The folder with the pages of the rules (`rules/` of the repository); empty: not installed.
  const std::string rule_pages;
  Documents documents;
  Workspace workspace;
  Scratch scratch;
  /// The sign-ins among its files, by path, and the rules they were made for.
  std::map<std::string, RuleAddress, std::less<>> sign_ins;

  /// Another text, another file: what comes of several files is to be found anew.
  void set_stale() { is_stale_ = true; }
  /// True when that is to be done, and can be: all files are read.
  [[nodiscard]] bool is_stale() const { return is_stale_ && workspace.is_indexed(); }
  /// Joins the files of the workspace. Gives the URIs of open documents that have other findings
  /// now.
  std::vector<std::string> join();

  /// The findings in an open document; none when its configuration cannot be read or excludes it.
  std::span<const Finding> findings(OpenDocument& document);
  /// Null when there is none, and for the pages of the rules and what we show ourselves.
  const Setup* setup(const OpenDocument& document);
  /// Where an editor finds the rule's page (of a team's rule: the rule); empty when it is not
  /// installed.
  [[nodiscard]] std::string rule_page_uri(const Rule& rule) const;

  /// Calls `visit` with every place of the workspace that satisfies `wanted`: first those in open
  /// documents, as they are on the screen, then those in other files, as they are on disk.
  struct FoundSymbol {
    const Symbol& symbol;
    const std::string& uri;
    OpenDocument* document;  // null: not open
  };
  void for_each_symbol(const std::function<void(const FoundSymbol&)>& visit);
  /// The symbol under a place in a document, or null.
  static const Symbol* symbol_at(const OpenDocument& document, std::uint32_t offset);
  std::vector<Location> locations_of(const Symbol& symbol, bool definitions, bool uses);

 private:
  bool is_stale_ = true;
};

}  // namespace posturelint::lsp
