// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/analysis.h"
#include "engine/facts.h"
#include "engine/lint.h"
#include "engine/policy_studies.h"
#include "extract/extract.h"
#include "lsp/positions.h"
#include "lsp/protocol/params.h"
#include "lsp/symbols.h"
#include "workspace/config_lookup.h"

namespace posturelint::lsp {

/// A text and what we read in it; each thing is made when first asked for, and kept.
class TextFile {
 public:
  TextFile(std::string uri, SourcePtr source, HostKind host, PositionEncoding encoding)
      : uri_(std::move(uri)), host_(host), positions_(std::move(source), encoding) {}

  [[nodiscard]] const std::string& uri() const { return uri_; }
  [[nodiscard]] HostKind host() const { return host_; }
  [[nodiscard]] const Source& source() const { return positions_.source(); }
  [[nodiscard]] const Positions& positions() const { return positions_; }
  /// `hosts` remembers the syntax of the text before this one; may be null.
  const Analysis& analysis(HostMemory* hosts = nullptr) const;
  const std::vector<Symbol>& symbols() const;
  const FileFacts& facts() const;

 private:
  std::string uri_;
  HostKind host_;
  Positions positions_;
  mutable std::unique_ptr<const Analysis> analysis_;
  mutable std::optional<std::vector<Symbol>> symbols_;
  mutable std::optional<FileFacts> facts_;
};

/// A text that is open in the editor.
class OpenDocument {
 public:
  OpenDocument(const DidOpenParams& params, const std::string& path, PositionEncoding encoding);

  [[nodiscard]] const std::string& uri() const { return file_->uri(); }
  /// The file's absolute path; the URI itself for a text that is no file.
  [[nodiscard]] const std::string& path() const { return file_->source().name(); }
  [[nodiscard]] int version() const { return version_; }
  [[nodiscard]] const TextFile& file() const { return *file_; }
  [[nodiscard]] const Positions& positions() const { return file_->positions(); }
  const Analysis& analysis() const { return file_->analysis(&hosts_); }
  const std::vector<Symbol>& symbols() const {
    analysis();
    return file_->symbols();
  }

  /// Does the changes, one after the other.
  void change(const DidChangeParams& params);

  /// The lists of rules in it, studied once for the findings and for whoever asks.
  std::list<PolicyStudy>& policies(const Setup& setup) { return studies(setup).all(); }
  /// What linting it alone says; made anew when the text or the setup has changed.
  const FileReport& report(const Setup& setup);
  /// The same with what comes of other files: as it was found for this text, or for the one before
  /// it, moved along with what was typed since.
  const std::vector<Finding>& findings(const Setup& setup);
  /// All findings of this text, those that come of other files included. True when they are not
  /// those that findings() gave before.
  bool set_joined(std::vector<Finding> findings);
  /// The configuration has changed.
  void forget_report();

 private:
  /// What was found for a text together with other files.
  struct Joined {
    SourcePtr source;
    std::vector<Finding> all;
    std::vector<Finding> of_other_files;
  };

  PolicyStudies& studies(const Setup& setup);
  void set_text(std::string text);
  [[nodiscard]] std::vector<Finding> with_moved(std::vector<Finding> own) const;

  int version_;
  PositionEncoding encoding_;
  mutable HostMemory hosts_;
  std::unique_ptr<TextFile> file_;
  std::unique_ptr<PolicyStudies> studies_;  // of the text, and of the setup of report_
  std::optional<FileReport> report_;
  std::optional<Joined> joined_;
  std::optional<std::vector<Finding>> findings_;
};

/// The open documents, by URI.
class Documents {
 public:
  OpenDocument& open(const DidOpenParams& params, PositionEncoding encoding);
  void close(std::string_view uri);
  /// Null when it is not open.
  OpenDocument* find(std::string_view uri);
  /// The one that shows a file; null when none does.
  OpenDocument* find_path(std::string_view path);
  std::map<std::string, std::unique_ptr<OpenDocument>, std::less<>>& all() { return by_uri_; }

 private:
  std::map<std::string, std::unique_ptr<OpenDocument>, std::less<>> by_uri_;
  std::map<std::string, OpenDocument*, std::less<>> by_path_;
};

/// The absolute path of a `file:` URI, percent-encoding undone; any other URI as it is.
std::string path_of_uri(std::string_view uri);

}  // namespace posturelint::lsp
