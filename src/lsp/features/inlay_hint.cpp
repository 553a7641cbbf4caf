// SPDX-License-Identifier: Apache-2.0
#include "lsp/features/inlay_hint.h"

#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "lsp/names.h"
#include "lsp/words.h"
#include "policy/duration.h"

namespace posturelint::lsp {
namespace {

class Hints {
 public:
  Hints(Session& session, const OpenDocument& document, Span wanted)
      : session_(session), document_(document), wanted_(wanted) {}

  std::vector<InlayHint> run() {
    names();
    for (const Resource& resource : document_.analysis().resources) {
      const Span host = document_.analysis().to_host(resource.node, resource.node.span());
      if (host.end < wanted_.begin || host.begin > wanted_.end) continue;
      if (resource.kind == ResourceKind::access_policy_rule) order(resource);
      durations(resource.node);
    }
    std::ranges::sort(out_, {}, &InlayHint::position);
    // A resource inside of another one was looked at twice.
    const auto again = std::unique(
        out_.begin(), out_.end(),
        [](const InlayHint& a, const InlayHint& b) { return a.position == b.position; });
    out_.erase(again, out_.end());
    return std::move(out_);
  }

 private:
  void add(std::uint32_t host, std::string label, std::string tooltip = {}) {
    if (host < wanted_.begin || host > wanted_.end) return;
    out_.push_back({document_.positions().at(host), std::move(label), std::move(tooltip)});
  }

  void names() {
    std::optional<NameOf> name_of;
    for (const Symbol& symbol : document_.symbols()) {
      const bool is_use = symbol.symbol == SymbolClass::id && !symbol.is_definition;
      if (!is_use || symbol.span.end < wanted_.begin || symbol.span.begin > wanted_.end) continue;
      if (!name_of) name_of = names_in(session_);
      const std::string name = (*name_of)(symbol.value);
      if (!name.empty()) add(behind_quote(symbol.span.end), name);
    }
  }

  /// The hint stands behind the closing quote.
  [[nodiscard]] std::uint32_t behind_quote(std::uint32_t host) const {
    const std::string_view text = document_.file().source().text();
    if (text.substr(host).starts_with("\\\"")) return host + 2;
    return host < text.size() && text[host] == '"' ? host + 1 : host;
  }

  void durations(Node top) {
    const auto& nodes = top.tree()->nodes();
    const Span span = top.span();
    for (std::uint32_t i = top.index(); i < nodes.size() && nodes[i].span.begin < span.end; ++i) {
      if (nodes[i].kind != NodeKind::string) continue;
      const Node node(*top.tree(), i);
      const auto text = node.string();
      if (!text || text->size() < 2 || (*text)[0] != 'P') continue;
      if (const auto seconds = duration_seconds(*text)) {
        add(document_.analysis().to_host(node, node.span()).end, duration_in_words(*seconds));
      }
    }
  }

  /// Rules of one list, and only where each says its priority.
  void order(const Resource& rule) {
    if (!rule.list) return;
    const auto own = rule.node["priority"].integer();
    if (!own) return;
    std::size_t before = 0;
    std::size_t count = 0;
    for (const Node other : rule.list.items()) {
      const auto priority = other["priority"].integer();
      if (!priority) return;
      ++count;
      if (*priority < *own || (*priority == *own && other.index() < rule.node.index())) ++before;
    }
    if (count < 2) return;
    const Node priority = rule.node["priority"];
    add(document_.analysis().to_host(priority, priority.span()).end,
        fmt::format("{} of {}", ordinal(before + 1), count),
        "The place in the order of evaluation among the rules of this list.");
  }

  Session& session_;
  const OpenDocument& document_;
  Span wanted_;
  std::vector<InlayHint> out_;
};

}  // namespace

std::vector<InlayHint> inlay_hint(Session& session, const RangeParams& params) {
  OpenDocument* document = session.documents.find(params.uri);
  if (document == nullptr) return {};
  return Hints(session, *document, document->positions().span(params.range)).run();
}

}  // namespace posturelint::lsp
