// SPDX-License-Identifier: Apache-2.0
#include "report/map_page.h"

#include <algorithm>

#include "base/assert.h"
#include "report/visible.h"

namespace posturelint {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : visible(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
}

}  // namespace

const detail::MapPageFile& map_page_file(std::string_view name) {
  const auto files = detail::map_page_files();
  const auto found = std::ranges::find(files, name, &detail::MapPageFile::name);
  POSTURELINT_ASSERT(found != files.end());
  return *found;
}

std::string fill_page(std::string_view piece, const PageValues& values) {
  std::string_view text = map_page_file(piece).text;
  // The line break that ends the file is not part of the piece.
  if (text.ends_with('\n')) text.remove_suffix(1);
  std::string out;
  while (true) {
    const std::size_t open = text.find("{{");
    out += text.substr(0, open);
    if (open == std::string_view::npos) return out;
    text.remove_prefix(open);
    const bool is_html = text.starts_with("{{{");
    const std::string_view end = is_html ? "}}}" : "}}";
    const std::size_t close = text.find(end);
    POSTURELINT_ASSERT(close != std::string_view::npos);
    const std::string_view name = text.substr(end.size(), close - end.size());
    const auto value = values.find(name);
    POSTURELINT_ASSERT(value != values.end());
    if (is_html) {
      out += value->second;
    } else {
      append_escaped(out, value->second);
    }
    text.remove_prefix(close + end.size());
  }
}

}  // namespace posturelint
