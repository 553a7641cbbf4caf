// SPDX-License-Identifier: Apache-2.0
// What a rule says about itself: its list entry, its page and its SARIF metadata are made from it.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "rules/builtin_rules.h"
#include "tests/support/golden.h"

namespace posturelint::test {
namespace {

/// rules/<category>/<name>.cpp → `category/name`, with dashes.
std::vector<std::string> ids_of_files() {
  namespace fs = std::filesystem;
  std::vector<std::string> ids;
  for (const auto& category : fs::directory_iterator(project_dir() + "/rules")) {
    if (!category.is_directory()) continue;
    for (const auto& file : fs::directory_iterator(category)) {
      if (file.path().extension() != ".cpp") continue;
      std::string id = category.path().filename().string() + "/" + file.path().stem().string();
      std::ranges::replace(id, '_', '-');
      ids.push_back(id);
    }
  }
  std::ranges::sort(ids);
  return ids;
}

TEST(Rules, AreNamedAfterTheirFiles) {
  std::vector<std::string> ids;
  for (const Rule& rule : rules::builtin()) ids.emplace_back(rule.id);
  std::ranges::sort(ids);
  EXPECT_EQ(ids, ids_of_files());
}

TEST(Rules, AreSortedAndUnique) {
  const auto not_ascending = [](const Rule& a, const Rule& b) { return a.id >= b.id; };
  const auto found = std::ranges::adjacent_find(rules::builtin(), not_ascending);
  EXPECT_EQ(found, rules::builtin().end()) << found->id;
}

class RuleFacts : public testing::TestWithParam<Rule> {};

TEST_P(RuleFacts, SummaryIsOneClause) {
  const std::string_view summary = GetParam().summary;
  ASSERT_FALSE(summary.empty());
  EXPECT_LE(summary.size(), 100U);
  EXPECT_FALSE(summary.ends_with('.')) << summary;
  EXPECT_EQ(summary.find(". "), std::string_view::npos) << summary;
  EXPECT_EQ(summary.find('\n'), std::string_view::npos) << summary;
  // A word like `PUT` may stand first; a capitalised sentence may not.
  EXPECT_FALSE(std::isupper(static_cast<unsigned char>(summary[0])) != 0 &&
               std::islower(static_cast<unsigned char>(summary[1])) != 0)
      << summary;
}

TEST_P(RuleFacts, RationaleAndEvidenceAreGiven) {
  const Rule& rule = GetParam();
  EXPECT_FALSE(rule.rationale.empty());
  EXPECT_TRUE(rule.rationale.ends_with('.') || rule.rationale.ends_with('`')) << rule.rationale;
  EXPECT_FALSE(rule.evidence.empty());
  EXPECT_GE(rule.security_severity, 0);
  EXPECT_LE(rule.security_severity, 10);
}

TEST_P(RuleFacts, ExamplesShowBothSides) {
  const Rule& rule = GetParam();
  const auto is_marked = [](const Example& example) {
    return example.text.find("«") != std::string_view::npos;
  };
  const auto marked = std::ranges::count_if(rule.examples, is_marked);
  EXPECT_GE(rule.examples.size(), 3U);
  EXPECT_GE(marked, 1) << "no example fails";
  EXPECT_LT(static_cast<std::size_t>(marked), rule.examples.size()) << "no example is clean";
}

TEST_P(RuleFacts, FixableSaysWhetherAnExampleIsFixed) {
  const Rule& rule = GetParam();
  const bool shown = std::ranges::any_of(
      rule.examples, [](const Example& example) { return !example.fixed.empty(); });
  EXPECT_EQ(rule.fixable != Fixable::no, shown);
}

TEST_P(RuleFacts, LooksAtOneThing) {
  const Rule& rule = GetParam();
  const int checks = (rule.check != nullptr ? 1 : 0) + (rule.check_request != nullptr ? 1 : 0) +
                     (rule.check_file != nullptr ? 1 : 0) + (rule.check_project != nullptr ? 1 : 0);
  EXPECT_LE(checks, 1);
  EXPECT_EQ(rule.kinds.empty(), rule.check == nullptr) << "kinds belong to check";
}

TEST_P(RuleFacts, ErrorMeansRefused) {
  const Rule& rule = GetParam();
  if (rule.severity != Severity::error) return;
  EXPECT_EQ(to_string(rule.consequence), to_string(Consequence::refused))
      << "what the server takes is no error";
}

TEST_P(RuleFacts, AbsorbsRulesThatExist) {
  for (const std::string_view id : GetParam().absorbs) {
    EXPECT_NE(std::ranges::find(rules::builtin(), id, &Rule::id), rules::builtin().end()) << id;
  }
}

std::string test_name(const testing::TestParamInfo<Rule>& info) {
  std::string name(info.param.id);
  std::ranges::replace_if(
      name, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(, RuleFacts, testing::ValuesIn(rules::builtin()), test_name);

}  // namespace
}  // namespace posturelint::test
