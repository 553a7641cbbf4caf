// SPDX-License-Identifier: Apache-2.0
#include "policy/duration.h"

#include <algorithm>
#include <charconv>
#include <span>

namespace posturelint {
namespace {

struct Unit {
  char letter;
  std::int64_t seconds;
};

constexpr Unit kDateUnits[] = {{'Y', 365 * kSecondsPerDay},
                               {'M', 30 * kSecondsPerDay},
                               {'W', 7 * kSecondsPerDay},
                               {'D', kSecondsPerDay}};
constexpr Unit kTimeUnits[] = {{'H', kSecondsPerHour}, {'M', 60}, {'S', 1}};
constexpr std::int64_t kLongest = 10000 * 365 * kSecondsPerDay;

/// Adds up `12H30M`: units in falling order, each at most once. Nothing when that does not fit the
/// whole text, or the text is empty.
std::optional<std::int64_t> sum(std::string_view text, std::span<const Unit> units) {
  if (text.empty()) return std::nullopt;
  std::int64_t total = 0;
  while (!text.empty()) {
    std::int64_t amount = 0;
    const char* const end = text.data() + text.size();
    const auto [letter, error] = std::from_chars(text.data(), end, amount);
    if (error != std::errc() || amount < 0 || text.front() == '-' || letter == end) {
      return std::nullopt;
    }
    const auto unit = std::ranges::find(units, *letter, &Unit::letter);
    if (unit == units.end() || amount > (kLongest - total) / unit->seconds) return std::nullopt;
    total += amount * unit->seconds;
    units = {unit + 1, units.end()};
    text.remove_prefix(static_cast<std::size_t>(letter + 1 - text.data()));
  }
  return total;
}

}  // namespace

std::optional<std::int64_t> duration_seconds(std::string_view text) {
  if (!text.starts_with('P')) return std::nullopt;
  text.remove_prefix(1);
  const std::size_t t = text.find('T');
  if (t == std::string_view::npos) return sum(text, kDateUnits);
  const auto time = sum(text.substr(t + 1), kTimeUnits);
  if (t == 0 || !time) return time;
  const auto date = sum(text.substr(0, t), kDateUnits);
  if (!date || *date > kLongest - *time) return std::nullopt;
  return *date + *time;
}

std::string duration_in_words(std::int64_t seconds) {
  if (seconds == 0) return "every time";
  struct Unit {
    std::int64_t seconds;
    std::string_view name;
  };
  constexpr Unit kUnits[] = {
      {kSecondsPerDay, "day"}, {kSecondsPerHour, "hour"}, {60, "minute"}, {1, "second"}};
  std::string out;
  for (const Unit& unit : kUnits) {
    const std::int64_t count = seconds / unit.seconds;
    seconds %= unit.seconds;
    if (count == 0) continue;
    if (!out.empty()) out += ' ';
    out += std::to_string(count) + ' ';
    out += unit.name;
    if (count != 1) out += 's';
  }
  return out;
}

bool looks_like_date(std::string_view text) {
  constexpr std::string_view kPattern = "dddd-dd";
  if (text.size() < kPattern.size()) return false;
  return std::equal(kPattern.begin(), kPattern.end(), text.begin(), [](char pattern, char c) {
    return pattern == 'd' ? c >= '0' && c <= '9' : c == pattern;
  });
}

}  // namespace posturelint
