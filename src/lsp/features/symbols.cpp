// SPDX-License-Identifier: Apache-2.0
#include "lsp/features/symbols.h"

#include <algorithm>
#include <cctype>
#include <string>

#include <fmt/format.h>

#include "lsp/words.h"

namespace posturelint::lsp {
namespace {

/// An outline longer than this is of no use, and slow to show.
constexpr std::size_t kMaxSymbols = 5000;
/// An outline is sent as deep as it is, and no reader of JSON likes that without a bound.
constexpr int kMaxDepth = 100;

SymbolKind kind_of(Node node) {
  switch (node.kind()) {
    case NodeKind::object:
      return SymbolKind::object;
    case NodeKind::array:
      return SymbolKind::array;
    case NodeKind::number:
      return SymbolKind::number;
    case NodeKind::boolean:
      return SymbolKind::boolean;
    case NodeKind::null:
      return SymbolKind::null;
    default:
      return SymbolKind::string;
  }
}

SymbolKind kind_of(ResourceKind kind) {
  switch (kind) {
    case ResourceKind::access_policy:
      return SymbolKind::module;
    case ResourceKind::access_policy_rule:
      return SymbolKind::event;
    case ResourceKind::device_assurance:
      return SymbolKind::interface;
    case ResourceKind::posture_check:
      return SymbolKind::key;
    default:
      return SymbolKind::object;
  }
}

std::string detail_of(const Resource& resource) {
  if (resource.platform == Platform::unknown) return std::string(display_name(resource.kind));
  return fmt::format("{} for {}", display_name(resource.kind), platform_name(resource.platform));
}

class Outline {
 public:
  Outline(const Analysis& analysis, const Positions& positions)
      : analysis_(analysis), positions_(positions) {}

  std::vector<DocumentSymbol> run() {
    std::vector<DocumentSymbol> out;
    for (const Document& document : analysis_.documents) {
      const Node root = document.root();
      if (root) add(root, 0, out);
    }
    return out;
  }

 private:
  [[nodiscard]] const Resource* resource_of(Node node) const {
    const auto found = std::ranges::find_if(
        analysis_.resources, [&](const Resource& resource) { return resource.node == node; });
    return found == analysis_.resources.end() ? nullptr : &*found;
  }

  void add(Node node, int depth, std::vector<DocumentSymbol>& out) {
    if (++count_ > kMaxSymbols || depth > kMaxDepth) return;
    const Resource* resource = resource_of(node);
    const bool is_anonymous = node.key().empty() && resource == nullptr;
    // What holds resources and has no name of its own is no line of the outline.
    if (is_anonymous && (node.is_array() || !node.parent())) {
      for (const Node child : node.children()) add(child, depth + 1, out);
      return;
    }
    DocumentSymbol symbol;
    symbol.kind = resource != nullptr ? kind_of(resource->kind) : kind_of(node);
    const Span whole = node.member_span();
    symbol.range = range(node, whole);
    symbol.selection_range =
        range(node, node.key_span().empty() ? start_of(node) : node.key_span());
    if (resource != nullptr) {
      const Node name = node["name"];
      symbol.name = name.string().value_or(display_name(resource->kind));
      symbol.detail = detail_of(*resource);
      if (name) symbol.selection_range = range(node, name.span());
    } else {
      symbol.name = node.key().empty() ? item_name(node) : std::string(node.key());
      if (!node.is_object() && !node.is_array()) symbol.detail = value_of(node);
    }
    if (symbol.name.empty()) symbol.name = "\"\"";
    for (const Node child : node.children()) {
      if (node.is_object() || child.is_object() || child.is_array()) {
        add(child, depth + 1, symbol.children);
      }
    }
    out.push_back(std::move(symbol));
  }

  /// Its number in the list.
  static std::string item_name(Node node) {
    const std::string pointer = node.pointer();
    return pointer.substr(pointer.rfind('/') + 1);
  }

  static std::string value_of(Node node) {
    constexpr std::size_t kMaxDetail = 60;
    const std::string_view text = node.text();
    return text.size() > kMaxDetail ? "" : std::string(text);
  }

  static Span start_of(Node node) {
    return {node.span().begin, std::min(node.span().begin + 1, node.span().end)};
  }

  [[nodiscard]] Range range(Node node, Span span) const {
    return positions_.range(analysis_.to_host(node, span));
  }

  const Analysis& analysis_;
  const Positions& positions_;
  std::size_t count_ = 0;
};

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

}  // namespace

std::vector<DocumentSymbol> document_symbol(Session& session, const DocumentParams& params) {
  OpenDocument* document = session.documents.find(params.uri);
  if (document == nullptr) return {};
  return Outline(document->analysis(), document->positions()).run();
}

std::vector<WorkspaceSymbol> workspace_symbol(Session& session, const QueryParams& params) {
  const std::string query = lower(params.query);
  std::vector<WorkspaceSymbol> out;
  session.for_each_symbol([&](const Session::FoundSymbol& found) {
    const Symbol& symbol = found.symbol;
    if (!symbol.is_definition || symbol.symbol != SymbolClass::name) return;
    if (out.size() >= kMaxSymbols || lower(symbol.value).find(query) == std::string::npos) return;
    WorkspaceSymbol& added = out.emplace_back();
    added.name = symbol.value;
    added.kind = kind_of(symbol.kind);
    added.container_name = display_name(symbol.kind);
    if (symbol.platform != Platform::unknown) {
      added.container_name += fmt::format(" for {}", platform_name(symbol.platform));
    }
    added.location = {found.uri, symbol.range};
  });
  return out;
}

}  // namespace posturelint::lsp
