// SPDX-License-Identifier: Apache-2.0
#include "tests/corpus/linted_file.h"

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "extract/extract.h"
#include "rules/builtin_rules.h"
#include "tests/support/golden.h"

namespace posturelint::test {
namespace {

/// Shared by all tests of the process: compiling the schemas is slow under sanitizers.
const SchemaStore& newest_schemas() {
  static const SchemaStore schemas(known_releases().back());
  return schemas;
}

RuleSet all_rules() { return {rules::builtin(), Config{}}; }

SourcePtr read(const std::string& path) {
  auto source = Source::read(path);
  if (!source) throw std::runtime_error(source.error().what);
  return *source;
}

std::string place(const Source& source, std::uint32_t offset) {
  const Position position = source.position(offset);
  return fmt::format("{}:{}", position.line, position.column);
}

}  // namespace

FileReport lint_file(const std::string& path, Scope scope) {
  return lint(read(path), host_kind(path), all_rules(), newest_schemas(), scope);
}

FileReport lint_text(const std::string& name, std::string text, Scope scope) {
  return lint(Source::from_string(name, std::move(text)), host_kind(name), all_rules(),
              newest_schemas(), scope);
}

FixReport fix_file(const std::string& path) {
  return fix(read(path), host_kind(path), all_rules(), newest_schemas(), Applicability::unsafe);
}

std::string findings_text(const FileReport& report) {
  std::string out;
  const Source& source = *report.source;
  for (const Finding& finding : report.findings) {
    out += fmt::format("{}-{} {} {}: {}\n", place(source, finding.span.begin),
                       place(source, finding.span.end), to_string(finding.severity), finding.rule,
                       finding.message);
    for (const Note& note : finding.notes) {
      const Source& where = note.source ? *note.source : source;
      out += fmt::format("  note {}: {}\n", place(where, note.span.begin), note.message);
    }
    if (finding.fix) {
      const bool is_safe = finding.fix->applicability == Applicability::safe;
      out += fmt::format("  {} fix: {}\n", is_safe ? "safe" : "unsafe", finding.fix->title);
    }
  }
  return out;
}

std::vector<std::string> files_below(const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<std::string> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) paths.push_back(entry.path().generic_string());
  }
  std::ranges::sort(paths);
  return paths;
}

}  // namespace posturelint::test
