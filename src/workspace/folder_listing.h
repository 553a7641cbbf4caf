// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace posturelint {

/// The folders and the possible files in one folder, in the order in which all paths below it are
/// sorted bytewise: behind the name of a folder comes a `/`. Without what editors leave beside a
/// file while it is open, and without links that lead to no file.
class FolderListing {
 public:
  struct Entry {
    std::size_t name_begin = 0;
    std::size_t name_size = 0;
    bool is_folder = false;
    /// To a file, or to nowhere that we know of; then reading it tells why.
    bool is_link = false;
  };

  /// Reads a folder; "" is the working directory. What was read before an error is in the list.
  static FolderListing read(const std::string& folder);

  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  [[nodiscard]] std::string_view name(const Entry& entry) const {
    return {names_.data() + entry.name_begin, entry.name_size};
  }
  /// Why the folder could not be read to its end.
  [[nodiscard]] const std::optional<std::string>& error() const { return error_; }

 private:
  void add(Entry entry, std::string_view name);
  [[nodiscard]] bool comes_before(const Entry& a, const Entry& b) const;

  // All names in one place, so that a folder of thousands of files is sorted several times as fast.
  // Each ends with a `/` or, that of a file, a zero; behind the last there is a word of zeros.
  std::vector<char> names_;
  std::vector<Entry> entries_;
  std::optional<std::string> error_;
};

}  // namespace posturelint
