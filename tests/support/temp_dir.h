// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace posturelint::test {

/// A folder of its own for one test, empty at first; removed with all that is in it at the end of
/// the scope.
class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  /// Absolute, without a slash at the end.
  [[nodiscard]] const std::string& path() const { return path_; }
  /// The absolute path of a name in here.
  [[nodiscard]] std::string path(std::string_view name) const;

  /// Writes a file, and the folders on the way to it; returns its absolute path. Throws
  /// std::runtime_error when it cannot.
  std::string write(std::string_view name, std::string_view text) const;
  /// The whole file; throws std::runtime_error when it cannot be read.
  [[nodiscard]] std::string read(std::string_view name) const;

 private:
  std::string path_;
};

}  // namespace posturelint::test
