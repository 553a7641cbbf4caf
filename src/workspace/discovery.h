// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/lint.h"
#include "extract/extract.h"
#include "text/source.h"
#include "workspace/config_lookup.h"

namespace posturelint {

/// A file to lint.
struct FileJob {
  /// As reached from the argument, without `./`; what reports print.
  std::string path;
  /// From the name; `none`: to be guessed from the content.
  HostKind host = HostKind::none;
  Scope scope = Scope::discovered;
  const Setup* setup = nullptr;
  /// The folder outside of which nothing may be written for this file.
  std::string tree;
  /// All files under the same configuration are among the jobs: its folder was an argument, or
  /// lies below one, and could be read.
  bool whole_project = false;
  /// Already read (standard input); null: read `path`.
  SourcePtr source = nullptr;
};

struct Discovery {
  /// Sorted bytewise by path; each file once, whatever ways lead to it.
  std::vector<FileJob> jobs;
  /// Arguments and folders that could not be read.
  std::vector<Error> failures;
  /// The folders among the arguments that were searched.
  std::vector<std::string> searched = {};
  /// Files of the same projects, read only for what they tell about the jobs; sorted by path.
  std::vector<FileJob> context = {};

  [[nodiscard]] std::size_t file_count() const { return jobs.size() + context.size(); }
};

/// Finds what to lint. A path that names a file is taken, ignored or not, unless the configuration
/// excludes it. A folder gives the files below it
///   - that posturelint can read by their names, or that an `include` glob covers,
///   - that are covered by an `include` glob, where there are any, and by no `exclude` glob,
///   - that no `.gitignore` (nor the repository's `info/exclude`) ignores,
///   - that are not in a folder called `node_modules` or with a dot in front, unless an `include`
///     glob has that name in it.
/// A symbolic link to a file is followed, one to a folder only when it is an argument: so no walk
/// goes in circles. The error is a configuration that cannot be read.
Result<Discovery> discover(std::span<const std::string> paths, ConfigLookup& configs);

/// `./a//b/` → `a/b`; `.` → ``. A `..` stays: it need not undo the name before it.
std::string clean_path(std::string_view path);

/// What a text is when its name does not tell: JSON, a shell script or Markdown; `none` when it is
/// like none of them.
HostKind guess_host(std::string_view text);

}  // namespace posturelint
