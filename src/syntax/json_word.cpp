// SPDX-License-Identifier: Apache-2.0
#include "syntax/json_word.h"

#include <algorithm>
#include <charconv>

#include "syntax/json_scan.h"

namespace posturelint {
namespace {

struct ForeignLiteral {
  std::string_view spelling;  // lower case
  NodeKind value;
  std::string_view replacement;
  Applicability applicability = Applicability::safe;
};

/// Literals of other languages. `true`, `false` and `null` are here for their other cases (`True`).
constexpr ForeignLiteral kForeignLiterals[] = {
    {"true", NodeKind::boolean, "true"},
    {"false", NodeKind::boolean, "false"},
    {"null", NodeKind::null, "null"},
    {"none", NodeKind::null, "null"},
    {"nil", NodeKind::null, "null"},
    {"undefined", NodeKind::null, "null", Applicability::unsafe},
    {"nan", NodeKind::broken, ""},
    {"infinity", NodeKind::broken, ""},
    {"+infinity", NodeKind::broken, ""},
    {"-infinity", NodeKind::broken, ""},
};

bool same_but_for_case(std::string_view word, std::string_view lower) {
  return std::ranges::equal(word, lower, [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

bool is_whole_number(std::string_view text) {
  return !text.empty() && number_prefix(text).size == text.size();
}

/// Digits, sign, point, exponent and underscores in an order that only a number has.
bool looks_like_number(std::string_view word) {
  std::size_t at = 0;
  bool any = false;
  const auto digits = [&] {
    while (at < word.size() && (is_digit(word[at]) || word[at] == '_')) {
      any = any || is_digit(word[at]);
      ++at;
    }
  };
  if (at < word.size() && (word[at] == '+' || word[at] == '-')) ++at;
  const bool sign = at > 0;
  digits();
  if (at < word.size() && word[at] == '.') ++at;
  digits();
  if (any && at < word.size() && (word[at] == 'e' || word[at] == 'E')) {
    ++at;
    if (at < word.size() && (word[at] == '+' || word[at] == '-')) ++at;
    digits();
  }
  return at == word.size() && (any || (sign && word.size() == 1));
}

Word bad_number(std::string_view flaw, std::string replacement,
                Applicability applicability = Applicability::safe) {
  Word word{.kind = WordKind::bad_number, .value = NodeKind::broken, .flaw = flaw};
  if (is_whole_number(replacement)) {
    word.replacement = std::move(replacement);
    word.applicability = applicability;
  }
  return word;
}

Word hexadecimal(std::string_view digits, bool negative) {
  std::uint64_t value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  const bool fits = error == std::errc{} && end == digits.data() + digits.size();
  constexpr std::string_view kFlaw = "is written in hexadecimal";
  return bad_number(kFlaw, fits ? (negative ? "-" : "") + std::to_string(value) : "");
}

Word classify_number(std::string_view word) {
  const bool negative = word.starts_with('-');
  std::string_view magnitude = word;
  if (negative || word.starts_with('+')) magnitude.remove_prefix(1);
  const std::string sign = negative ? "-" : "";
  if (magnitude.empty()) return bad_number("has no digits", "");
  if (magnitude.find('_') != std::string_view::npos) {
    std::string plain(word);
    std::erase(plain, '_');
    return bad_number("has underscores", std::move(plain));
  }
  if (word.starts_with('+')) return bad_number("starts with a plus sign", std::string(magnitude));
  if (magnitude.starts_with('.')) {
    return bad_number("starts with a decimal point", sign + "0" + std::string(magnitude));
  }
  if (magnitude.size() > 1 && magnitude[0] == '0' && is_digit(magnitude[1])) {
    const std::size_t first = magnitude.find_first_not_of('0');
    std::string_view rest = first == std::string_view::npos ? "0" : magnitude.substr(first);
    // Octal elsewhere, so `010` may mean 8.
    return bad_number("starts with a zero",
                      sign + (is_digit(rest[0]) ? "" : "0") + std::string(rest),
                      Applicability::unsafe);
  }
  const std::size_t point = magnitude.find('.');
  if (point != std::string_view::npos &&
      (point + 1 == magnitude.size() || !is_digit(magnitude[point + 1]))) {
    std::string plain(word);
    plain.erase(plain.find('.'), 1);
    return bad_number("has no digit after the decimal point", std::move(plain));
  }
  return bad_number("has no digits in its exponent", "");
}

}  // namespace

Word classify_word(std::string_view word) {
  if (word == "true" || word == "false") {
    return {.kind = WordKind::valid, .value = NodeKind::boolean};
  }
  if (word == "null") return {.kind = WordKind::valid, .value = NodeKind::null};
  const NumberPrefix number = number_prefix(word);
  if (number.size != 0 && number.size == word.size()) {
    return {.kind = WordKind::valid, .value = NodeKind::number, .integer = number.integer};
  }
  for (const ForeignLiteral& literal : kForeignLiterals) {
    if (!same_but_for_case(word, literal.spelling)) continue;
    return {.kind = WordKind::foreign_literal,
            .value = literal.value,
            .replacement = std::string(literal.replacement),
            .applicability = literal.applicability};
  }
  const bool negative = word.starts_with('-');
  const std::string_view unsigned_word = negative ? word.substr(1) : word;
  if ((unsigned_word.starts_with("0x") || unsigned_word.starts_with("0X")) &&
      unsigned_word.size() > 2 && std::ranges::all_of(unsigned_word.substr(2), is_hex_digit)) {
    return hexadecimal(unsigned_word.substr(2), negative);
  }
  if (looks_like_number(word)) return classify_number(word);
  return {};
}

}  // namespace posturelint
