// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace posturelint::test {

/// How much slower a build with sanitizers (and without optimisation) is, and how much smaller its
/// inputs should be.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)  // g++
#define POSTURELINT_IS_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)  // clang
#define POSTURELINT_IS_SANITIZED
#endif
#endif
#ifdef POSTURELINT_IS_SANITIZED
inline constexpr double kSlowness = 12;
inline constexpr std::size_t kScale = 8;
#else
inline constexpr double kSlowness = 1;
inline constexpr std::size_t kScale = 1;
#endif

/// Seconds of processor time that this thread needs for `work`.
double effort_of(const std::function<void()>& work);

/// `piece`, as often as fits in `bytes`.
std::string repeat(std::string_view piece, std::size_t bytes);

/// Expects that `work` on a text of `bytes` takes at most `seconds` (of an optimised build on the
/// machine where the bound was measured, with room for one several times slower), and on one four
/// times as long not much more than four times that: so nothing in it grows with the square.
/// `make` makes a text of about that size.
void expect_effort_in_proportion(std::size_t bytes, double seconds,
                                 const std::function<std::string(std::size_t bytes)>& make,
                                 const std::function<void(const std::string&)>& work);

}  // namespace posturelint::test
