// SPDX-License-Identifier: Apache-2.0
#include "lsp/session.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "engine/own_rule.h"
#include "lsp/cross_file.h"
#include "report/rule_page.h"
#include "report/uri.h"

namespace posturelint::lsp {
namespace {

std::vector<std::string> paths_of(const std::vector<std::string>& uris) {
  std::vector<std::string> paths;
  for (const std::string& uri : uris) {
    std::string path = path_of_uri(uri);
    if (path.starts_with('/')) paths.push_back(std::move(path));
  }
  return paths;
}

}  // namespace

Session::Session(std::span<const Rule> all_rules, std::string pages, Scratch scratch_files,
                 const InitializeParams& params)
    : client(params.capabilities),
      can_show_references(params.can_show_references),
      rules(all_rules),
      rule_pages(std::move(pages)),
      workspace(all_rules, params.capabilities.encoding),
      scratch(std::move(scratch_files)) {
  workspace.set_settings(params.settings);
  workspace.set_folders(paths_of(params.folders));
}

std::vector<std::string> Session::join() {
  is_stale_ = false;
  return join_files(documents, workspace);
}

const Setup* Session::setup(const OpenDocument& document) {
  // The pages of our own rules are full of what the rules report.
  if (!rule_pages.empty() && document.path().starts_with(rule_pages + "/")) return nullptr;
  if (scratch.holds(document.path())) return nullptr;
  const auto found = workspace.setup_for(document.path());
  return found ? *found : nullptr;
}

std::span<const Finding> Session::findings(OpenDocument& document) {
  const Setup* with = setup(document);
  if (with == nullptr) return {};
  return document.findings(*with);
}

std::string Session::rule_page_uri(const Rule& rule) const {
  if (rule.own != nullptr) return path_to_uri(rule.own->source->name());
  if (rule_pages.empty()) return "";
  // `rules/x/y.md` below the folder that is called so, or installed under another name.
  const std::string path =
      rule_pages + rule_page_path(rule).substr(std::string_view("rules").size());
  return path_to_uri(path);
}

void Session::for_each_symbol(const std::function<void(const FoundSymbol&)>& visit) {
  workspace.index_all();
  for (auto& [uri, document] : documents.all()) {
    for (const Symbol& symbol : document->symbols()) visit({symbol, uri, document.get()});
  }
  for (const auto& [path, file] : workspace.files()) {
    if (documents.find_path(path) != nullptr || file.symbols.empty()) continue;
    const std::string uri = path_to_uri(path);
    for (const Symbol& symbol : file.symbols) visit({symbol, uri, nullptr});
  }
}

const Symbol* Session::symbol_at(const OpenDocument& document, std::uint32_t offset) {
  for (const Symbol& symbol : document.symbols()) {
    if (symbol.span.begin <= offset && offset <= symbol.span.end) return &symbol;
  }
  return nullptr;
}

std::vector<Location> Session::locations_of(const Symbol& symbol, bool definitions, bool uses) {
  std::vector<Location> places;
  for_each_symbol([&](const FoundSymbol& found) {
    if (!found.symbol.same_as(symbol)) return;
    if (found.symbol.is_definition ? definitions : uses) {
      places.push_back({found.uri, found.symbol.range});
    }
  });
  return places;
}

}  // namespace posturelint::lsp
