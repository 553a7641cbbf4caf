// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace posturelint {

/// The marks people put around text. Marks of one family open and close each other.
enum class QuoteFamily : std::uint8_t { none, double_mark, single_mark, backtick };

/// A quotation mark at some place: its family, its length in bytes, whether it is typographic
/// (anything but " ' and `).
struct Quote {
  QuoteFamily family = QuoteFamily::none;
  std::uint32_t size = 0;
  bool curly = false;

  explicit operator bool() const { return family != QuoteFamily::none; }
};

/// The quotation mark `text` starts with, if any.
Quote quote_at(std::string_view text);

}  // namespace posturelint
