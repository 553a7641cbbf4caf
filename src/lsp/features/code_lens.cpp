// SPDX-License-Identifier: Apache-2.0
#include "lsp/features/code_lens.h"

#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/count_of.h"
#include "engine/reporter.h"
#include "lsp/commands.h"
#include "lsp/policy_questions.h"
#include "lsp/words.h"

namespace posturelint::lsp {
namespace {

bool has_lens(const Symbol& symbol) {
  if (!symbol.is_definition) return false;
  if (symbol.symbol == SymbolClass::posture_variable) return true;
  return symbol.symbol == SymbolClass::id && symbol.kind == ResourceKind::device_assurance;
}

Command command_of(std::string title, std::string_view command = {},
                   std::vector<std::string> arguments = {}) {
  return {.title = std::move(title),
          .command = std::string(command),
          .arguments = std::move(arguments),
          .position = std::nullopt,
          .locations = {}};
}

/// How many rules or policies use what is defined here.
void add_uses(Session& session, const OpenDocument& document, std::vector<CodeLens>& out) {
  using Key = std::pair<SymbolClass, std::string>;
  std::map<Key, std::vector<Location>> uses;
  for (const Symbol& symbol : document.symbols()) {
    if (has_lens(symbol)) uses[{symbol.symbol, symbol.value}];
  }
  if (uses.empty()) return;
  session.for_each_symbol([&](const Session::FoundSymbol& found) {
    if (found.symbol.is_definition) return;
    if (found.symbol.symbol == SymbolClass::id && !found.symbol.is_rule_condition) return;
    const auto wanted = uses.find({found.symbol.symbol, found.symbol.value});
    if (wanted != uses.end()) wanted->second.push_back({found.uri, found.symbol.range});
  });
  for (const Symbol& symbol : document.symbols()) {
    if (!has_lens(symbol)) continue;
    const auto& places = uses[{symbol.symbol, symbol.value}];
    const std::string_view noun = symbol.symbol == SymbolClass::id ? "rule" : "policy";
    Command command =
        command_of(places.empty() ? fmt::format("used by no {}", noun)
                                  : fmt::format("used by {}", count_of(places.size(), noun)));
    if (session.can_show_references && !places.empty()) {
      command.command = "posturelint.showReferences";
      command.arguments = {document.uri()};
      command.position = symbol.range.start;
      command.locations = places;
    }
    out.push_back({symbol.range, std::move(command)});
  }
}

/// Questions about a rule of a policy; nothing is looked into before somebody asks one.
void add_questions(const OpenDocument& document, std::vector<CodeLens>& out) {
  const Analysis& analysis = document.analysis();
  for (const Resource& resource : analysis.resources) {
    if (resource.kind != ResourceKind::access_policy_rule || !resource.node.is_object()) continue;
    const Span name = Reporter::name_or_start(resource.node);
    const Range range = document.positions().range(analysis.to_host(resource.node, name));
    const RuleAddress rule = address_of(document, resource.node);
    const std::vector<std::string> arguments = {rule.uri, rule.fragment, rule.pointer};
    out.push_back({range, command_of("who reaches this rule", kShowWhoReaches, arguments)});
    out.push_back({range, command_of("simulate", kShowSimulation, arguments)});
  }
}

}  // namespace

std::vector<CodeLens> code_lens(Session& session, const DocumentParams& params) {
  OpenDocument* document = session.documents.find(params.uri);
  if (document == nullptr) return {};
  const auto sign_in = session.sign_ins.find(document->path());
  if (sign_in != session.sign_ins.end()) {
    const RuleAddress& rule = sign_in->second;
    return {{Range{}, command_of("simulate", kShowSimulation,
                                 {rule.uri, rule.fragment, rule.pointer, params.uri})}};
  }
  std::vector<CodeLens> out;
  add_uses(session, *document, out);
  add_questions(*document, out);
  return out;
}

}  // namespace posturelint::lsp
