// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace posturelint {

/// Which state of which repository the files are.
struct Revision {
  /// Where others find the repository, without name and password: `https://example.com/o/policies`.
  std::string repository;
  /// The commit that is checked out, in hexadecimal digits.
  std::string id;
  /// Empty when no branch is checked out.
  std::string branch;
  /// The folder asked about, relative to the repository's root: `""` for that itself, `a/b`.
  std::string folder;
};

/// Reads what `.git` says about the repository around a folder; runs nothing. Nothing when there is
/// none, or it has no commit, or no remote that others could reach.
std::optional<Revision> read_revision(const std::string& folder);

/// The address of a remote as a URI that may be shown: `git@host:o/r.git` →
/// `ssh://host/o/r.git`; nothing for a path on this machine.
std::optional<std::string> repository_uri(std::string_view remote);

}  // namespace posturelint
