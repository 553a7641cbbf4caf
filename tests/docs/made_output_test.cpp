// SPDX-License-Identifier: Apache-2.0
// Outputs printed in the documentation are what the program prints today. In a page,
//   <!-- made: posturelint check corpus/projects/first-look -->
// stands before a fenced block; the test runs the command in the project's folder and compares the
// block with its output. UPDATE_GOLDENS=1 rewrites the page.
#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "engine/config.h"
#include "rules/builtin_rules.h"
#include "tests/docs/pages.h"
#include "tests/support/golden.h"
#include "tests/support/stock_validator.h"
#include "tests/support/yaml_as_json.h"

namespace posturelint::test {
namespace {

constexpr std::string_view kMade = "<!-- made: posturelint ";

/// Standard output of our program, run in the project's folder as the documentation says.
std::string output_of(const std::string& arguments) {
  const std::string command =
      "cd '" + project_dir() + "' && '" POSTURELINT_PROGRAM "' " + arguments + " 2>&1";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  if (!pipe) throw std::runtime_error("cannot run " + command);
  std::string output;
  std::array<char, 4096> buffer{};
  while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe.get())) {
    output.append(buffer.data(), size);
  }
  return output;
}

/// The page with the block after every marker made anew.
std::string remake(std::string_view page) {
  std::string out;
  while (true) {
    const std::size_t marker = page.find(kMade);
    if (marker == std::string_view::npos) return out + std::string(page);
    const std::size_t command = marker + kMade.size();
    const std::size_t command_end = page.find(" -->", command);
    const std::size_t fence = page.find("```", command_end);
    const std::size_t block = page.find('\n', fence) + 1;
    const std::size_t block_end = page.find("\n```\n", block - 1);
    if (fence == std::string_view::npos || block_end == std::string_view::npos) {
      throw std::runtime_error("no fenced block after a marker");
    }
    out += page.substr(0, block);
    out += output_of(std::string(page.substr(command, command_end - command)));
    if (!out.ends_with('\n')) out += '\n';
    page.remove_prefix(block_end + 1);
  }
}

TEST(MadeOutput, IsWhatTheProgramPrints) {
  std::size_t markers = 0;
  for (const std::string& path : documentation_pages()) {
    const std::string page = read_project_file(path);
    if (page.find(kMade) == std::string::npos) continue;
    ++markers;
    EXPECT_TRUE(matches_golden(path, remake(page)));
  }
  EXPECT_GE(markers, 1U);
}

TEST(Configurations, InTheDocumentationAreValid) {
  std::size_t configurations = 0;
  for (const std::string& path : documentation_pages()) {
    for (const Block& block : fenced_blocks(read_project_file(path))) {
      if (block.language != "yaml" || !block.text.starts_with("# .posturelint.yaml")) continue;
      ++configurations;
      const auto source = Source::from_string(path + ", configuration", block.text);
      const auto config = parse_config(source, rules::builtin());
      EXPECT_TRUE(config.has_value()) << config.error().what;
      const std::string json = yaml_as_json(block.text).value_or("");
      EXPECT_EQ(stock_complaint(read_project_file("schemas/config.schema.json"), json), "")
          << path << '\n'
          << block.text;
    }
  }
  EXPECT_GE(configurations, 1U);
}

TEST(Projects, GiveTheFindingsWrittenBesideThem) {
  namespace fs = std::filesystem;
  std::size_t projects = 0;
  for (const auto& entry : fs::directory_iterator(project_dir() + "/corpus/projects")) {
    if (!entry.is_directory()) continue;
    ++projects;
    const std::string path = "corpus/projects/" + entry.path().filename().string();
    EXPECT_TRUE(matches_golden(path + ".out", output_of("check " + path)));
  }
  EXPECT_GE(projects, 1U);
}

}  // namespace
}  // namespace posturelint::test
