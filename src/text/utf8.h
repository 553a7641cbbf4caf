// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace posturelint {

/// One step through UTF-8: the code point at the start of `text` and its length in bytes. What is
/// not valid UTF-8 (overlong forms, surrogates and values past U+10FFFF included) gives
/// {kInvalidCodePoint, 1}. `text` must not be empty.
struct CodePoint {
  char32_t value;
  std::uint32_t size;
};
inline constexpr char32_t kInvalidCodePoint = 0xFFFFFFFF;
CodePoint decode_utf8(std::string_view text);

/// Appends a Unicode scalar value; anything else is written as U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

/// Offset of the first byte that is not valid UTF-8, or npos.
std::size_t find_invalid_utf8(std::string_view text);

/// Puts U+FFFD in the place of each byte that is not valid UTF-8.
void replace_invalid_utf8(std::string& text);

/// Number of code points; a byte that is not valid UTF-8 counts as one.
std::uint32_t count_code_points(std::string_view text);

}  // namespace posturelint
