// SPDX-License-Identifier: Apache-2.0
#include "document/string_place.h"

#include <cstddef>
#include <string_view>

namespace posturelint {
namespace {

/// How many bytes of `written` make the next character, and how many bytes that character has.
struct Step {
  std::size_t written;
  std::size_t content;
};

unsigned hex_value(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits) {
    const bool digit = c >= '0' && c <= '9';
    value = value * 16 + static_cast<unsigned>(digit ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return value;
}

Step step_at(std::string_view written) {
  if (written.front() != '\\') return {1, 1};
  if (written.size() < 6 || written[1] != 'u') return {2, 1};
  const unsigned unit = hex_value(written.substr(2, 4));
  if (unit < 0x80) return {6, 1};
  if (unit < 0x800) return {6, 2};
  const bool pair = unit >= 0xD800 && unit < 0xDC00 && written.size() >= 12 && written[6] == '\\';
  return pair ? Step{12, 4} : Step{6, 3};
}

}  // namespace

Span place_in_string(Node string, Span content) {
  const std::string_view text = string.text();
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return string.span();
  std::size_t at = 1;
  std::size_t read = 0;
  const auto advance = [&](std::size_t to) {
    while (read < to && at + 1 < text.size()) {
      const Step step = step_at(text.substr(at, text.size() - 1 - at));
      at += step.written;
      read += step.content;
    }
    return string.span().begin + static_cast<std::uint32_t>(at);
  };
  const std::uint32_t begin = advance(content.begin);
  return {begin, advance(content.end)};
}

}  // namespace posturelint
