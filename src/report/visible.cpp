// SPDX-License-Identifier: Apache-2.0
#include "report/visible.h"

#include <fmt/format.h>

#include "text/utf8.h"

namespace posturelint {
namespace {

constexpr char32_t kTab = '\t';
constexpr char32_t kDelete = 0x7F;
constexpr char32_t kControlPictures = 0x2400;
constexpr char32_t kPictureOfDelete = 0x2421;

bool is_ascii_control(char32_t value) { return value < 0x20 || value == kDelete; }

std::string picture_of(char32_t control) {
  std::string out;
  append_utf8(out, control == kDelete ? kPictureOfDelete : kControlPictures + control);
  return out;
}

}  // namespace

bool is_hidden(char32_t value) {
  if (is_ascii_control(value)) return true;
  if (value < 0x80) return false;
  return value < 0xA0 ||                          // C1, among them CSI
         value == 0xAD ||                         // soft hyphen
         value == 0x61C || value == 0x180E ||     // Arabic letter mark, Mongolian separator
         value == 0x200B ||                       // zero width space
         value == 0x200E || value == 0x200F ||    // marks of direction
         (value >= 0x2028 && value <= 0x202E) ||  // separators, embeddings and overrides
         (value >= 0x2060 && value <= 0x206F) ||  // word joiner, isolates
         value == 0xFEFF ||                       // byte order mark
         (value >= 0xFFF9 && value <= 0xFFFB) ||  // annotations
         (value >= 0xE0000 && value <= 0xE007F);  // tags
}

Glyph next_glyph(std::string_view text) {
  const CodePoint point = decode_utf8(text);
  if (point.value == kInvalidCodePoint) {
    return {fmt::format("<{:02X}>", static_cast<unsigned char>(text.front())), 4, 1, true};
  }
  if (point.value == kTab) return {"    ", 4, 1, true};
  if (is_ascii_control(point.value)) return {picture_of(point.value), 1, 1, true};
  if (is_hidden(point.value)) {
    std::string name = fmt::format("<U+{:04X}>", static_cast<std::uint32_t>(point.value));
    const auto width = static_cast<unsigned>(name.size());
    return {std::move(name), width, point.size, true};
  }
  return {std::string(text.substr(0, point.size)), display_width(point.value), point.size};
}

std::string visible(std::string_view text, std::size_t max_width) {
  std::string out;
  std::size_t width = 0;
  while (!text.empty()) {
    Glyph glyph = next_glyph(text);
    if (text.front() == '\t') glyph = {picture_of(kTab), 1, 1, true};
    if (width + glyph.width > max_width) return out + "…";
    width += glyph.width;
    out += glyph.text;
    text.remove_prefix(glyph.size);
  }
  return out;
}

std::size_t visible_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const Glyph glyph = next_glyph(text);
    width += text.front() == '\t' ? 1 : glyph.width;
    text.remove_prefix(glyph.size);
  }
  return width;
}

}  // namespace posturelint
