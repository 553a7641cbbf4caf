// SPDX-License-Identifier: Apache-2.0
#include "lsp/features/code_lens.h"

#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/count_of.h"
#include "lsp/words.h"

namespace posturelint::lsp {
namespace {

bool has_lens(const Symbol& symbol) {
  if (!symbol.is_definition) return false;
  if (symbol.symbol == SymbolClass::posture_variable) return true;
  return symbol.symbol == SymbolClass::id && symbol.kind == ResourceKind::device_assurance;
}

}  // namespace

std::vector<CodeLens> code_lens(Session& session, const DocumentParams& params) {
  OpenDocument* document = session.documents.find(params.uri);
  if (document == nullptr) return {};
  using Key = std::pair<SymbolClass, std::string>;
  std::map<Key, std::vector<Location>> uses;
  for (const Symbol& symbol : document->symbols()) {
    if (has_lens(symbol)) uses[{symbol.symbol, symbol.value}];
  }
  if (uses.empty()) return {};
  session.for_each_symbol([&](const Session::FoundSymbol& found) {
    if (found.symbol.is_definition) return;
    if (found.symbol.symbol == SymbolClass::id && !found.symbol.is_rule_condition) return;
    const auto wanted = uses.find({found.symbol.symbol, found.symbol.value});
    if (wanted != uses.end()) wanted->second.push_back({found.uri, found.symbol.range});
  });

  std::vector<CodeLens> out;
  for (const Symbol& symbol : document->symbols()) {
    if (!has_lens(symbol)) continue;
    const auto& places = uses[{symbol.symbol, symbol.value}];
    const std::string_view noun = symbol.symbol == SymbolClass::id ? "rule" : "policy";
    Command command{.title = places.empty()
                                 ? fmt::format("used by no {}", noun)
                                 : fmt::format("used by {}", count_of(places.size(), noun)),
                    .command = {},
                    .arguments = {},
                    .position = std::nullopt,
                    .locations = {}};
    if (session.can_show_references && !places.empty()) {
      command.command = "posturelint.showReferences";
      command.arguments = {params.uri};
      command.position = symbol.range.start;
      command.locations = places;
    }
    out.push_back({symbol.range, std::move(command)});
  }
  return out;
}

}  // namespace posturelint::lsp
