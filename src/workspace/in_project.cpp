// SPDX-License-Identifier: Apache-2.0
#include "workspace/in_project.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace posturelint {
namespace {

namespace fs = std::filesystem;

fs::path canonical(const std::string& path) {
  std::error_code error;
  fs::path real = fs::canonical(path.empty() ? "." : path, error);
  return error ? fs::path() : real;
}

bool is_inside(const fs::path& path, const fs::path& folder) {
  const auto [end, at] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return !folder.empty() && end == folder.end();
}

/// What was asked for, by where it is on disk.
class Asked {
 public:
  void add(const std::string& path, bool is_folder) {
    const fs::path real = canonical(path);
    if (is_folder) {
      folders_.emplace(real, path);
      return;
    }
    files_.emplace(real, path);
    // A link is found under its own name when what it leads to is not in the project.
    files_.emplace(canonical(folder_of(path)) / fs::path(path).filename(), path);
  }

  /// The path of a file as whoever asked for it would write it; nothing when nobody did.
  std::optional<std::string> name_of(const std::string& path) {
    const std::string folder = folder_of(path);
    auto known = real_folders_.find(folder);
    if (known == real_folders_.end()) {
      known = real_folders_.emplace(folder, canonical(folder)).first;
    }
    const fs::path name = fs::path(path).filename();
    if (const auto file = files_.find(known->second / name); file != files_.end()) {
      return file->second;
    }
    for (const auto& [real, given] : folders_) {
      if (!is_inside(known->second, real)) continue;
      const fs::path below = (known->second / name).lexically_relative(real);
      return join_path(given, below.generic_string());
    }
    return std::nullopt;
  }

 private:
  std::map<fs::path, std::string> files_;
  std::map<fs::path, std::string> folders_;
  std::map<std::string, fs::path, std::less<>> real_folders_;
};

/// The folder to search for the project of a path: that of its configuration, else the one we are
/// in, else its own.
std::string root_of(const std::string& path, bool is_folder, const Config& config) {
  const fs::path real = canonical(path);
  if (config.source != nullptr) {
    std::string folder = folder_of(config.source->name());
    if (is_inside(real, canonical(folder))) return folder;
  }
  if (is_inside(real, canonical(""))) return "";
  return is_folder ? path : folder_of(path);
}

}  // namespace

Result<Discovery> discover_in_project(std::span<const std::string> paths, ConfigLookup& configs) {
  Discovery result;
  Asked asked;
  std::set<std::string> roots;
  for (const std::string& argument : paths) {
    std::error_code error;
    const fs::file_status status = fs::status(argument, error);
    if (argument.empty() || !fs::exists(status)) {
      const int reason = argument.empty() || !error ? ENOENT : error.value();
      result.failures.push_back({argument + ": " + std::strerror(reason)});
      continue;
    }
    const bool is_folder = fs::is_directory(status);
    const std::string path = clean_path(argument);
    const auto setup = configs.find(is_folder ? path : folder_of(path));
    if (!setup) return setup.error();
    asked.add(path, is_folder);
    roots.insert(root_of(path, is_folder, (*setup)->config()));
    if (is_folder) result.searched.push_back(path);
  }

  std::vector<std::string> arguments;
  arguments.reserve(roots.size());
  for (const std::string& root : roots) arguments.push_back(root.empty() ? "." : root);
  auto found = discover(arguments, configs);
  if (!found) return found.error();
  std::ranges::move(found->failures, std::back_inserter(result.failures));
  std::set<const Setup*> in_use;
  for (FileJob& job : found->jobs) {
    if (auto name = asked.name_of(job.path)) {
      job.path = std::move(*name);
      in_use.insert(job.setup);
      result.jobs.push_back(std::move(job));
    } else {
      result.context.push_back(std::move(job));
    }
  }
  std::ranges::sort(result.jobs, {}, &FileJob::path);
  std::erase_if(result.context, [&](const FileJob& job) { return !in_use.contains(job.setup); });
  return result;
}

}  // namespace posturelint
