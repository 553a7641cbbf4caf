// SPDX-License-Identifier: Apache-2.0
// Every constraint that is called covered has an example that runs: those of its own rule, or,
// where a rule answers several constraints, one of row_examples.txt.
#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "rules/builtin_rules.h"
#include "tests/docs/catalogue.h"
#include "tests/rules/run_example.h"
#include "tests/support/golden.h"
#include "tests/support/marks.h"

namespace posturelint::test {
namespace {

struct RowExample {
  std::string row;
  std::string rule;
  std::string file = "policy.json";
  std::string config;
  std::string text;  // with marks
};

void PrintTo(const RowExample& example, std::ostream* out) { *out << example.row; }

/// The value of `key: value`, or nothing when the line is another one.
std::string value_of(const std::string& line, std::string_view key) {
  return line.starts_with(key) ? line.substr(key.size()) : "";
}

std::vector<RowExample> read_row_examples() {
  std::vector<RowExample> examples;
  std::istringstream lines(read_project_file("tests/docs/row_examples.txt"));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("## ")) {
      const auto separator = line.find(" = ");
      examples.push_back(
          {.row = line.substr(3, separator - 3), .rule = line.substr(separator + 3)});
    } else if (!examples.empty() && !line.empty()) {
      RowExample& example = examples.back();
      const bool at_start = example.text.empty();
      if (const auto file = value_of(line, "file: "); at_start && !file.empty()) {
        example.file = file;
      } else if (const auto config = value_of(line, "config: "); at_start && !config.empty()) {
        example.config = config;
      } else {
        example.text += line + '\n';
      }
    }
  }
  return examples;
}

class RowExamples : public testing::TestWithParam<RowExample> {};

TEST_P(RowExamples, AreReportedByTheirRule) {
  const RowExample& row = GetParam();
  const MarkedText marked = strip_marks(row.text);
  ASSERT_FALSE(marked.spans.empty()) << "nothing is marked";
  const Example example{
      .title = row.row, .text = marked.text, .file = row.file, .config = row.config};
  const FileReport report = lint_with_all_rules(example, marked.text);
  const Rule* rule = nullptr;
  for (const Rule& known : rules::builtin()) {
    if (known.id == row.rule) rule = &known;
  }
  ASSERT_NE(rule, nullptr) << "there is no rule " << row.rule;
  EXPECT_EQ(show_marks(marked.text, spans_of(only(*rule, report.findings))),
            show_marks(marked.text, marked.spans));
  std::string all;
  for (const Finding& finding : report.findings) {
    all += finding.rule + ": " + finding.message + '\n';
  }
  if (HasFailure()) ADD_FAILURE() << "found:\n" << all;
}

INSTANTIATE_TEST_SUITE_P(Catalogue, RowExamples, testing::ValuesIn(read_row_examples()),
                         [](const auto& tested) {
                           std::string name = tested.param.row;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

TEST(Coverage, EveryCoveredRowHasAnExample) {
  const auto examples = read_row_examples();
  for (const Entry& entry : read_catalogue()) {
    const auto rules = rules_for(entry);
    if (rules.empty()) continue;
    const bool has_its_own = std::ranges::any_of(rules, [&](const Rule* rule) {
      return rule->covers.size() == 1 && rule->covers[0] == entry.id && !rule->examples.empty();
    });
    const auto shows_it = [&](const RowExample& example) {
      return example.row == entry.id &&
             std::ranges::any_of(rules, [&](const Rule* rule) { return rule->id == example.rule; });
    };
    EXPECT_TRUE(has_its_own || std::ranges::any_of(examples, shows_it))
        << entry.id << " needs an example in tests/docs/row_examples.txt";
  }
}

}  // namespace
}  // namespace posturelint::test
