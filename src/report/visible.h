// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace posturelint {

/// One code point as it is shown to a person.
struct Glyph {
  /// UTF-8; never a control character, so nothing in a file can steer the terminal.
  std::string text;
  /// Columns it takes on a terminal: 0 for accents, 2 for wide characters.
  unsigned width = 1;
  /// How many bytes of the input it stands for.
  std::uint32_t size = 1;
  /// True when `text` is not what the file holds but a stand-in for it.
  bool stand_in = false;
};

/// The first code point of `text` (not empty). Control characters become their pictures (`␛`),
/// characters that are invisible or turn the reading direction their number (`<U+202E>`), bytes
/// that are not UTF-8 their value (`<FF>`), and a tab four spaces.
Glyph next_glyph(std::string_view text);

/// A whole text made of glyphs on one line; a line feed shows as `␊`, a tab as `␉`. After
/// `max_width` columns the rest is `…`.
std::string visible(std::string_view text, std::size_t max_width = std::string::npos);

/// Columns of a printable code point.
unsigned display_width(char32_t value);
/// Columns of a text as visible() gives it.
std::size_t visible_width(std::string_view text);

/// True for what a terminal acts on instead of showing it, and for what a person cannot see:
/// control characters, marks of direction, spaces without width, line separators, tags.
bool is_hidden(char32_t value);

}  // namespace posturelint
