// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.h"

#include <cstring>
#include <utility>

namespace posturelint {
namespace {

constexpr CodePoint kInvalid{kInvalidCodePoint, 1};

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

CodePoint decode_utf8(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) return {first, 1};
  std::uint32_t size = 0;
  char32_t value = 0;
  char32_t least = 0;
  if ((first & 0xE0U) == 0xC0U) {
    size = 2, value = first & 0x1FU, least = 0x80;
  } else if ((first & 0xF0U) == 0xE0U) {
    size = 3, value = first & 0x0FU, least = 0x800;
  } else if ((first & 0xF8U) == 0xF0U) {
    size = 4, value = first & 0x07U, least = 0x10000;
  } else {
    return kInvalid;
  }
  if (text.size() < size) return kInvalid;
  for (std::uint32_t i = 1; i < size; ++i) {
    if (!is_continuation(text[i])) return kInvalid;
    value = (value << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < least || value > 0x10FFFF || surrogate) return kInvalid;
  return {value, size};
}

void append_utf8(std::string& out, char32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = 0xFFFD;
  const auto byte = [&out](char32_t value) { out.push_back(static_cast<char>(value)); };
  if (code_point < 0x80) {
    byte(code_point);
  } else if (code_point < 0x800) {
    byte(0xC0U | (code_point >> 6U));
    byte(0x80U | (code_point & 0x3FU));
  } else if (code_point < 0x10000) {
    byte(0xE0U | (code_point >> 12U));
    byte(0x80U | ((code_point >> 6U) & 0x3FU));
    byte(0x80U | (code_point & 0x3FU));
  } else {
    byte(0xF0U | (code_point >> 18U));
    byte(0x80U | ((code_point >> 12U) & 0x3FU));
    byte(0x80U | ((code_point >> 6U) & 0x3FU));
    byte(0x80U | (code_point & 0x3FU));
  }
}

std::size_t find_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    // Eight ASCII bytes at a time: nearly all policies are ASCII.
    while (at + 8 <= text.size()) {
      std::uint64_t word = 0;
      std::memcpy(&word, text.data() + at, sizeof word);
      if ((word & 0x8080808080808080U) != 0) break;
      at += 8;
    }
    if (at == text.size()) break;
    const CodePoint point = decode_utf8(text.substr(at));
    if (point.value == kInvalidCodePoint) return at;
    at += point.size;
  }
  return std::string_view::npos;
}

void replace_invalid_utf8(std::string& text) {
  std::size_t at = find_invalid_utf8(text);
  if (at == std::string_view::npos) return;
  std::string valid;
  std::string_view rest = text;
  while (at != std::string_view::npos) {
    valid += rest.substr(0, at);
    append_utf8(valid, 0xFFFD);
    rest.remove_prefix(at + 1);
    at = find_invalid_utf8(rest);
  }
  valid += rest;
  text = std::move(valid);
}

std::uint32_t count_code_points(std::string_view text) {
  std::uint32_t count = 0;
  while (!text.empty()) {
    text.remove_prefix(decode_utf8(text).size);
    ++count;
  }
  return count;
}

}  // namespace posturelint
