// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace posturelint::lsp {

/// Texts that a client is to show and nobody keeps, as files: other than by a file a server cannot
/// say what to show. Each has a name of its own, since editors do not read a file again that they
/// show.
class Scratch {
 public:
  /// `folder` makes the folder when it is first asked for, and gives its path; empty: there is
  /// none. May be null.
  explicit Scratch(std::function<std::string()> folder) : make_folder_(std::move(folder)) {}

  /// The path of a new file `name-N.ending`; nothing when it cannot be written.
  std::optional<std::string> write(std::string_view name, std::string_view ending,
                                   std::string_view text);
  [[nodiscard]] bool holds(std::string_view path) const;

 private:
  std::function<std::string()> make_folder_;
  std::optional<std::string> folder_;
  std::size_t count_ = 0;
};

}  // namespace posturelint::lsp
