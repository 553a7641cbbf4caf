// SPDX-License-Identifier: Apache-2.0
#include "base/civil_date.h"

#include <charconv>
#include <cstddef>

namespace posturelint {
namespace {

constexpr std::string_view kForm = "0000-00-00";

bool has_form(std::string_view text) {
  if (text.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kForm[i] == '0' ? !digit : text[i] != '-') return false;
  }
  return true;
}

template <typename Number = unsigned>
Number number(std::string_view digits) {
  Number value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

std::optional<CivilDate> parse_civil_date(std::string_view text) {
  if (!has_form(text)) return std::nullopt;
  const CivilDate date{std::chrono::year(number<int>(text.substr(0, 4))),
                       std::chrono::month(number(text.substr(5, 2))),
                       std::chrono::day(number(text.substr(8, 2)))};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::string to_string(CivilDate date) {
  std::string out(kForm);
  const auto put = [&](std::size_t at, std::size_t size, unsigned value) {
    for (std::size_t i = size; i > 0; --i, value /= 10) {
      out[at + i - 1] = static_cast<char>('0' + value % 10);
    }
  };
  put(0, 4, static_cast<unsigned>(static_cast<int>(date.year())));
  put(5, 2, static_cast<unsigned>(date.month()));
  put(8, 2, static_cast<unsigned>(date.day()));
  return out;
}

}  // namespace posturelint
