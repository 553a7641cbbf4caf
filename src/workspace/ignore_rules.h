// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace posturelint {

/// The lines of one `.gitignore` (or `.git/info/exclude`) that say something.
class IgnoreFile {
 public:
  /// `folder` is where the file applies, relative to the top of the walk, `""` for the top itself.
  IgnoreFile(std::string folder, std::string_view text);

  enum class Verdict { none, ignored, wanted };
  /// What the last matching line says about a path below `folder`, relative to the top of the walk.
  [[nodiscard]] Verdict verdict(std::string_view path, bool is_folder) const;

 private:
  struct Line {
    std::string glob;
    bool negated = false;
    bool folders_only = false;
    bool anchored = false;  // matches the whole path below `folder`, not the last segment
  };
  std::string folder_;
  std::vector<Line> lines_;
};

/// All ignore files that apply at a place of a walk, from the outermost to the innermost; the
/// innermost that has something to say about a path decides. The parents of a path are not asked
/// again: a walk does not enter an ignored folder.
class IgnoreStack {
 public:
  void push(IgnoreFile file) { files_.push_back(std::move(file)); }
  [[nodiscard]] std::size_t size() const { return files_.size(); }
  /// Drops all but the outermost `size` files.
  void shrink(std::size_t size) {
    files_.erase(files_.begin() + static_cast<std::ptrdiff_t>(size), files_.end());
  }
  [[nodiscard]] bool ignores(std::string_view path, bool is_folder) const;

 private:
  std::vector<IgnoreFile> files_;
};

}  // namespace posturelint
