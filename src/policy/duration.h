// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace posturelint {

inline constexpr std::int64_t kSecondsPerHour = 3600;
inline constexpr std::int64_t kSecondsPerDay = 24 * kSecondsPerHour;

/// The length in seconds of an ISO 8601 duration in the form that the API takes:
/// `P[nY][nM][nW][nD][T[nH][nM][nS]]`, upper case, whole numbers, at least one part. A month counts
/// 30 days and a year 365. Nothing for any other text and for lengths beyond 10,000 years.
std::optional<std::int64_t> duration_seconds(std::string_view text);

/// `12 hours`, `7 days`, `1 hour 30 minutes`, `every time` for none.
std::string duration_in_words(std::int64_t seconds);

/// True for text that starts like a calendar date, `2026-12-01…`: somebody meant a point in time,
/// whether or not the rest is well-formed.
bool looks_like_date(std::string_view text);

}  // namespace posturelint
