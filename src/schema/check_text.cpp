// SPDX-License-Identifier: Apache-2.0
#include "schema/check_text.h"

#include <algorithm>
#include <array>

#include "policy/duration.h"
#include "schema/derive.h"

namespace posturelint {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Reads a text from left to right; every step says whether it was there.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  bool one_of(std::string_view chars) {
    if (rest_.empty() || chars.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }
  /// A number of exactly two digits, between two bounds; `out` gets it.
  bool two_digits(int low, int high, int& out) {
    if (rest_.size() < 2 || !is_digit(rest_[0]) || !is_digit(rest_[1])) return false;
    out = (rest_[0] - '0') * 10 + (rest_[1] - '0');
    rest_.remove_prefix(2);
    return low <= out && out <= high;
  }
  /// How many digits stand here; they are read.
  std::size_t digits() {
    const std::size_t count =
        static_cast<std::size_t>(std::ranges::find_if_not(rest_, is_digit) - rest_.begin());
    rest_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view rest_;
};

bool read_date(Reader& reader) {
  static constexpr std::array<int, 13> kDays = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int month = 0;
  int day = 0;
  return reader.digits() == 4 && reader.one_of("-") && reader.two_digits(1, 12, month) &&
         reader.one_of("-") && reader.two_digits(1, 31, day) &&
         day <= kDays[static_cast<std::size_t>(month)];
}

bool read_time(Reader& reader) {
  int ignored = 0;
  return reader.two_digits(0, 23, ignored) && reader.one_of(":") &&
         reader.two_digits(0, 59, ignored) && reader.one_of(":") &&
         reader.two_digits(0, 60, ignored) && (!reader.one_of(".") || reader.digits() > 0);
}

bool read_zone(Reader& reader) {
  int ignored = 0;
  return reader.one_of("Zz") || (reader.one_of("+-") && reader.two_digits(0, 23, ignored) &&
                                 reader.one_of(":") && reader.two_digits(0, 59, ignored));
}

bool is_date(std::string_view text) {
  Reader reader(text);
  return read_date(reader) && reader.at_end();
}

bool is_date_time(std::string_view text) {
  Reader reader(text);
  return read_date(reader) && reader.one_of("Tt") && read_time(reader) && read_zone(reader) &&
         reader.at_end();
}

bool is_uri(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_letter(text[0])) return false;
  const std::string_view scheme = text.substr(0, colon);
  return std::ranges::all_of(scheme, [](char c) {
    return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.';
  });
}

bool is_email(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
         text.find('@', at + 1) == std::string_view::npos;
}

struct KnownPattern {
  std::string_view pattern;
  TextForm form;
};
constexpr KnownPattern kPatterns[] = {
    {kDurationPattern, TextForm::duration},
};

struct KnownFormat {
  std::string_view name;
  TextForm form;
};
constexpr KnownFormat kFormats[] = {
    {"date-time", TextForm::date_time}, {"date", TextForm::date}, {"duration", TextForm::duration},
    {"email", TextForm::email},         {"uri", TextForm::uri},
};

}  // namespace

std::optional<TextForm> find_pattern(std::string_view pattern) {
  const auto* at = std::ranges::find(kPatterns, pattern, &KnownPattern::pattern);
  if (at == std::end(kPatterns)) return std::nullopt;
  return at->form;
}

TextForm find_text_format(std::string_view format) {
  const auto* at = std::ranges::find(kFormats, format, &KnownFormat::name);
  return at == std::end(kFormats) ? TextForm::any : at->form;
}

bool matches(TextForm form, std::string_view text) {
  switch (form) {
    case TextForm::any:
      return true;
    case TextForm::duration:
      return duration_seconds(text).has_value();
    case TextForm::date_time:
      return is_date_time(text);
    case TextForm::date:
      return is_date(text);
    case TextForm::uri:
      return is_uri(text);
    case TextForm::email:
      return is_email(text);
  }
  return true;
}

}  // namespace posturelint
