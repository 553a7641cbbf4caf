// SPDX-License-Identifier: Apache-2.0
// The committed pages of the rules are what the program prints today. UPDATE_GOLDENS=1 rewrites
// them.
#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "report/rule_page.h"
#include "rules/builtin_rules.h"
#include "tests/support/golden.h"

namespace posturelint::test {
namespace {

std::string page_path(const Rule& rule) {
  std::string path = "rules/" + std::string(rule.id) + ".md";
  std::ranges::replace(path, '-', '_');
  return path;
}

TEST(RulePages, AreUpToDate) {
  for (const Rule& rule : rules::builtin()) {
    EXPECT_TRUE(matches_golden(page_path(rule), rule_page_markdown(rule)));
  }
}

TEST(RulePages, IndexIsUpToDate) {
  EXPECT_TRUE(matches_golden("rules/README.md", rules_index_markdown(rules::builtin())));
}

TEST(RulePages, BelongToARule) {
  namespace fs = std::filesystem;
  std::set<std::string> expected = {"rules/README.md"};
  for (const Rule& rule : rules::builtin()) expected.insert(page_path(rule));
  for (const auto& file : fs::recursive_directory_iterator(project_dir() + "/rules")) {
    if (file.path().extension() != ".md") continue;
    const std::string path = fs::relative(file.path(), project_dir()).generic_string();
    EXPECT_TRUE(expected.contains(path)) << path << " is the page of no rule";
  }
}

}  // namespace
}  // namespace posturelint::test
