// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "finding/severity.h"

namespace posturelint {

/// What a piece of output is, not how it looks.
enum class Ink : std::uint8_t { plain, error, warning, info, note, fix, strong, faint };

inline Ink ink_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return Ink::error;
    case Severity::warning:
      return Ink::warning;
    case Severity::info:
      break;
  }
  return Ink::info;
}

/// Colours a terminal's text, or leaves it as it is.
class Paint {
 public:
  Paint() = default;
  explicit Paint(bool color) : color_(color) {}

  [[nodiscard]] std::string operator()(Ink ink, std::string_view text) const {
    if (!color_ || ink == Ink::plain || text.empty()) return std::string(text);
    std::string out(code(ink));
    out += text;
    out += "\x1b[0m";
    return out;
  }

 private:
  /// The sixteen basic colours only: a terminal's theme gives them values that can be read on its
  /// background.
  static std::string_view code(Ink ink) {
    switch (ink) {
      case Ink::error:
        return "\x1b[1;31m";
      case Ink::warning:
        return "\x1b[1;33m";
      case Ink::info:
        return "\x1b[1;36m";
      case Ink::note:
        return "\x1b[36m";
      case Ink::fix:
        return "\x1b[32m";
      case Ink::strong:
        return "\x1b[1m";
      case Ink::faint:
        return "\x1b[2m";
      case Ink::plain:
        break;
    }
    return "";
  }

  bool color_ = false;
};

}  // namespace posturelint
