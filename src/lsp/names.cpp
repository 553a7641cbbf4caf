// SPDX-License-Identifier: Apache-2.0
#include "lsp/names.h"

#include <map>
#include <memory>
#include <utility>

#include "lsp/cursor.h"

namespace posturelint::lsp {

std::optional<Definition> find_definition(Session& session, const Symbol& symbol) {
  std::optional<Definition> found;
  session.for_each_symbol([&](const Session::FoundSymbol& candidate) {
    if (found || !candidate.symbol.is_definition || !candidate.symbol.same_as(symbol)) return;
    found = Definition{candidate.symbol, candidate.uri};
  });
  return found;
}

std::string with_definition(Session& session, const Definition& definition,
                            const std::function<std::string(const Resource&)>& describe) {
  const auto describe_in = [&](const Analysis& analysis) -> std::string {
    const auto cursor = cursor_at(analysis, definition.symbol.span.begin);
    if (!cursor) return "";
    const Resource* resource = resource_around(analysis, cursor->node());
    return resource == nullptr ? "" : describe(*resource);
  };
  if (OpenDocument* document = session.documents.find(definition.uri)) {
    return describe_in(document->analysis());
  }
  const auto file = session.workspace.files().find(path_of_uri(definition.uri));
  if (file == session.workspace.files().end()) return "";
  const auto source = Source::read(file->first);
  if (!source) return "";
  return describe_in(analyze(*source, file->second.job.host));
}

NameOf names_in(Session& session) {
  auto names = std::make_shared<std::map<std::string, std::string, std::less<>>>();
  session.for_each_symbol([&](const Session::FoundSymbol& found) {
    if (found.symbol.symbol == SymbolClass::id && found.symbol.is_definition) {
      names->try_emplace(found.symbol.value, found.symbol.label);
    }
  });
  return [names](std::string_view id) {
    const auto found = names->find(id);
    return found == names->end() ? std::string() : found->second;
  };
}

}  // namespace posturelint::lsp
