// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "finding/finding.h"
#include "syntax/json_tree.h"

namespace posturelint {

struct JsonOptions {
  /// True where another program fills in `${x}` before the text is JSON (an unquoted shell
  /// here-document): a placeholder is then no syntax finding.
  bool placeholders_are_filled_in = false;
  /// True when the text is the inside of an object, `"key": value, …`, without its braces: it is
  /// read as that object (the root node spans the members) and the missing braces are not reported.
  bool bare_members = false;
};

struct ParsedJson {
  JsonTree tree;
  /// Rules `syntax/…`, in the order of the text; spans and fixes are in the text given.
  std::vector<Finding> findings;
};

/// Reads a JSON text (RFC 8259). Never fails and never recurses: it gives every value it can make
/// out, and one finding per mistake. There are no findings exactly when a conforming parser accepts
/// the text; beyond the grammar, `syntax/duplicate-key` reports what parsers accept and lose.
/// A byte order mark at the start is skipped (it is not reported). `text` must outlive the tree and
/// be at most kMaxTextBytes long.
ParsedJson parse_json(std::string_view text, const JsonOptions& options = {});

}  // namespace posturelint
