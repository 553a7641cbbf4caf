// SPDX-License-Identifier: Apache-2.0
#include "workspace/discovery.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <tuple>
#include <utility>

#include "base/glob.h"
#include "workspace/folder_listing.h"
#include "workspace/ignore_rules.h"

namespace posturelint {
namespace {

namespace fs = std::filesystem;

fs::path on_disk(const std::string& folder) { return folder.empty() ? "." : folder; }

/// What globs of the configuration say of a path; where there are none, which is mostly so, the
/// path need not be told them.
bool covered(const std::vector<std::string>& globs, const Config& config, const std::string& path) {
  if (globs.empty()) return false;
  const std::string in_project = path_in_project(config, path);
  return std::ranges::any_of(globs,
                             [&](const auto& glob) { return glob_covers(glob, in_project); });
}

bool has_segment(const std::vector<std::string>& globs, std::string_view name) {
  return std::ranges::any_of(globs, [&](const std::string& glob) {
    const std::string padded = "/" + glob + "/";
    return padded.find("/" + std::string(name) + "/") != std::string::npos;
  });
}

/// Folders nobody keeps policies in: what tools put there is somebody else's, and much.
bool is_skipped_folder(std::string_view name, const Config& config) {
  if (name == ".git") return true;
  return (name.starts_with('.') || name == "node_modules") && !has_segment(config.include, name);
}

void push_ignore_file(IgnoreStack& stack, const std::string& folder, const fs::path& file) {
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) return;
  if (const auto source = Source::read(file.string())) {
    stack.push(IgnoreFile(folder, (*source)->text()));
  }
}

/// What is found before the ways to each file are compared.
struct Finds {
  std::vector<FileJob> jobs;
  std::vector<std::size_t> links;  // which of the jobs are, ascending
  std::vector<Error> failures;

  /// Makes room for one folder more, without a step for each of many small ones.
  void expect(std::size_t files) {
    const std::size_t wanted = jobs.size() + files;
    if (wanted > jobs.capacity()) jobs.reserve(std::max(wanted, 2 * jobs.capacity()));
  }
  void add(FileJob job, bool is_link) {
    if (is_link) links.push_back(jobs.size());
    jobs.push_back(std::move(job));
  }
};

/// Where a walk starts, as ignore files see it.
struct Top {
  IgnoreStack stack;
  std::string path;  // of the folder the walk starts in, relative to the repository's root
};

/// Collects the ignore files between the root of the repository around `folder` and `folder`
/// itself, whose own is left to the walk. Outside of a repository there are none.
Top enter_repository(const std::string& folder) {
  Top top;
  std::error_code error;
  const fs::path start = fs::canonical(on_disk(folder), error);
  if (error) return top;
  std::vector<fs::path> chain;  // from `start` up to the root of the repository
  bool found = false;
  for (fs::path at = start;; at = at.parent_path()) {
    chain.push_back(at);
    found = fs::exists(at / ".git", error);
    if (found || at == at.root_path()) break;
  }
  if (!found) return top;
  const fs::path& root = chain.back();
  push_ignore_file(top.stack, "", root / ".git" / "info" / "exclude");
  for (std::size_t i = chain.size() - 1; i > 0; --i) {
    push_ignore_file(top.stack, top.path, chain[i] / ".gitignore");
    top.path = join_path(top.path, chain[i - 1].filename().string());
  }
  return top;
}

/// One walk through the folders below an argument.
class Walk {
 public:
  Walk(std::string root, ConfigLookup& configs, Finds& found)
      : root_(std::move(root)), top_(enter_repository(root_)), configs_(configs), found_(found) {}

  /// The error of a configuration, if one cannot be read.
  std::optional<Error> run() {
    // Folders may lie as deep as names can be long: they are kept here, not on the stack.
    if (auto error = enter(root_, top_.path)) return error;
    while (!open_.empty()) {
      Folder& folder = open_.back();
      if (folder.next == folder.listing.entries().size()) {
        top_.stack.shrink(folder.outer);
        open_.pop_back();
      } else if (auto error = take(folder, folder.listing.entries()[folder.next++])) {
        return error;
      }
    }
    return std::nullopt;
  }

