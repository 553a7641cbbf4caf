// SPDX-License-Identifier: Apache-2.0
// schema_verdicts SAMPLES...: prints what verdicts.mjs prints, by our own validator. A sample file
// is named after its schema and holds {"valid": {name: value}, "invalid": {name: value}}.
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>

#include <fmt/format.h>

#include "document/document.h"
#include "schema/compiled_schema.h"
#include "schema/schema_store.h"
#include "schema/violation.h"

namespace posturelint {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path.string() + ": cannot be read");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

CompiledSchema newest_schema(std::string_view name) {
  const EmbeddedSchema* newest = nullptr;
  for (const EmbeddedSchema& schema : embedded_schemas()) {
    if (schema.name == name) newest = &schema;
  }
  if (newest == nullptr) throw std::runtime_error(fmt::format("no schema {}", name));
  auto compiled = compile_schema(newest->text);
  if (!compiled) throw std::runtime_error(fmt::format("{}: {}", name, compiled.error().what));
  return std::move(*compiled);
}

void print_verdicts(const std::filesystem::path& path) {
  const std::string name = path.stem().string();
  const CompiledSchema schema = newest_schema(name);
  const std::string text = read(path);
  const Document document = Document::parse(text);
  if (!document.findings().empty()) throw std::runtime_error(path.string() + ": not JSON");
  for (const Node expected : document.root().members()) {
    for (const Node sample : expected.members()) {
      // The server takes null for absent, and so do we; other validators do not.
      const auto violations = find_violations(schema, sample, {.null_is_absent = false});
      fmt::print("{}/{}/{}\t{}\n", name, expected.key(), sample.key(),
                 violations.empty() ? "valid" : "invalid");
    }
  }
}

}  // namespace
}  // namespace posturelint

int main(int argc, char** argv) {
  try {
    for (int i = 1; i < argc; ++i) posturelint::print_verdicts(argv[i]);
    return EXIT_SUCCESS;
  } catch (const std::exception& error) {
    fmt::print(stderr, "schema_verdicts: {}\n", error.what());
    return EXIT_FAILURE;
  }
}
