// SPDX-License-Identifier: Apache-2.0
#include "lsp/scratch.h"

#include <fstream>

#include <fmt/format.h>

namespace posturelint::lsp {

std::optional<std::string> Scratch::write(std::string_view name, std::string_view ending,
                                          std::string_view text) {
  if (!folder_) folder_ = make_folder_ ? make_folder_() : std::string();
  if (folder_->empty()) return std::nullopt;
  std::string path = fmt::format("{}/{}-{}.{}", *folder_, name, ++count_, ending);
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) return std::nullopt;
  return path;
}

bool Scratch::holds(std::string_view path) const {
  return folder_ && !folder_->empty() && path.starts_with(*folder_ + "/");
}

}  // namespace posturelint::lsp
