// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "finding/severity.h"
#include "report/style.h"
#include "text/source.h"
#include "text/span.h"

namespace posturelint {

/// How to draw source lines.
struct SnippetStyle {
  Paint paint;
  /// The colour of the marks.
  Ink mark = Ink::error;
  /// Columns for the whole line, gutter included; longer lines are cropped around the mark.
  std::size_t width = 120;
  /// Digits of the largest line number to be shown, so that snippets stand in one column.
  std::size_t digits = 1;
};

/// Draws the lines of a span with `^^^` below it:
///
///       4 |   "jailbroken": false,
///         |   ^^^^^^^^^^^^
///
/// Of a span over more than a few lines only the first and the last are drawn. An empty span is one
/// `^`. What a terminal would act on is shown as a stand-in (report/visible.h).
void append_snippet(std::string& out, const Source& source, Span span, const SnippetStyle& style);

/// Digits of the last line of a span.
std::size_t line_digits(const Source& source, Span span);

}  // namespace posturelint
