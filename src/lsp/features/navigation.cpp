// SPDX-License-Identifier: Apache-2.0
#include "lsp/features/navigation.h"

namespace posturelint::lsp {
namespace {

constexpr int kRead = 2;
constexpr int kWrite = 3;

struct Target {
  OpenDocument* document = nullptr;
  const Symbol* symbol = nullptr;
};

Target target_at(Session& session, const std::string& uri, LspPosition position) {
  OpenDocument* document = session.documents.find(uri);
  if (document == nullptr) return {};
  return {document, Session::symbol_at(*document, document->positions().offset(position))};
}

}  // namespace

std::vector<Location> definition(Session& session, const PositionParams& params) {
  const Target target = target_at(session, params.uri, params.position);
  if (target.symbol == nullptr) return {};
  return session.locations_of(*target.symbol, true, false);
}

std::vector<Location> references(Session& session, const ReferencesParams& params) {
  const Target target = target_at(session, params.uri, params.position);
  if (target.symbol == nullptr) return {};
  return session.locations_of(*target.symbol, params.include_declaration, true);
}

std::vector<DocumentHighlight> document_highlight(Session& session, const PositionParams& params) {
  const Target target = target_at(session, params.uri, params.position);
  std::vector<DocumentHighlight> out;
  if (target.symbol == nullptr) return out;
  for (const Symbol& symbol : target.document->symbols()) {
    if (symbol.same_as(*target.symbol)) {
      out.push_back({symbol.range, symbol.is_definition ? kWrite : kRead});
    }
  }
  return out;
}

}  // namespace posturelint::lsp
