// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace posturelint {

/// A release of the vendor's API, `year.month.patch`: `2026.06.3`.
struct Release {
  std::uint16_t year = 0;
  std::uint16_t month = 0;
  std::uint16_t patch = 0;

  friend constexpr auto operator<=>(const Release&, const Release&) = default;
};

/// `2026.06.3`, `2026.06` (patch 0) or `2026.6.3`; nothing for anything else.
std::optional<Release> parse_release(std::string_view text);
/// Always with two digits for the month: `2026.06.3`.
std::string to_string(Release release);

}  // namespace posturelint
