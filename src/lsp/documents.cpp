// SPDX-License-Identifier: Apache-2.0
#include "lsp/documents.h"

#include <algorithm>
#include <utility>

#include "workspace/discovery.h"

namespace posturelint::lsp {
namespace {

/// The kind of file: by its name, else by what the editor calls its language, else by its content.
HostKind host_of(std::string_view path, std::string_view language_id, std::string_view text) {
  struct Language {
    std::string_view id;
    HostKind host;
  };
  constexpr Language kLanguages[] = {
      {"json", HostKind::json},        {"jsonc", HostKind::json},
      {"jsonl", HostKind::json_lines}, {"markdown", HostKind::markdown},
      {"mdx", HostKind::markdown},     {"shellscript", HostKind::shell},
      {"sh", HostKind::shell},         {"bash", HostKind::shell},
      {"http", HostKind::http},
  };
  if (const HostKind host = host_kind(path); host != HostKind::none) return host;
  for (const Language& language : kLanguages) {
    if (language.id == language_id) return language.host;
  }
  return guess_host(text);
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string path_of_uri(std::string_view uri) {
  constexpr std::string_view kScheme = "file://";
  if (!uri.starts_with(kScheme)) return std::string(uri);
  uri.remove_prefix(kScheme.size());
  if (!uri.starts_with('/')) uri.remove_prefix(std::min(uri.find('/'), uri.size()));  // the host
  std::string path;
  for (std::size_t i = 0; i < uri.size(); ++i) {
    if (uri[i] == '%' && i + 2 < uri.size()) {
      const int high = hex_digit(uri[i + 1]);
      const int low = hex_digit(uri[i + 2]);
      if (high >= 0 && low >= 0) {
        path += static_cast<char>(high * 16 + low);
        i += 2;
        continue;
      }
    }
    path += uri[i];
  }
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

const Analysis& TextFile::analysis(HostMemory* hosts) const {
  if (analysis_ == nullptr) {
    const SourcePtr source = positions_.shared_source();
    analysis_ = std::make_unique<const Analysis>(analyze(source, host_, hosts));
  }
  return *analysis_;
}

const std::vector<Symbol>& TextFile::symbols() const {
  if (!symbols_) symbols_ = collect_symbols(analysis(), positions_);
  return *symbols_;
}

const FileFacts& TextFile::facts() const {
  if (!facts_) facts_ = extract_facts(analysis());
  return *facts_;
}

OpenDocument::OpenDocument(const DidOpenParams& params, const std::string& path,
                           PositionEncoding encoding)
    : version_(params.version),
      encoding_(encoding),
      file_(std::make_unique<TextFile>(params.uri, Source::from_string(path, params.text),
                                       host_of(path, params.language_id, params.text), encoding)) {}

void OpenDocument::change(const DidChangeParams& params) {
  for (const ContentChange& change : params.changes) {
    if (!change.range) {
      set_text(change.text);
      continue;
    }
    const std::string_view text = file_->source().text();
    const Span span = positions().span(*change.range);
    std::string changed;
    changed.reserve(text.size() - span.size() + change.text.size());
    changed.append(text, 0, span.begin).append(change.text).append(text, span.end);
    set_text(std::move(changed));
  }
  if (params.version) version_ = *params.version;
}

void OpenDocument::set_text(std::string text) {
  studies_.reset();
  file_ = std::make_unique<TextFile>(uri(), Source::from_string(path(), std::move(text)),
                                     file_->host(), encoding_);
  report_.reset();
  findings_.reset();
}

PolicyStudies& OpenDocument::studies(const Setup& setup) {
  if (studies_ == nullptr) {
    studies_ = std::make_unique<PolicyStudies>(analysis(), setup.config().assumptions);
  }
  return *studies_;
}

void OpenDocument::forget_report() {
  studies_.reset();
  report_.reset();
  joined_.reset();
  findings_.reset();
}

const FileReport& OpenDocument::report(const Setup& setup) {
  if (!report_) {
    report_ = lint(analysis(), setup.rules, *setup.schemas, Scope::discovered, &studies(setup));
  }
  return *report_;
}

const std::vector<Finding>& OpenDocument::findings(const Setup& setup) {
  if (findings_) return *findings_;
  if (!joined_) {
    findings_ = report(setup).findings;
  } else if (joined_->source == file_->positions().shared_source()) {
    findings_ = joined_->all;
  } else {
    findings_ = with_moved(report(setup).findings);
  }
  return *findings_;
}

std::vector<Finding> OpenDocument::with_moved(std::vector<Finding> own) const {
  if (joined_->of_other_files.empty()) return own;
  const std::string_view before = joined_->source->text();
  const std::string_view after = file_->source().text();
  const Edit edit = difference(before, after);
  const auto change = static_cast<std::uint32_t>(after.size() - before.size());  // may wrap around
  for (Finding finding : joined_->of_other_files) {
    if (finding.span.end > edit.span.begin) {
      if (finding.span.begin < edit.span.end) continue;  // what it is about was changed
      finding.span.begin += change;
      finding.span.end += change;
    }
    // Its notes and fix are for the text that was.
    finding.notes.clear();
    finding.trail.clear();
    finding.fix.reset();
    own.push_back(std::move(finding));
  }
  sort_and_deduplicate(own);
  return own;
}

bool OpenDocument::set_joined(std::vector<Finding> findings) {
  const auto same = [](const Finding& a, const Finding& b) {
    return a.rule == b.rule && a.span == b.span && a.message == b.message &&
           a.severity == b.severity && a.notes.size() == b.notes.size();
  };
  Joined joined{.source = file_->positions().shared_source(), .all = {}, .of_other_files = {}};
  const std::vector<Finding> none;
  const std::vector<Finding>& own = report_ ? report_->findings : none;
  for (const Finding& finding : findings) {
    const bool is_own =
        std::ranges::any_of(own, [&](const Finding& other) { return same(finding, other); });
    if (!is_own) joined.of_other_files.push_back(finding);
  }
  const std::vector<Finding>& shown = findings_ ? *findings_ : own;
  const bool changed = !std::ranges::equal(shown, findings, same);
  joined.all = std::move(findings);
  findings_ = joined.all;
  joined_ = std::move(joined);
  return changed;
}

OpenDocument& Documents::open(const DidOpenParams& params, PositionEncoding encoding) {
  close(params.uri);
  std::string path = path_of_uri(params.uri);
  auto document = std::make_unique<OpenDocument>(params, path, encoding);
  by_path_[path] = document.get();
  return *(by_uri_[params.uri] = std::move(document));
}

void Documents::close(std::string_view uri) {
  const auto found = by_uri_.find(uri);
  if (found == by_uri_.end()) return;
  const auto by_path = by_path_.find(found->second->path());
  if (by_path != by_path_.end() && by_path->second == found->second.get()) by_path_.erase(by_path);
  by_uri_.erase(found);
}

OpenDocument* Documents::find(std::string_view uri) {
  const auto found = by_uri_.find(uri);
  return found == by_uri_.end() ? nullptr : found->second.get();
}

OpenDocument* Documents::find_path(std::string_view path) {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? nullptr : found->second;
}

}  // namespace posturelint::lsp
