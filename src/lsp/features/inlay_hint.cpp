// SPDX-License-Identifier: Apache-2.0
#include "lsp/features/inlay_hint.h"

#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "lsp/names.h"
#include "lsp/words.h"
#include "policy/duration.h"
#include "report/markdown_text.h"

namespace posturelint::lsp {
namespace {

class Hints {
 public:
  Hints(Session& session, OpenDocument& document, Span wanted)
      : session_(session), document_(document), wanted_(wanted) {}

  std::vector<InlayHint> run() {
    names();
    orders();
    for (const Resource& resource : document_.analysis().resources) {
      const Span host = document_.analysis().to_host(resource.node, resource.node.span());
      if (host.end < wanted_.begin || host.begin > wanted_.end) continue;
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

  /// The order of evaluation, where each rule says its priority, and what it leaves a rule.
  void orders() {
    const Setup* setup = session_.setup(document_);
    if (setup == nullptr) return;
    for (PolicyStudy& policy : document_.policies(*setup)) {
      const std::vector<ListedRule>& rules = policy.rules().rules;
      const bool is_numbered = std::ranges::all_of(
          rules, [](const ListedRule& rule) { return rule.is_system || rule.priority; });
      if (!is_numbered || rules.size() < 2) continue;
      for (std::size_t i = 0; i < rules.size(); ++i) order(policy, i);
    }
  }

  void order(PolicyStudy& policy, std::size_t at) {
    const std::vector<ListedRule>& rules = policy.rules().rules;
    const Node priority = rules[at].node["priority"];
    if (!priority) return;
    const std::uint32_t host = document_.analysis().to_host(priority, priority.span()).end;
    if (host < wanted_.begin || host > wanted_.end) return;  // and nothing is studied
    std::string label = fmt::format("{} of {}", ordinal(at + 1), rules.size());
    std::string tooltip = "The place in the order of evaluation among the rules of this list.";
    if (const auto by = policy.shadowed_by(at); !by.empty()) {
      std::vector<std::string> names;
      for (const std::size_t rule : by) names.push_back(name_of(policy.rules(), rules[rule]));
      constexpr std::size_t kNamed = 2;
      label += names.size() > kNamed ? fmt::format(" · shadowed by {} rules", names.size())
                                     : fmt::format(" · shadowed by {}", joined(names, "and"));
      tooltip += fmt::format(" No sign-in reaches this rule: what it would match, {} {} first.",
                             markdown_plain(joined(names, "and")),
                             names.size() == 1 ? "matches" : "match");
    }
    add(host, std::move(label), std::move(tooltip));
  }

  Session& session_;
  OpenDocument& document_;
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