 private:
  /// A folder whose entries are being taken.
  struct Folder {
    std::string path;
    std::string ignore_path;  // as the ignore files see it
    const Setup* setup = nullptr;
    std::size_t outer = 0;  // how many ignore files apply around it
    FolderListing listing;
    std::size_t next = 0;  // of its entries
  };

  std::optional<Error> enter(std::string path, std::string ignore_path) {
    const auto setup = configs_.find(path);
    if (!setup) return setup.error();
    const std::size_t outer = top_.stack.size();
    push_ignore_file(top_.stack, ignore_path, on_disk(path) / ".gitignore");
    FolderListing listing = FolderListing::read(path);
    if (listing.error()) {
      found_.failures.push_back({(path.empty() ? "." : path) + ": " + *listing.error()});
    }
    found_.expect(listing.entries().size());
    open_.push_back({.path = std::move(path),
                     .ignore_path = std::move(ignore_path),
                     .setup = *setup,
                     .outer = outer,
                     .listing = std::move(listing)});
    return std::nullopt;
  }

  std::optional<Error> take(const Folder& folder, const FolderListing::Entry& entry) {
    const std::string_view name = folder.listing.name(entry);
    const auto below = [&] { return join_path(folder.ignore_path, name); };
    const bool is_ignored = top_.stack.size() > 0 && top_.stack.ignores(below(), entry.is_folder);
    if (is_ignored) return std::nullopt;
    std::string path = join_path(folder.path, name);
    if (!entry.is_folder) {
      take_file(std::move(path), *folder.setup, entry.is_link);
      return std::nullopt;
    }
    const Config& config = folder.setup->config();
    const bool is_left_out =
        covered(config.exclude, config, path) || is_skipped_folder(name, config);
    return is_left_out ? std::nullopt : enter(std::move(path), below());
  }

  void take_file(std::string path, const Setup& setup, bool is_link) {
    const Config& config = setup.config();
    const HostKind host = host_kind(path);
    if (config.include.empty() ? host == HostKind::none : !covered(config.include, config, path)) {
      return;
    }
    if (covered(config.exclude, config, path)) return;
    FileJob job{.path = std::move(path), .host = host, .setup = &setup, .tree = root_};
    found_.add(std::move(job), is_link);
  }

  std::string root_;
  Top top_;
  ConfigLookup& configs_;
  Finds& found_;
  std::vector<Folder> open_;  // from the root to the folder we are in
};

/// Nothing outside of the working directory is written for a file named in it; for a file named
/// elsewhere, nothing outside of its own folder.
std::string tree_of_named(const std::string& path) {
  std::error_code error;
  const std::string folder = folder_of(path);
  const fs::path here = fs::canonical(".", error);
  const fs::path relative = fs::canonical(on_disk(folder), error).lexically_relative(here);
  const bool below = !error && !relative.empty() && *relative.begin() != "..";
  return below ? "" : folder;
}

std::optional<Error> take_named(const std::string& path, ConfigLookup& configs, Finds& found) {
  const auto setup = configs.find(folder_of(path));
  if (!setup) return setup.error();
  const Config& config = (*setup)->config();
  if (covered(config.exclude, config, path)) return std::nullopt;
  std::error_code ignored;
  found.add({.path = path,
             .host = host_kind(path),
             .scope = Scope::named,
             .setup = *setup,
             .tree = tree_of_named(path)},
            fs::is_symlink(path, ignored));
  return std::nullopt;
}

/// Says which file on disk a path leads to; asks the disk once for each folder.
class Identities {
 public:
  std::string of(const std::string& path, bool is_link) {
    std::error_code error;
    if (is_link) {
      const fs::path target = fs::canonical(path, error);
      return error ? path : target.string();
    }
    const std::string folder = folder_of(path);
    auto known = folders_.find(folder);
    if (known == folders_.end()) {
      const fs::path real = fs::canonical(on_disk(folder), error);
      known = folders_.emplace(folder, error ? folder : real.string()).first;
    }
    return join_path(known->second, std::string_view(path).substr(path.rfind('/') + 1));
  }

