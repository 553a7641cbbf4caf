// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace posturelint {

/// The four blanks of JSON.
constexpr bool is_json_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
constexpr bool is_line_end(char c) { return c == '\n' || c == '\r'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_hex_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
/// What may follow a number or a literal.
constexpr bool ends_word(char c) { return is_json_blank(c) || c == ',' || c == ']' || c == '}'; }

/// What text without quotes starts with, as opposed to stray punctuation.
constexpr bool starts_word(char c) {
  return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80 ||
         std::string_view("_-/$@*").find(c) != std::string_view::npos;
}
/// What ends text without quotes.
constexpr bool breaks_word(char c) {
  return is_json_blank(c) || static_cast<unsigned char>(c) < 0x20 ||
         std::string_view(",:{}[]\"'`=;").find(c) != std::string_view::npos;
}

/// Offset of the first byte at or after `at` that needs a look inside a string: a quote, a
/// backslash, a control character, or the start of a character outside ASCII. The size of `text` if
/// there is none. Eight bytes at a time: strings are most of a policy.
inline std::uint32_t skip_plain_text(std::string_view text, std::uint32_t at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHigh = 0x8080808080808080U;
  const auto size = static_cast<std::uint32_t>(text.size());
  while (at + 8 <= size) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    const std::uint64_t quote = word ^ (kOnes * '"');
    const std::uint64_t slash = word ^ (kOnes * '\\');
    // The classic "has a byte less than n" test; exact up to and including the first hit.
    const std::uint64_t hit = ((quote - kOnes) & ~quote) | ((slash - kOnes) & ~slash) |
                              ((word - kOnes * 0x20) & ~word) | word;
    if ((hit & kHigh) != 0) {
      if constexpr (std::endian::native != std::endian::little) break;
      return at + static_cast<std::uint32_t>(std::countr_zero(hit & kHigh)) / 8;
    }
    at += 8;
  }
  while (at < size) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == '"' || byte == '\\' || byte < 0x20 || byte >= 0x80) break;
    ++at;
  }
  return at;
}

/// Offset of the first byte at or after `at` that is no blank of JSON, or the size of `text`.
/// Indentation is a third of a policy, hence the eight spaces at a time.
inline std::uint32_t skip_json_blanks(std::string_view text, std::uint32_t at) {
  constexpr std::uint64_t kSpaces = 0x2020202020202020U;
  const auto size = static_cast<std::uint32_t>(text.size());
  while (at < size && is_json_blank(text[at])) {
    const bool line_end = text[at] == '\n';
    ++at;
    for (std::uint64_t word = kSpaces; line_end && at + 8 <= size; at += 8) {
      std::memcpy(&word, text.data() + at, sizeof word);
      if (word != kSpaces) break;
    }
  }
  return at;
}

/// The JSON number that a text starts with: how long it is, whether it is a whole number.
struct NumberPrefix {
  std::uint32_t size = 0;  // 0: there is none
  bool integer = true;
};
inline NumberPrefix number_prefix(std::string_view text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  std::uint32_t at = 0;
  const auto digits = [&] {
    const std::uint32_t begin = at;
    while (at < size && is_digit(text[at])) ++at;
    return at > begin;
  };
  if (at < size && text[at] == '-') ++at;
  if (at < size && text[at] == '0') {
    ++at;
  } else if (!digits()) {
    return {};
  }
  NumberPrefix number{at, true};
  if (at < size && text[at] == '.') {
    ++at;
    if (!digits()) return number;
    number = {at, false};
  }
  if (at < size && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < size && (text[at] == '+' || text[at] == '-')) ++at;
    if (digits()) number = {at, false};
  }
  return number;
}

}  // namespace posturelint
