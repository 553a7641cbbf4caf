// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace posturelint::test {

/// A text whose interesting places were written between « and ».
struct MarkedText {
  /// The text without the marks.
  std::string text;
  /// Where the marks were, in the order of the text. «» marks a place between two bytes.
  std::vector<Span> spans;
};

/// Takes the marks out. They come in pairs and do not nest; a text that breaks this is a mistake in
/// the test, and throws std::invalid_argument.
MarkedText strip_marks(std::string_view marked);

/// Puts marks around `spans`, which are sorted and do not overlap: for messages of failed tests.
std::string add_marks(std::string_view text, const std::vector<Span>& spans);

}  // namespace posturelint::test
