// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace posturelint {

/// A day of the calendar, no time, no zone; dates compare by order.
using CivilDate = std::chrono::year_month_day;

/// Reads `YYYY-MM-DD`; nothing for any other form, and for days that no calendar has.
std::optional<CivilDate> parse_civil_date(std::string_view text);

/// `YYYY-MM-DD`.
std::string to_string(CivilDate date);

/// How many days `b` is after `a`; negative when it is before.
inline int days_between(CivilDate a, CivilDate b) {
  return static_cast<int>((std::chrono::sys_days(b) - std::chrono::sys_days(a)).count());
}

}  // namespace posturelint
