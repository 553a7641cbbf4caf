// SPDX-License-Identifier: Apache-2.0
#include "lsp/symbols.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace posturelint::lsp {
namespace {

constexpr std::size_t kIdSize = 20;

struct Prefix {
  std::string_view prefix;
  std::string_view object;
};
/// Seen in recordings and documentation.
constexpr Prefix kPrefixes[] = {
    {"dae", "device assurance policy"},
    {"dch", "device posture check"},
    {"din", "device integration"},
    {"rst", "access policy"},
    {"rul", "access policy rule"},
    {"rsb", "policy branch"},
    {"nzo", "network zone"},
    {"00g", "group"},
    {"00u", "user"},
    {"oty", "user type"},
    {"aut", "authenticator"},
    {"0oa", "app or identity provider"},
};

/// Between the quotes of a string.
Span content_of(Node string) {
  const Span span = string.span();
  return span.size() >= 2 ? Span{span.begin + 1, span.end - 1} : span;
}

bool is_at(Node node, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    if (!node || node.key() != key) return false;
    node = node.parent();
  }
  return true;
}

class Collector {
 public:
  Collector(const Analysis& analysis, const Positions& positions)
      : analysis_(analysis), positions_(positions) {}

  std::vector<Symbol> run() {
    std::size_t fragment = 0;  // resources come in the order of the fragments
    for (const Resource& resource : analysis_.resources) {
      while (resource.node.tree() != &analysis_.documents[fragment].tree()) ++fragment;
      add_resource(fragment, resource);
    }
    for (const Request& request : analysis_.extraction.requests) add_url(request);
    return each_place_once();
  }

 private:
  /// What stands in a resource inside of another one was met twice: the inner one, met later, knows
  /// more.
  std::vector<Symbol> each_place_once() {
    std::ranges::stable_sort(found_, {}, &Symbol::span);
    std::vector<Symbol> out;
    for (Symbol& symbol : found_) {
      if (!out.empty() && out.back().span == symbol.span) {
        out.back() = std::move(symbol);
      } else {
        out.push_back(std::move(symbol));
      }
    }
    return out;
  }

  void add_resource(std::size_t fragment, const Resource& resource) {
    const Node top = resource.node;
    const std::string label(top["name"].string().value_or(""));
    add(fragment, resource, top["id"], {.symbol = SymbolClass::id, .is_definition = true}, label);
    add(fragment, resource, top["name"], {.symbol = SymbolClass::name, .is_definition = true},
        label);
    if (resource.kind == ResourceKind::posture_check) {
      add(fragment, resource, top["variableName"],
          {.symbol = SymbolClass::posture_variable, .is_definition = true}, label);
    }
    add_below(fragment, resource, label);
  }

  /// The strings in a resource, without those of resources inside of it.
  void add_below(std::size_t fragment, const Resource& resource, const std::string& label) {
    const auto& nodes = resource.node.tree()->nodes();
    const std::uint32_t end = end_of(resource.node);
    for (std::uint32_t i = resource.node.index() + 1; i < end; ++i) {
      if (nodes[i].kind != NodeKind::string) continue;
      const Node node(*resource.node.tree(), i);
      const auto text = node.string();
      if (!text) continue;
      if (node.key() == "variableName" && resource.kind == ResourceKind::device_assurance) {
        add(fragment, resource, node, {.symbol = SymbolClass::posture_variable}, label);
      } else if (is_id(*text) && node.key() != "id") {
        const bool condition = is_at(node.parent(), {"include", "assurance"});
        add(fragment, resource, node, {.symbol = SymbolClass::id, .is_rule_condition = condition},
            label);
      }
    }
  }

  /// The index behind the last node below `node`.
  static std::uint32_t end_of(Node node) {
    const auto& nodes = node.tree()->nodes();
    std::uint32_t at = node.index();
    while (true) {
      if (nodes[at].next != JsonNode::kNone) return nodes[at].next;
      if (nodes[at].parent == JsonNode::kNone) return static_cast<std::uint32_t>(nodes.size());
      at = nodes[at].parent;
    }
  }

  void add(std::size_t fragment, const Resource& resource, Node node, Symbol symbol,
           const std::string& label) {
    const auto text = node.string();
    if (!text || text->empty()) return;
    symbol.kind = resource.kind;
    symbol.platform = resource.platform;
    symbol.value = *text;
    symbol.label = label;
    symbol.span = analysis_.extraction.fragments[fragment].map.to_host(content_of(node));
    symbol.range = positions_.range(symbol.span);
    found_.push_back(std::move(symbol));
  }

  /// The ids in `/api/v1/policies/rst…/rules/rul…`.
  void add_url(const Request& request) {
    const std::string_view url = request.url;
    for (std::size_t begin = 0; begin < url.size();) {
      const std::size_t end = std::min(url.find_first_of("/?#&=", begin), url.size());
      const std::string_view segment = url.substr(begin, end - begin);
      if (is_id(segment)) {
        Symbol symbol{.symbol = SymbolClass::id, .value = std::string(segment)};
        symbol.span = request.url_map.to_host(
            {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        symbol.range = positions_.range(symbol.span);
        found_.push_back(std::move(symbol));
      }
      begin = end + 1;
    }
  }

  const Analysis& analysis_;
  const Positions& positions_;
  std::vector<Symbol> found_;
};

}  // namespace

bool is_id(std::string_view text) {
  return text.size() == kIdSize && !object_of_id(text).empty() &&
         std::ranges::all_of(text, [](unsigned char c) { return std::isalnum(c) != 0; });
}

std::string_view object_of_id(std::string_view id) {
  const auto* found = std::ranges::find_if(
      kPrefixes, [&](const Prefix& prefix) { return id.starts_with(prefix.prefix); });
  return found == std::end(kPrefixes) ? "" : found->object;
}

std::vector<Symbol> collect_symbols(const Analysis& analysis, const Positions& positions) {
  return Collector(analysis, positions).run();
}

}  // namespace posturelint::lsp
