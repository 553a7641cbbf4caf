// SPDX-License-Identifier: Apache-2.0
#include "lsp/features/structure.h"

#include "lsp/cursor.h"

namespace posturelint::lsp {
namespace {

/// Nobody grows a selection more often, and each lies inside the next when it is sent.
constexpr std::size_t kMaxRanges = 100;

SelectionRanges ranges_at(const OpenDocument& document, LspPosition position) {
  const Positions& positions = document.positions();
  const std::uint32_t offset = positions.offset(position);
  SelectionRanges out;
  const auto add = [&](Span host) {
    const Range range = positions.range(host);
    const bool grows = out.ranges.empty() ||
                       (range != out.ranges.back() && range.start <= out.ranges.back().start &&
                        range.end >= out.ranges.back().end);
    if (grows) out.ranges.push_back(range);
  };
  if (const auto cursor = cursor_at(document.analysis(), offset)) {
    Node node = cursor->node();
    if (node && !node.is_object() && !node.is_array()) {
      const bool on_key = !node.key_span().empty() && cursor->offset <= node.key_span().end;
      const Span part = on_key ? node.key_span() : node.span();
      const bool has_quotes = (on_key || node.is_string()) && part.size() >= 2;
      const Span content{part.begin + 1, part.end - 1};
      if (has_quotes && content.begin <= cursor->offset && cursor->offset <= content.end) {
        add(cursor->to_host(content));
      }
      add(cursor->to_host(part));
    }
    for (const Node around : ancestry(node)) {
      if (out.ranges.size() >= kMaxRanges) break;
      if (around != node || around.is_object() || around.is_array()) {
        add(cursor->to_host(around.span()));
      }
      add(cursor->to_host(around.member_span()));
    }
    add(cursor->fragment().host);
  }
  add({0, static_cast<std::uint32_t>(document.file().source().text().size())});
  return out;
}

}  // namespace

std::vector<FoldingRange> folding_range(Session& session, const DocumentParams& params) {
  OpenDocument* document = session.documents.find(params.uri);
  if (document == nullptr) return {};
  const Analysis& analysis = document->analysis();
  std::vector<FoldingRange> out;
  for (std::size_t i = 0; i < analysis.documents.size(); ++i) {
    for (const JsonNode& node : analysis.documents[i].tree().nodes()) {
      if (node.kind != NodeKind::object && node.kind != NodeKind::array) continue;
      const Span host = analysis.extraction.fragments[i].map.to_host(node.span);
      const std::uint32_t first = document->positions().at(host.begin).line;
      const std::uint32_t last = document->positions().at(host.end).line;
      // The line of the closing bracket stays in sight.
      if (last > first + 1) out.push_back({first, last - 1});
    }
  }
  return out;
}

std::vector<SelectionRanges> selection_range(Session& session, const SelectionRangeParams& params) {
  OpenDocument* document = session.documents.find(params.uri);
  if (document == nullptr) return {};
  std::vector<SelectionRanges> out;
  for (const LspPosition position : params.positions) {
    out.push_back(ranges_at(*document, position));
  }
  return out;
}

}  // namespace posturelint::lsp
