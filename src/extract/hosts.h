// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "extract/fragment.h"
#include "extract/offset_map.h"
#include "syntax/tree_sitter.h"

namespace posturelint {

// One function per host language; extract.cpp chooses. Each adds what it finds to the extraction.

/// A text in the host file as its reader sees it: for a block of a guide without the indentation
/// and the `> ` that the guide puts before its lines.
struct HostText {
  std::string_view text;
  /// Where it stands in the host file.
  OffsetMap map;
  /// What was left out before each line but the first.
  std::string line_prefix;
};

void extract_json_lines(Extraction& out);
/// `tree` is that of the whole file.
void extract_markdown(const HostTree& tree, Extraction& out);
/// `tree` is that of the script.
void extract_shell(const HostText& script, const HostTree& tree, Extraction& out);
void extract_http(const HostText& file, Extraction& out);

}  // namespace posturelint
