// SPDX-License-Identifier: Apache-2.0
#include "workspace/config_lookup.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "document/document.h"
#include "engine/yaml_tree.h"

namespace posturelint {
namespace {

namespace fs = std::filesystem;

/// The folder around a folder, or nothing at the top of the file system. Never drops a `..`, which
/// need not undo the name before it where that is a symbolic link.
std::optional<std::string> folder_around(const std::string& folder) {
  std::error_code ignored;
  if (fs::equivalent(folder.empty() ? "." : folder, "/", ignored)) return std::nullopt;
  const std::string_view last = std::string_view(folder).substr(folder.rfind('/') + 1);
  if (folder.empty() || last == "..") return join_path(folder, "..");
  return folder_of(folder);
}

/// Where relative file names start, seen from a folder at or above the working directory; `""` for
/// any other folder.
std::string start_below(const std::string& folder) {
  std::error_code error;
  const fs::path here = fs::canonical(".", error);
  if (error) return "";
  const fs::path there = fs::canonical(folder.empty() ? "." : folder, error);
  if (error) return "";
  const fs::path start = here.lexically_relative(there);
  return start.empty() || *start.begin() == ".." ? "" : start.generic_string();
}

/// Reads the catalogue that a configuration names.
std::optional<Error> read_catalogue(Config& config) {
  if (config.os_catalogue_file.empty()) return std::nullopt;
  const auto wrong = [&](std::string_view what) {
    return error_at(*config.source, config.os_catalogue_span, what);
  };
  const std::string folder = folder_of(config.source->name());
  const std::string path = join_path(folder, config.os_catalogue_file);
  if (!is_below(folder, path)) {
    return wrong(fmt::format("{} leads out of the folder of this file", config.os_catalogue_file));
  }
  const auto source = Source::read(path);
  if (!source) return wrong(source.error().what);
  const Document document = Document::parse((*source)->text());
  auto catalogue = read_os_catalogue(document.root());
  if (!catalogue) return wrong(fmt::format("{} holds no releases of systems", path));
  config.os_catalogue = std::make_shared<const OsCatalogue>(std::move(*catalogue));
  return std::nullopt;
}

}  // namespace

bool is_below(const std::string& folder, const std::string& file) {
  std::error_code error;
  const fs::path top = fs::weakly_canonical(folder.empty() ? "." : folder, error);
  if (error) return false;
  const fs::path there = fs::weakly_canonical(file, error);
  if (error) return false;
  const fs::path relative = there.lexically_relative(top);
  return !relative.empty() && *relative.begin() != "..";
}

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return "";
  return std::string(path.substr(0, std::max<std::size_t>(slash, 1)));
}

std::string join_path(std::string_view folder, std::string_view name) {
  if (folder.empty()) return std::string(name);
  std::string path;
  path.reserve(folder.size() + 1 + name.size());
  path += folder;
  if (!folder.ends_with('/')) path += '/';
  path += name;
  return path;
}

Result<const Setup*> ConfigLookup::find(const std::string& folder) {
  if (options_.no_config) return load("");
  if (options_.config_file) return load(*options_.config_file);
  if (const auto known = by_folder_.find(folder); known != by_folder_.end()) return known->second;

  const std::string file = join_path(folder, kConfigFileName);
  std::error_code ignored;
  Result<const Setup*> setup = nullptr;
  if (fs::exists(fs::symlink_status(file, ignored))) {
    setup = load(file);
  } else if (const auto around = folder_around(folder)) {
    setup = find(*around);
  } else {
    setup = load("");
  }
  if (setup) by_folder_.emplace(folder, *setup);
  return setup;
}

Result<const Setup*> ConfigLookup::load(const std::string& file) {
  if (const auto known = by_file_.find(file); known != by_file_.end()) return known->second;
  Config config;
  std::shared_ptr<const TeamRules> team;
  if (!file.empty()) {
    const auto source = Source::read(file);
    if (!source) return source.error();
    auto own = read_team_rules(*source, options_.rules);
    if (!own) return own.error();
    team = std::move(*own);
    auto read = parse_config(*source, team == nullptr ? options_.rules : team->all);
    if (!read) return read.error();
    config = std::move(*read);
    if (auto error = read_catalogue(config)) return *error;
    // A name that is absolute like those of the files needs no help.
    const std::string folder = folder_of(file);
    if (!folder.starts_with('/') || options_.config_file) config.start = start_below(folder);
  }
  auto setup = add(config, std::move(team));
  if (setup) by_file_.emplace(file, *setup);
  return setup;
}

Result<const Setup*> ConfigLookup::add(const Config& config,
                                       std::shared_ptr<const TeamRules> team) {
  const auto known = known_releases();
  Release release = known.empty() ? Release{} : known.back();
  if (const auto configured = parse_release(config.api_release)) release = *configured;
  if (options_.api_release) release = *options_.api_release;
  if (!known.empty() && release < known.front()) {
    return Error{fmt::format("API release {} is older than {}, the first one known",
                             to_string(release), to_string(known.front()))};
  }
  auto& schemas = schemas_[release];
  if (schemas == nullptr) schemas = std::make_unique<SchemaStore>(release);
  const std::span<const Rule> rules = team == nullptr ? options_.rules : team->all;
  setups_.push_back(std::make_unique<Setup>(
      Setup{RuleSet(rules, config, options_.select, options_.ignore, options_.today), schemas.get(),
            std::move(team)}));
  return setups_.back().get();
}

std::span<const Rule> ConfigLookup::all_rules() {
  const auto has_team = [](const auto& setup) { return setup->team != nullptr; };
  if (std::ranges::none_of(setups_, has_team)) return options_.rules;
  all_rules_.assign(options_.rules.begin(), options_.rules.end());
  for (const auto& setup : setups_) {
    if (setup->team == nullptr) continue;
    for (const auto& own : setup->team->own) all_rules_.push_back(own->rule);
  }
  std::ranges::stable_sort(all_rules_, {}, &Rule::id);
  const auto repeated = std::unique(all_rules_.begin(), all_rules_.end(),
                                    [](const Rule& a, const Rule& b) { return a.id == b.id; });
  all_rules_.erase(repeated, all_rules_.end());
  return all_rules_;
}

}  // namespace posturelint
