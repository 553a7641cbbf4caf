// SPDX-License-Identifier: Apache-2.0
#include "cli/baseline.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "engine/suppress.h"
#include "workspace/config_lookup.h"
#include "workspace/write_file.h"

namespace posturelint::cli {
namespace {

namespace fs = std::filesystem;

/// `name` as seen from `folder`, by names only.
std::string seen_from(const fs::path& folder, std::string_view name) {
  std::error_code ignored;
  const fs::path given = name.empty() ? fs::path(".") : fs::path(name);
  fs::path file = fs::absolute(given, ignored).lexically_normal();
  if (!file.has_filename()) file = file.parent_path();  // a folder: `/a/.`
  return file.lexically_relative(folder).generic_string();
}

fs::path folder_around(const std::string& file) {
  std::error_code ignored;
  return fs::absolute(fs::path(file), ignored).lexically_normal().parent_path();
}

bool is_selected(const LookupOptions& options, std::string_view rule) {
  const auto names = [&](const std::string& name) { return names_rule(name, rule); };
  if (std::ranges::any_of(options.ignore, names)) return false;
  return options.select.empty() || std::ranges::any_of(options.select, names);
}

BaselineRun run_seen_from(const std::string& file, const LintRequest& lint,
                          const Discovery& discovery) {
  const fs::path folder = folder_around(file);
  std::set<std::string> files;
  for (const FileJob& job : discovery.jobs) files.insert(seen_from(folder, job.path));
  std::vector<std::string> searched;
  for (const std::string& path : discovery.searched) searched.push_back(seen_from(folder, path));
  const auto was_searched = [searched](std::string_view path) {
    return std::ranges::any_of(searched, [&](std::string_view in) {
      const bool outside = path.starts_with("..");
      return in == "." ? !outside : path.starts_with(in) && path.substr(in.size()).starts_with('/');
    });
  };
  const bool complete = discovery.failures.empty();
  return {.path_of = [folder](std::string_view name) { return seen_from(folder, name); },
          .covers =
              [=, lookup = lint.lookup](const BaselineEntry& entry) {
                return complete && is_selected(lookup, entry.rule) &&
                       (files.contains(entry.path) || was_searched(entry.path));
              }};
}

}  // namespace

std::optional<BaselineError> read_baseline_request(const Arguments& arguments,
                                                   BaselineRequest& request) {
  request.file = arguments.value("baseline");
  request.write_to = arguments.value("write-baseline");
  if (request.file && request.file->empty()) {
    return BaselineError{{"--baseline needs a file"}, true};
  }
  if (request.write_to && request.write_to->empty()) {
    return BaselineError{{"--write-baseline needs a file"}, true};
  }
  if (!request.file) return std::nullopt;
  const auto source = Source::read(*request.file);
  if (!source) return BaselineError{source.error()};
  auto baseline = read_baseline(**source);
  if (!baseline) return BaselineError{baseline.error()};
  request.baseline = std::move(*baseline);
  return std::nullopt;
}

std::optional<Error> apply_baselines(RunReport& report, const BaselineRequest& request,
                                     const LintRequest& lint, const Discovery& discovery) {
  std::vector<BaselineEntry> kept;
  if (request.file) {
    kept = apply_baseline(report, request.baseline, run_seen_from(*request.file, lint, discovery));
    report.baseline->file = *request.file;
  }
  if (!request.write_to) return std::nullopt;
  if (!report.failures.empty()) {
    return Error{
        fmt::format("{}: not written, because not everything could be read", *request.write_to)};
  }
  const BaselineRun run = run_seen_from(*request.write_to, lint, discovery);
  if (!request.file) {
    kept = baseline_entries(report, run);
    apply_baseline(report, {kept}, run);
    report.baseline->file = *request.write_to;
  } else {
    // Entries speak of files as seen from the folder of the baseline they come from.
    const fs::path from = folder_around(*request.file);
    for (BaselineEntry& entry : kept) entry.path = run.path_of((from / entry.path).string());
    report.baseline->absent.clear();
  }
  return write_file_atomically(*request.write_to, write_baseline(std::move(kept)), "/");
}

}  // namespace posturelint::cli
