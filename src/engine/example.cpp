// SPDX-License-Identifier: Apache-2.0
#include "engine/example.h"

#include <algorithm>

namespace posturelint {
namespace {

constexpr std::string_view kOpen = "=== ";
constexpr std::string_view kClose = " ===";

/// The name in `=== name ===`; empty for any other line.
std::string_view name_in(std::string_view line) {
  if (line.size() <= kOpen.size() + kClose.size()) return "";
  if (!line.starts_with(kOpen) || !line.ends_with(kClose)) return "";
  return line.substr(kOpen.size(), line.size() - kOpen.size() - kClose.size());
}

}  // namespace

std::vector<ExampleFile> example_files(std::string_view text, std::string_view name) {
  std::vector<ExampleFile> files;
  std::size_t begin = 0;  // of the file being read
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    std::string_view line = text.substr(at, end - at);
    if (line.ends_with('\n')) line.remove_suffix(1);
    if (const std::string_view next = name_in(line); !next.empty()) {
      if (!files.empty()) files.back().text = text.substr(begin, at - begin);
      files.push_back({next, ""});
      begin = end;
    }
    at = end;
  }
  if (files.empty()) return {{name, text}};
  files.back().text = text.substr(begin);
  return files;
}

}  // namespace posturelint
