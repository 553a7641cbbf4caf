// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "text/edit.h"

namespace posturelint::lsp {

struct LayoutStyle {
  /// One step of indentation.
  std::string indentation = "  ";
  /// What stands before the first line's closing bracket.
  std::string base;
  std::string line_end = "\n";
  /// Objects and arrays written on one line stay there when they fit.
  std::size_t width = 100;
};

/// The edits that lay a JSON text out: one member a line, or a whole object on one line where it
/// was written so and fits. They change only blanks between tokens, so that keys keep their order
/// and every value its bytes. Empty for a text with syntax findings: what it means is not sure; and
/// for one that nests deeper than 200 levels.
std::vector<Edit> layout_edits(const Document& document, const LayoutStyle& style);

}  // namespace posturelint::lsp
