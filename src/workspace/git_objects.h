// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/source.h"

namespace posturelint {

/// `REV:PATH`, as git takes it: a file or a folder of a revision.
struct GitPath {
  std::string revision;
  std::string path;

  [[nodiscard]] std::string text() const { return revision + ":" + path; }
};

/// Nothing when the text has no colon, nothing before it, or begins like an option.
std::optional<GitPath> parse_git_path(std::string_view text);

/// A file of a revision.
struct GitFile {
  /// Relative to the folder; empty when the path is that of the file.
  std::string path;
  SourcePtr source;
};

/// Reads the file, or the files below the folder whose paths `wanted` takes; sorted by path.
/// Symbolic links and submodules are left out.
///
/// Runs `git`, found on PATH, in the working directory: no shell, and only commands that read
/// objects as they are stored, so that no hook, filter, text conversion, pager or transport of the
/// repository runs. The error says what is wrong: no git, no repository, no such revision or path.
Result<std::vector<GitFile>> read_git_files(
    const GitPath& path, const std::function<bool(std::string_view path)>& wanted);

}  // namespace posturelint
