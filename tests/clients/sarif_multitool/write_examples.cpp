// SPDX-License-Identifier: Apache-2.0
// write_examples FOLDER: every example of every rule that must be reported, each in a folder of its
// own with its configuration; prints the day that those with a day are for, the latest of them.
// write_examples --log HOMEPAGE: the log of a run of a program that is at home on the web.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "engine/example.h"
#include "report/example_text.h"
#include "report/formats.h"
#include "rules/builtin_rules.h"
#include "tests/support/marks.h"

namespace posturelint::test {
namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

void write_example(const fs::path& folder, const Example& example) {
  const std::string text = strip_marks(example.text).text;
  write(folder / ".posturelint.yaml", example.config.empty() ? "{}\n" : example.config);
  if (!example.beside.empty()) write(folder / "policy.json", example.beside);
  for (const ExampleFile& file : example_files(text, example.file)) {
    write(folder / file.name, file.text);
  }
}

int write_all(const fs::path& root) {
  std::string today;
  for (const Rule& rule : rules::builtin()) {
    std::size_t number = 0;
    for (const Example& example : rule.examples) {
      ++number;
      if (!has_marks(example.text)) continue;
      today = std::max(today, std::string(example.today));
      write_example(root / fmt::format("{}-{}", rule.id, number), example);
    }
  }
  fmt::print("{}\n", today);
  return 0;
}

int print_log(std::string homepage) {
  RunReport report;
  report.rules = rules::builtin();
  report.tool_version = "1.2.3";
  report.homepage = std::move(homepage);
  report.revision = Revision{.repository = "https://example.org/team/policies",
                             .id = std::string(40, 'a'),
                             .branch = "main",
                             .folder = "okta"};
  FileReport file;
  file.source = Source::from_string("a.json", "{\"name\": 1}\n");
  file.findings = {{.rule = "schema/wrong-type", .span = {9, 10}, .message = "not a string"}};
  report.files = {file};
  fmt::print("{}", render_sarif(report, {}).text);
  return 0;
}

int run(int argc, char** argv) {
  if (argc == 3 && std::string_view(argv[1]) == "--log") return print_log(argv[2]);
  if (argc == 2) return write_all(argv[1]);
  fmt::print(stderr, "usage: write_examples FOLDER | --log HOMEPAGE\n");
  return 2;
}

}  // namespace
}  // namespace posturelint::test

int main(int argc, char** argv) { return posturelint::test::run(argc, argv); }
