// SPDX-License-Identifier: Apache-2.0
#include "workspace/team_rules.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "base/glob.h"
#include "engine/yaml_tree.h"
#include "workspace/config_lookup.h"

namespace posturelint {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxEntries = 100'000;  // looked at for one glob
constexpr std::size_t kMaxFiles = 1000;

/// The folder in front of the first segment that is a pattern: `policies` of `policies/*/a.json`.
std::string fixed_folder(std::string_view glob) {
  return folder_of(glob.substr(0, glob.find_first_of("*?[\\")));
}

/// The files below the configuration's folder, as seen from it, that a glob matches; sorted.
Result<std::vector<std::string>> expand(const std::string& folder, const std::string& glob) {
  if (glob.find_first_of("*?[\\") == std::string::npos) return std::vector{glob};
  std::vector<std::string> found;
  std::error_code error;
  const fs::path base = folder.empty() ? "." : folder;
  std::size_t entries = 0;
  fs::recursive_directory_iterator at(base / fixed_folder(glob),
                                      fs::directory_options::skip_permission_denied, error);
  for (; !error && at != fs::end(at); at.increment(error)) {
    if (++entries > kMaxEntries || found.size() > kMaxFiles) {
      return Error{fmt::format("\"{}\" goes through too many files", glob)};
    }
    const std::string name = at->path().filename().string();
    std::error_code ignored;
    if (at->is_directory(ignored)) {
      if (name == ".git" || name == "node_modules") at.disable_recursion_pending();
      continue;
    }
    const std::string path = at->path().lexically_relative(base).generic_string();
    if (glob_matches(glob, path)) found.push_back(path);
  }
  std::ranges::sort(found);
  return found;
}

Result<std::shared_ptr<const TeamRules>> read(std::span<const SourcePtr> sources,
                                              std::span<const Rule> ours) {
  auto own = read_own_rules(sources, ours);
  if (!own) return own.error();
  auto team = std::make_shared<TeamRules>();
  team->all = join_rules(ours, *own);
  team->own = std::move(*own);
  return std::shared_ptr<const TeamRules>(std::move(team));
}

}  // namespace

Result<std::shared_ptr<const TeamRules>> read_team_rules(const SourcePtr& config,
                                                         std::span<const Rule> ours) {
  const auto entries = parse_rule_files(config);
  if (!entries) return entries.error();
  if (entries->empty()) return std::shared_ptr<const TeamRules>();
  const std::string folder = folder_of(config->name());
  std::vector<std::string> names;
  std::vector<SourcePtr> sources;
  for (const RuleFiles& entry : *entries) {
    const auto found = expand(folder, entry.glob);
    if (!found) return error_at(*config, entry.span, found.error().what);
    if (found->empty()) {
      return error_at(*config, entry.span, fmt::format("no file is called \"{}\"", entry.glob));
    }
    for (const std::string& name : *found) {
      if (std::ranges::find(names, name) != names.end()) continue;
      const std::string path = join_path(folder, name);
      if (!is_below(folder, path)) {
        return error_at(*config, entry.span,
                        fmt::format("{} leads out of the folder of this file", name));
      }
      auto source = Source::read(path);
      if (!source) return error_at(*config, entry.span, source.error().what);
      names.push_back(name);
      sources.push_back(std::move(*source));
    }
  }
  return read(sources, ours);
}

Result<std::shared_ptr<const TeamRules>> read_rule_files(std::span<const std::string> paths,
                                                         std::span<const Rule> ours) {
  std::vector<SourcePtr> sources;
  for (const std::string& path : paths) {
    auto source = Source::read(path);
    if (!source) return source.error();
    sources.push_back(std::move(*source));
  }
  return read(sources, ours);
}

}  // namespace posturelint
