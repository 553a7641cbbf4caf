// SPDX-License-Identifier: Apache-2.0
// Writes inputs for the fuzz targets to begin with, made from the examples of all rules:
//   fuzz_seeds FOLDER      →  FOLDER/<target>/<rule>-<n>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "document/document.h"
#include "document/resource.h"
#include "engine/example.h"
#include "extract/extract.h"
#include "policy/log_query.h"
#include "rules/builtin_rules.h"
#include "schema/check.h"
#include "schema/schema_store.h"
#include "text/marked_text.h"

namespace posturelint::fuzz {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

class Seeds {
 public:
  explicit Seeds(fs::path folder) : folder_(std::move(folder)) {}

  /// From now on seeds are called after that example.
  void call(std::string_view rule, std::size_t example) {
    name_ = fmt::format("{}-{}", rule, example);
    std::ranges::replace(name_, '/', '.');
    part_ = 0;
  }
  void add(std::string_view target, std::string_view text) {
    const fs::path file = folder_ / target / fmt::format("{}.{}", name_, part_++);
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    ++count_;
  }
  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  fs::path folder_;
  std::string name_;
  int part_ = 0;
  std::size_t count_ = 0;
};

std::string with_byte(std::size_t byte, std::string_view text) {
  return static_cast<char>(byte) + std::string(text);
}

/// The number by which the schema target knows the schema for a value.
std::size_t schema_of(const Resource& resource) {
  const SchemaKey key = schema_key(resource, resource.platform);
  const auto all = embedded_schemas();
  for (std::size_t i = all.size(); i-- > 0;) {
    if (all[i].key == key) return i;
  }
  return 0;
}

void add_strings(const Document& document, Seeds& seeds) {
  for (std::uint32_t i = 0; i < document.tree().nodes().size(); ++i) {
    const Node node(document.tree(), i);
    const auto text = node.string();
    if (!text) continue;
    if (node.key() == "condition") seeds.add("expression", with_byte(0, *text));
    if (node.key() == "query") seeds.add("expression", with_byte(1, *text));
    seeds.add("words", *text);
  }
}

void add_file(const ExampleFile& file, Seeds& seeds) {
  const HostKind host = host_kind(file.name);
  if (host == HostKind::none) return;
  const auto source = Source::from_string(std::string(file.name), std::string(file.text));
  seeds.add("fix", with_byte(static_cast<std::size_t>(host), file.text));
  seeds.add("fix", with_byte(static_cast<std::size_t>(host) + 5, file.text));
  if (host == HostKind::json_lines) seeds.add("json_lines", file.text);
  if (host == HostKind::markdown) seeds.add("markdown", file.text);
  if (host == HostKind::shell) seeds.add("shell", file.text);
  if (host == HostKind::http) seeds.add("http", file.text);
  const Extraction extraction = extract(source, host);
  for (const Fragment& fragment : extraction.fragments) {
    const Document document = Document::parse(extraction.text(fragment));
    seeds.add("json", document.text());
    add_strings(document, seeds);
    for (const Resource& resource : identify(document, nullptr)) {
      seeds.add("schema", with_byte(schema_of(resource), resource.node.text()));
    }
  }
  for (const Request& request : extraction.requests) {
    seeds.add("words", request.url);
    if (const auto query = log_filter_query(request)) {
      seeds.add("expression", with_byte(2, query->parameter->value));
    }
  }
}

/// Opens a file, asks everything an editor asks, and edits it.
std::string conversation(const ExampleFile& file) {
  const std::string uri = "file:///w/" + std::string(file.name);
  const json document = {{"uri", uri}};
  const json start = {{"line", 0}, {"character", 3}};
  const json range = {{"start", start}, {"end", {{"line", 9}, {"character", 2}}}};
  std::string out;
  int id = 1;
  const auto say = [&](const json& message) {
    out += message.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
  };
  say({{"method", "textDocument/didOpen"},
       {"params",
        {{"textDocument",
          {{"uri", uri}, {"languageId", ""}, {"version", 1}, {"text", file.text}}}}}});
  for (const char* method : {"hover", "completion", "definition", "references", "documentHighlight",
                             "prepareRename", "documentSymbol", "foldingRange", "selectionRange",
                             "formatting", "rangeFormatting", "codeAction", "codeLens",
                             "documentLink", "inlayHint", "semanticTokens/full", "diagnostic"}) {
    say({{"id", id++},
         {"method", std::string("textDocument/") + method},
         {"params",
          {{"textDocument", document},
           {"position", start},
           {"positions", {start}},
           {"range", range},
           {"context", {{"diagnostics", json::array()}, {"includeDeclaration", true}}},
           {"options", {{"tabSize", 2}, {"insertSpaces", true}}}}}});
  }
  say({{"method", "textDocument/didChange"},
       {"params",
        {{"textDocument", {{"uri", uri}, {"version", 2}}},
         {"contentChanges",
          {{{"range", range}, {"text", "\"é"}}, {{"range", range}, {"text", ""}}}}}}});
  say({{"id", id++}, {"method", "workspace/symbol"}, {"params", {{"query", ""}}}});
  say({{"method", "textDocument/didClose"}, {"params", {{"textDocument", document}}}});
  return out;
}

void add_example(const Example& example, Seeds& seeds) {
  const auto marked = read_marks(example.text);
  const std::string& text = marked ? marked->text : std::string(example.text);
  const auto files = example_files(text, example.file);
  std::string project;
  if (!example.config.empty()) {
    project = fmt::format("=== .posturelint.yaml ===\n{}", example.config);
    seeds.add("config", example.config);
  }
  if (!example.beside.empty()) seeds.add("config", text);
  if (files.size() == 1) project += fmt::format("=== {} ===\n", files.front().name);
  seeds.add("check", project + text);
  for (const ExampleFile& file : files) add_file(file, seeds);
  if (host_kind(files.front().name) != HostKind::none) {
    seeds.add("lsp_session", conversation(files.front()));
  }
}

}  // namespace
}  // namespace posturelint::fuzz

int main(int argc, char** argv) {
  using namespace posturelint;
  if (argc != 2) return 2;
  fuzz::Seeds seeds(argv[1]);
  for (const Rule& rule : rules::builtin()) {
    for (std::size_t i = 0; i < rule.examples.size(); ++i) {
      seeds.call(rule.id, i);
      fuzz::add_example(rule.examples[i], seeds);
    }
  }
  fmt::print("{} seeds\n", seeds.count());
  return seeds.count() > 0 ? 0 : 1;
}
