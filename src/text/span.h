// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>

namespace posturelint {

/// Half-open range of bytes, [begin, end), in one text. A text is at most kMaxTextBytes long, so 32
/// bits are enough.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  /// True when every byte of `other` lies in this span.
  [[nodiscard]] constexpr bool contains(Span other) const {
    return begin <= other.begin && other.end <= end;
  }

  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// The longest text we read, in bytes; a longer file is refused with a message. Keeps offsets in 32
/// bits and the memory for one file bounded (about 6 bytes of nodes per byte of dense JSON).
inline constexpr std::uint32_t kMaxTextBytes = 256U * 1024U * 1024U;

}  // namespace posturelint
