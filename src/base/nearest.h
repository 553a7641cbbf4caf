// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace posturelint {

/// Number of single-character insertions, deletions, replacements and swaps of neighbours that turn
/// `a` into `b`, ASCII letters compared without case. Stops counting above `limit`, then returns
/// `limit + 1`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The candidate somebody who typed `word` most likely meant, or nothing when none is close: at
/// most a third of the word's length away. A candidate that differs only in case always wins. Ties
/// go to the first. The result is a view into `candidates`.
std::optional<std::string_view> nearest(std::string_view word,
                                        std::span<const std::string_view> candidates);

/// `, did you mean "…"?` for the end of a message, or nothing.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace posturelint
