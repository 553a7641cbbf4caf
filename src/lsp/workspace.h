// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_date.h"
#include "base/result.h"
#include "engine/facts.h"
#include "engine/lint.h"
#include "engine/rule.h"
#include "lsp/positions.h"
#include "lsp/protocol/initialize.h"
#include "lsp/symbols.h"
#include "workspace/config_lookup.h"
#include "workspace/discovery.h"

namespace posturelint::lsp {

/// A file of the workspace as it is on disk, and what it defines and uses.
struct IndexedFile {
  FileJob job;
  bool is_read = false;
  std::vector<Symbol> symbols;
  /// What it tells the rules over whole projects; nothing when there are none.
  FileFacts facts;
  /// What linting it alone says, once somebody has asked; then, with what comes of other files.
  std::optional<FileReport> report = std::nullopt;
  std::optional<FileReport> joined = std::nullopt;
  /// Made of `joined` when first asked for.
  std::optional<std::vector<Diagnostic>> diagnostics = std::nullopt;

  void set_joined(FileReport all) {
    joined = std::move(all);
    diagnostics.reset();
  }
};

/// The folders that are open in the editor: which files they hold, and their configurations. Files
/// are read bit by bit, so that messages are answered meanwhile.
class Workspace {
 public:
  Workspace(std::span<const Rule> rules, PositionEncoding encoding)
      : rules_(rules), encoding_(encoding) {
    forget();
  }

  /// Absolute paths. What was known is forgotten.
  void set_folders(std::vector<std::string> folders);
  [[nodiscard]] const std::vector<std::string>& folders() const { return folders_; }
  void set_settings(const Settings& settings);
  /// True when it was another one.
  bool set_today(std::optional<CivilDate> today);
  /// Files, ignore files or configurations came, went or changed: all is found anew.
  void forget();
  /// The text of one file changed on disk. False when the file is not known.
  bool reread(const std::string& path);

  /// What linting a file takes; the error says why there is no configuration for it. Null: the
  /// configuration excludes the file.
  Result<const Setup*> setup_for(const std::string& path);

  /// One of the program or of a team; null when there is none. Good until the next question.
  const Rule* find_rule(std::string_view id);
  /// The program's, then those of teams, as far as their configurations were read. Good until the
  /// next question.
  std::span<const Rule> all_rules();
  /// A file of a team's rules, in use.
  bool holds_rules(std::string_view path);

  [[nodiscard]] bool is_indexed() const { return found_ && next_ == order_.size(); }
  /// How many files there are to read, and how many are.
  [[nodiscard]] std::size_t total() const { return order_.size(); }
  [[nodiscard]] std::size_t done() const { return next_; }
  /// Finds the files, or reads some of them: a few milliseconds' work.
  void index_some();
  void index_all();

  /// By path. Complete when is_indexed().
  std::map<std::string, IndexedFile, std::less<>>& files() { return files_; }
  /// Configurations that cannot be read and folders that cannot be searched, as found so far; each
  /// is `path: what` or `path:line:column: what`.
  [[nodiscard]] const std::vector<std::string>& failures() const { return failures_; }
  /// Counts the times that everything was forgotten.
  [[nodiscard]] std::size_t generation() const { return generation_; }

 private:
  void find_files();
  /// Gives the file's size.
  std::size_t read(IndexedFile& file) const;
  void add_failure(const std::string& what);

  std::span<const Rule> rules_;
  PositionEncoding encoding_;
  Settings settings_;
  std::optional<CivilDate> today_;
  std::vector<std::string> folders_;
  std::optional<Error> bad_settings_;
  std::unique_ptr<ConfigLookup> configs_;
  std::map<std::string, IndexedFile, std::less<>> files_;
  std::vector<IndexedFile*> order_;
  std::vector<std::string> failures_;
  std::size_t next_ = 0;
  bool found_ = false;
  std::size_t generation_ = 0;
};

}  // namespace posturelint::lsp
