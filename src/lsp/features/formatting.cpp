// SPDX-License-Identifier: Apache-2.0
#include "lsp/features/formatting.h"

#include <string>
#include <string_view>

#include "lsp/json_layout.h"

namespace posturelint::lsp {
namespace {

/// What stands before the bracket that closes the fragment, when it stands on a line of its own.
std::string base_of(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \t\r\n");
  if (last == std::string_view::npos) return "";
  const std::size_t line_end = text.find_last_of("\r\n", last);
  if (line_end == std::string_view::npos) return "";
  const std::string_view blanks = text.substr(line_end + 1, last - line_end - 1);
  const bool only_blanks = blanks.find_first_not_of(" \t") == std::string_view::npos;
  return only_blanks ? std::string(blanks) : "";
}

}  // namespace

std::vector<TextEdit> formatting(Session& session, const FormattingParams& params) {
  OpenDocument* document = session.documents.find(params.uri);
  if (document == nullptr) return {};
  const Analysis& analysis = document->analysis();
  const Positions& positions = document->positions();
  const Span wanted =
      params.range ? positions.span(*params.range)
                   : Span{0, static_cast<std::uint32_t>(document->file().source().text().size())};
  std::vector<TextEdit> out;
  for (std::size_t i = 0; i < analysis.documents.size(); ++i) {
    const Fragment& fragment = analysis.extraction.fragments[i];
    const std::string_view text = analysis.documents[i].text();
    // One line of NDJSON must stay one.
    if (analysis.extraction.host == HostKind::json_lines) continue;
    if (fragment.shape == FragmentShape::bare_members) continue;
    LayoutStyle style;
    style.indentation = params.insert_spaces ? std::string(params.tab_size, ' ') : "\t";
    style.base = fragment.map.is_identity() ? "" : base_of(text);
    if (text.find("\r\n") != std::string_view::npos) style.line_end = "\r\n";
    for (const Edit& edit : layout_edits(analysis.documents[i], style)) {
      const Span host = edit_to_host(edit.span, fragment);
      if (host.end < wanted.begin || host.begin > wanted.end) continue;
      out.push_back({positions.range(host), quote_for_host(edit.text, fragment)});
    }
  }
  return out;
}

}  // namespace posturelint::lsp