 private:
  std::map<std::string, std::string, std::less<>> folders_;
};

/// Sorted by path, one job for each file: the named one, else the one that is no link, else the
/// first.
std::vector<FileJob> without_repetitions(std::vector<FileJob> found,
                                         const std::vector<std::size_t>& links) {
  struct Ranked {
    std::string identity;
    int rank;
    FileJob job;
  };
  Identities identities;
  std::vector<Ranked> ranked;
  ranked.reserve(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    const bool is_link = std::ranges::binary_search(links, i);
    const int rank = found[i].scope == Scope::named ? 0 : is_link ? 2 : 1;
    std::string identity = identities.of(found[i].path, is_link);
    ranked.push_back({std::move(identity), rank, std::move(found[i])});
  }
  std::ranges::sort(ranked, [](const Ranked& a, const Ranked& b) {
    return std::tie(a.identity, a.rank, a.job.path) < std::tie(b.identity, b.rank, b.job.path);
  });
  const auto repeated =
      std::unique(ranked.begin(), ranked.end(),
                  [](const Ranked& a, const Ranked& b) { return a.identity == b.identity; });
  ranked.erase(repeated, ranked.end());

  std::vector<FileJob> jobs;
  jobs.reserve(ranked.size());
  for (Ranked& entry : ranked) jobs.push_back(std::move(entry.job));
  std::ranges::sort(jobs, {}, &FileJob::path);
  return jobs;
}

/// True when a walk through one of `roots` has seen all of the folder of the setup's configuration.
/// Without a configuration there is no folder, and no end to where its files may lie.
bool is_whole(const Setup& setup, const std::vector<fs::path>& roots) {
  const Config& config = setup.config();
  if (!config.workspace_complete || config.source == nullptr) return false;
  std::error_code error;
  const fs::path folder = fs::canonical(on_disk(folder_of(config.source->name())), error);
  if (error) return false;
  return std::ranges::any_of(roots, [&](const fs::path& root) {
    const fs::path relative = folder.lexically_relative(root);
    return !relative.empty() && *relative.begin() != "..";
  });
}

void mark_whole_projects(std::vector<FileJob>& jobs, const std::vector<fs::path>& roots) {
  std::map<const Setup*, bool> known;
  for (FileJob& job : jobs) {
    const auto [whole, is_new] = known.try_emplace(job.setup, false);
    if (is_new) whole->second = is_whole(*job.setup, roots);
    job.whole_project = whole->second;
  }
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

std::string clean_path(std::string_view path) {
  std::string clean(path.starts_with('/') ? "/" : "");
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view segment = path.substr(0, slash);
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    if (segment.empty() || segment == ".") continue;
    if (!clean.empty() && clean != "/") clean += '/';
    clean += segment;
  }
  return clean;
}

Result<Discovery> discover(std::span<const std::string> paths, ConfigLookup& configs) {
  Finds found;
  std::vector<fs::path> roots;
  std::vector<std::string> searched;
  for (const std::string& argument : paths) {
    const std::string path = clean_path(argument);
    std::error_code error;
    const fs::file_status status = fs::status(on_disk(path), error);
    if (argument.empty() || !fs::exists(status)) {
      const int reason = argument.empty() || !error ? ENOENT : error.value();
      found.failures.push_back({argument + ": " + std::strerror(reason)});
      continue;
    }
    const auto failed = fs::is_directory(status) ? Walk(path, configs, found).run()
                                                 : take_named(path, configs, found);
    if (failed) return *failed;
    if (!fs::is_directory(status)) continue;
    searched.push_back(path);
    if (fs::path root = fs::canonical(on_disk(path), error); !error) roots.push_back(root);
  }
  // One walk meets each file once, in the order of the paths, unless links lead to files.
  const bool may_repeat = paths.size() > 1 || !found.links.empty();
  std::vector<FileJob> jobs =
      may_repeat ? without_repetitions(std::move(found.jobs), found.links) : std::move(found.jobs);
  if (found.failures.empty()) mark_whole_projects(jobs, roots);
  return Discovery{std::move(jobs), std::move(found.failures), std::move(searched), {}};
}

HostKind guess_host(std::string_view text) {
  constexpr std::string_view kBom = "\xEF\xBB\xBF";
  if (text.starts_with(kBom)) text.remove_prefix(kBom.size());
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return HostKind::json;  // an empty request body
  text.remove_prefix(start);
  if (text[0] == '{' || text[0] == '[' || text[0] == '"') return HostKind::json;
  if (contains(text, "```") || contains(text, "~~~")) return HostKind::markdown;
  if (text.starts_with("#!") || contains(text, "curl ")) return HostKind::shell;
  return HostKind::none;
}

}  // namespace posturelint
