// SPDX-License-Identifier: Apache-2.0
#include "lsp/features/document_link.h"

#include <string>
#include <string_view>

namespace posturelint::lsp {
namespace {

bool is_web_address(std::string_view text) {
  const bool has_scheme = text.starts_with("https://") || text.starts_with("http://");
  return has_scheme && text.find_first_of(" \"<>{}$") == std::string_view::npos;
}

}  // namespace

std::vector<DocumentLink> document_link(Session& session, const DocumentParams& params) {
  OpenDocument* document = session.documents.find(params.uri);
  if (document == nullptr) return {};
  const Analysis& analysis = document->analysis();
  std::vector<DocumentLink> out;
  for (std::size_t i = 0; i < analysis.documents.size(); ++i) {
    const JsonTree& tree = analysis.documents[i].tree();
    for (std::uint32_t n = 0; n < tree.nodes().size(); ++n) {
      if (tree.nodes()[n].kind != NodeKind::string) continue;
      const Node node(tree, n);
      const auto text = node.string();
      if (!text || !is_web_address(*text)) continue;
      const Span inside{node.span().begin + 1, node.span().end - 1};
      const Span host = analysis.extraction.fragments[i].map.to_host(inside);
      out.push_back({document->positions().range(host), std::string(*text), ""});
    }
  }
  const std::string_view source = document->file().source().text();
  for (const SuppressionComment& comment : analysis.extraction.suppressions) {
    for (const std::string& name : comment.rules) {
      const Rule* rule = session.workspace.find_rule(name);
      if (rule == nullptr) continue;
      const std::string target = session.rule_page_uri(*rule);
      const std::size_t at = source.find(name, comment.span.begin);
      if (target.empty() || at == std::string_view::npos) continue;
      const auto begin = static_cast<std::uint32_t>(at);
      const Span span{begin, begin + static_cast<std::uint32_t>(name.size())};
      out.push_back({document->positions().range(span), target, std::string(rule->summary)});
    }
  }
  return out;
}

}  // namespace posturelint::lsp
