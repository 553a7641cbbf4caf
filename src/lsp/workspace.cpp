// SPDX-License-Identifier: Apache-2.0
#include "lsp/workspace.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/glob.h"
#include "engine/own_rule.h"
#include "lsp/documents.h"
#include "report/uri.h"
#include "schema/release.h"

namespace posturelint::lsp {

void Workspace::set_folders(std::vector<std::string> folders) {
  folders_ = std::move(folders);
  forget();
}

void Workspace::set_settings(const Settings& settings) {
  settings_ = settings;
  forget();
}

bool Workspace::set_today(std::optional<CivilDate> today) {
  if (today == today_) return false;
  today_ = today;
  forget();
  return true;
}

void Workspace::forget() {
  ++generation_;
  files_.clear();
  order_.clear();
  failures_.clear();
  next_ = 0;
  found_ = false;
  bad_settings_.reset();

  LookupOptions options{.rules = rules_, .select = {}, .ignore = {}, .today = today_};
  if (!settings_.config.empty()) {
    const bool is_relative = !settings_.config.starts_with('/') && !folders_.empty();
    options.config_file =
        is_relative ? join_path(folders_.front(), settings_.config) : settings_.config;
  }
  options.select = settings_.select;
  options.ignore = settings_.ignore;
  if (!settings_.api_release.empty()) {
    options.api_release = parse_release(settings_.api_release);
    if (!options.api_release) {
      add_failure(fmt::format("settings: \"{}\" is not a release, such as 2026.06.3",
                              settings_.api_release));
    }
  }
  configs_ = std::make_unique<ConfigLookup>(std::move(options));
}

void Workspace::add_failure(const std::string& what) {
  if (std::ranges::find(failures_, what) == failures_.end()) failures_.push_back(what);
}

Result<const Setup*> Workspace::setup_for(const std::string& path) {
  const std::string folder = path.starts_with('/') ? folder_of(path)
                             : folders_.empty()    ? std::string("/")
                                                   : folders_.front();
  auto setup = configs_->find(folder);
  if (!setup) {
    add_failure(setup.error().what);
    return setup;
  }
  const Config& config = (*setup)->config();
  const std::string in_project = path_in_project(config, path);
  const bool excluded = std::ranges::any_of(
      config.exclude, [&](const std::string& glob) { return glob_covers(glob, in_project); });
  return excluded ? nullptr : *setup;
}

void Workspace::find_files() {
  found_ = true;
  for (const std::string& folder : folders_) {
    const std::string paths[] = {folder};
    auto discovery = discover(paths, *configs_);
    if (!discovery) {
      add_failure(discovery.error().what);
      continue;
    }
    for (const Error& failure : discovery->failures) add_failure(failure.what);
    for (FileJob& job : discovery->jobs) {
      const std::string path = job.path;
      files_.try_emplace(path, IndexedFile{.job = std::move(job), .symbols = {}, .facts = {}});
    }
  }
  for (auto& [path, file] : files_) order_.push_back(&file);
  // Only now the rules of all teams are known.
  for (const auto* names : {&settings_.select, &settings_.ignore}) {
    for (const std::string& name : *names) {
      if (is_rule_or_category(configs_->all_rules(), name)) continue;
      add_failure(fmt::format("settings: there is no rule or category \"{}\"", name));
    }
  }
}

const Rule* Workspace::find_rule(std::string_view id) {
  const auto find_in = [&](std::span<const Rule> rules) {
    const auto found = std::ranges::find(rules, id, &Rule::id);
    return found == rules.end() ? nullptr : &*found;
  };
  const Rule* ours = find_in(rules_);
  return ours != nullptr ? ours : find_in(configs_->all_rules());
}

std::span<const Rule> Workspace::all_rules() { return configs_->all_rules(); }

bool Workspace::holds_rules(std::string_view path) {
  return std::ranges::any_of(configs_->all_rules(), [&](const Rule& rule) {
    return rule.own != nullptr && rule.own->source->name() == path;
  });
}

std::size_t Workspace::read(IndexedFile& file) const {
  file.symbols.clear();
  file.facts = {};
  file.report.reset();
  file.joined.reset();
  file.diagnostics.reset();
  file.is_read = false;
  auto source = Source::read(file.job.path);
  if (!source) return 0;
  if (file.job.host == HostKind::none) file.job.host = guess_host((*source)->text());
  const std::size_t size = (*source)->text().size();
  if (file.job.host == HostKind::none) return size;
  const TextFile text(path_to_uri(file.job.path), *source, file.job.host, encoding_);
  file.symbols = text.symbols();
  const bool has_readers =
      file.job.setup != nullptr && !file.job.setup->rules.project_rules().empty();
  if (has_readers) file.facts = text.facts();
  file.is_read = true;
  return size;
}

void Workspace::index_some() {
  constexpr std::size_t kFilesAtOnce = 32;
  constexpr std::size_t kBytesAtOnce = 64 * 1024;
  if (!found_) {
    find_files();
    return;
  }
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < kFilesAtOnce && bytes < kBytesAtOnce && next_ < order_.size(); ++i) {
    bytes += read(*order_[next_++]);
  }
}

void Workspace::index_all() {
  while (!is_indexed()) index_some();
}

bool Workspace::reread(const std::string& path) {
  const auto found = files_.find(path);
  if (found == files_.end()) return false;
  if (is_indexed() || found->second.is_read) read(found->second);
  return true;
}

}  // namespace posturelint::lsp
