// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace posturelint {

/// True when the content of a string stands for something to be filled in: `${x}` or `{{ x }}`
/// anywhere, or nothing but `<ID>`, `{groupId}`, `$NAME` or `YOUR_KEY_HERE`. Text that happens to
/// have such characters (`a < b`, the braces of a regular expression) does not count.
bool holds_placeholder(std::string_view content);

/// A quick look that spares most strings the real one: false only when `holds_placeholder` is.
inline bool may_hold_placeholder(std::string_view content) {
  if (content.size() < 2) return false;
  const char first = content.front();
  return first == '<' || first == '$' || first == 'Y' ||
         content.find('{') != std::string_view::npos;
}

/// Nobody writes a longer one, and no brace that stays open is followed further.
inline constexpr std::size_t kLongestPlaceholder = 2000;

/// Length of the placeholder that `text` starts with, written without quotes where a value or a key
/// belongs; 0 when there is none, or none that ends on the line it starts on and within
/// kLongestPlaceholder bytes.
std::size_t placeholder_size(std::string_view text);

/// True for a placeholder that a shell fills in: `${x}`, `$x`, `$(command)`.
bool is_shell_expansion(std::string_view placeholder);

}  // namespace posturelint
