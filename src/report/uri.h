// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace posturelint {

/// How a report names a file to a program on another machine.
struct ReportedPath {
  /// Without `./`, `a/../` and doubled slashes.
  std::string path;
  /// False for a path outside of the working directory: it starts at the root, or with `..` when
  /// the working directory is not known.
  bool inside = true;
};

/// `path` as seen from `working_directory` (absolute, or empty when it is not known): absolute
/// paths below it become relative, relative paths that leave it absolute. Looks at names only, not
/// at the disk.
ReportedPath reported_path(std::string_view path, std::string_view working_directory);

/// A path as a URI reference: bytes that have a meaning in a URI, and all outside of ASCII, are
/// percent-encoded. An absolute path gets `file://`.
std::string path_to_uri(std::string_view path);

}  // namespace posturelint
