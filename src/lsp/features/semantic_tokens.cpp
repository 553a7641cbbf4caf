// SPDX-License-Identifier: Apache-2.0
#include "lsp/features/semantic_tokens.h"

#include <algorithm>
#include <vector>

#include "lsp/cursor.h"
#include "schema/check.h"

namespace posturelint::lsp {
namespace {

enum TokenType : std::uint32_t { property, enum_member, variable, macro, class_name };
constexpr std::uint32_t kDeprecated = 1;
constexpr std::uint32_t kReadOnly = 2;
constexpr std::uint32_t kDeclaration = 4;

struct Token {
  Span host;
  std::uint32_t type;
  std::uint32_t modifiers;
};

/// Asking the schema of each member costs microseconds; behind this many members of resources we
/// leave it.
constexpr std::size_t kMaxMembers = 5'000;

class Collector {
 public:
  Collector(Session& session, const OpenDocument& document, Span wanted)
      : setup_(session.setup(document)), document_(document), wanted_(wanted) {}

  std::vector<Token> run() {
    const Analysis& analysis = document_.analysis();
    for (const Symbol& symbol : document_.symbols()) {
      const bool is_name = symbol.symbol == SymbolClass::name;
      add(symbol.span, is_name ? class_name : variable, symbol.is_definition ? kDeclaration : 0);
    }
    std::size_t count = 0;
    for (const Resource& resource : analysis.resources) {
      if (setup_ == nullptr || (count += resource.node.size()) > kMaxMembers) break;
      const Span host = analysis.to_host(resource.node, resource.node.span());
      if (host.end < wanted_.begin || host.begin > wanted_.end) continue;
      schema_ = setup_->schemas->find(schema_key(resource, resource.platform));
      if (schema_ == nullptr) continue;
      map_ = &analysis.fragment_of(resource.node).map;
      for (const Node member : resource.node.members()) add_member(resource, member);
    }
    for (std::size_t i = 0; i < analysis.documents.size(); ++i) {
      for (const JsonNode& node : analysis.documents[i].tree().nodes()) {
        const bool unknown =
            node.kind == NodeKind::placeholder || (node.flags & kHasPlaceholder) != 0;
        if (unknown) add(analysis.extraction.fragments[i].map.to_host(node.span), macro, 0);
      }
    }
    std::ranges::sort(found_, {}, [](const Token& token) { return token.host; });
    return std::move(found_);
  }

 private:
  void add(Span host, std::uint32_t type, std::uint32_t modifiers) {
    if (host.empty() || host.end < wanted_.begin || host.begin > wanted_.end) return;
    found_.push_back({host, type, modifiers});
  }

  void add_member(const Resource& resource, Node node) {
    const auto ids = schema_->schemas_at(resource.node, node);
    if (ids.empty()) return;
    if (!node.key_span().empty()) {
      std::uint32_t modifiers = 0;
      for (const SchemaId id : ids) {
        if ((*schema_)[id].deprecated) modifiers |= kDeprecated;
        if ((*schema_)[id].read_only) modifiers |= kReadOnly;
      }
      add(map_->to_host(node.key_span()), property, modifiers);
    }
    if (node.is_string()) {
      const bool is_enum = std::ranges::any_of(ids, [&](SchemaId id) {
        return std::ranges::any_of(schema_->values((*schema_)[id]),
                                   [&](const SchemaValue& value) { return value.equals(node); });
      });
      if (is_enum) add(map_->to_host(node.span()), enum_member, 0);
    }
    for (const Node child : node.children()) add_member(resource, child);
  }

  const Setup* setup_;
  const OpenDocument& document_;
  Span wanted_;
  const CompiledSchema* schema_ = nullptr;
  const OffsetMap* map_ = nullptr;
  std::vector<Token> found_;
};

/// As the protocol wants them: each relative to the one before, none over several lines, none over
/// another one.
SemanticTokens encode(const std::vector<Token>& tokens, const Positions& positions) {
  SemanticTokens out;
  LspPosition last;
  std::uint32_t end = 0;
  for (const Token& token : tokens) {
    const Range range = positions.range(token.host);
    if (token.host.begin < end || range.start.line != range.end.line) continue;
    end = token.host.end;
    const bool same_line = range.start.line == last.line;
    const std::uint32_t from = same_line ? last.character : 0;
    for (const std::uint32_t number :
         {range.start.line - last.line, range.start.character - from,
          range.end.character - range.start.character, token.type, token.modifiers}) {
      out.data.push_back(number);
    }
    last = range.start;
  }
  return out;
}

SemanticTokens tokens_in(Session& session, const std::string& uri, std::optional<Range> range) {
  OpenDocument* document = session.documents.find(uri);
  if (document == nullptr) return {};
  const Positions& positions = document->positions();
  const Span wanted =
      range ? positions.span(*range)
            : Span{0, static_cast<std::uint32_t>(document->file().source().text().size())};
  return encode(Collector(session, *document, wanted).run(), positions);
}

}  // namespace

SemanticTokens semantic_tokens(Session& session, const DocumentParams& params) {
  return tokens_in(session, params.uri, std::nullopt);
}

SemanticTokens semantic_tokens_range(Session& session, const RangeParams& params) {
  return tokens_in(session, params.uri, params.range);
}

}  // namespace posturelint::lsp
