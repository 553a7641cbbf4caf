// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/span.h"

namespace posturelint {

/// A text whose interesting places were written between « and ».
struct MarkedText {
  /// The text without the marks.
  std::string text;
  /// Where the marks were, in the order of the text. «» marks a place between two bytes.
  std::vector<Span> spans;
};

/// Takes the marks out. The error says which mark has no partner, or lies inside another.
Result<MarkedText> read_marks(std::string_view marked);

/// Puts marks around `spans`, which are sorted and do not overlap.
std::string add_marks(std::string_view text, const std::vector<Span>& spans);

/// The same for any sorted spans, for people: those that overlap are written as numbers.
std::string show_marks(std::string_view text, const std::vector<Span>& spans);

}  // namespace posturelint
