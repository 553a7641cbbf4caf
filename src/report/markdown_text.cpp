// SPDX-License-Identifier: Apache-2.0
#include "report/markdown_text.h"

#include <algorithm>

#include <fmt/format.h>

namespace posturelint {

std::size_t longest_backticks(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

std::string fence_for(std::string_view text) {
  return std::string(std::max<std::size_t>(longest_backticks(text) + 1, 3), '`');
}

std::string markdown_code(std::string_view text) {
  const std::size_t longest = longest_backticks(text);
  const std::string marks(longest + 1, '`');
  const std::string_view blank = longest > 0 ? " " : "";
  std::string one_line(text);
  std::ranges::replace_if(
      one_line, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return fmt::format("{0}{1}{2}{1}{0}", marks, blank, one_line);
}

std::string markdown_plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_{}[]<>#|~&").find(c) != std::string_view::npos) out += '\\';
    out += c == '\n' || c == '\r' ? ' ' : c;
  }
  return out;
}

std::string markdown_cell(std::string_view markdown) {
  std::string out;
  for (const char c : markdown) {
    if (c == '|' && !out.ends_with('\\')) out += '\\';
    out += c == '\n' || c == '\r' ? ' ' : c;
  }
  return out;
}

}  // namespace posturelint
