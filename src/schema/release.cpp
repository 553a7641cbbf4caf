// SPDX-License-Identifier: Apache-2.0
#include "schema/release.h"

#include <charconv>

#include <fmt/format.h>

namespace posturelint {
namespace {

/// Takes the number at the front of `text` off it.
std::optional<std::uint16_t> take_number(std::string_view& text) {
  std::uint16_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

bool take_dot(std::string_view& text) {
  if (!text.starts_with('.')) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

std::optional<Release> parse_release(std::string_view text) {
  constexpr std::uint16_t kFirstYear = 2000;
  const auto year = take_number(text);
  if (!year || *year < kFirstYear || !take_dot(text)) return std::nullopt;
  const auto month = take_number(text);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  if (text.empty()) return Release{*year, *month, 0};
  if (!take_dot(text)) return std::nullopt;
  const auto patch = take_number(text);
  if (!patch || !text.empty()) return std::nullopt;
  return Release{*year, *month, *patch};
}

std::string to_string(Release release) {
  return fmt::format("{}.{:02}.{}", release.year, release.month, release.patch);
}

}  // namespace posturelint
