// SPDX-License-Identifier: Apache-2.0
// What holds for every fix of every rule: applying them comes to an end, leaves no more findings
// than there were, brings no new kind of error, and keeps a text that parses parsing. Run over all
// examples of all rules, and over real payloads where they are at hand.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "extract/extract.h"
#include "rules/builtin_rules.h"
#include "tests/rules/run_example.h"
#include "tests/support/golden.h"
#include "tests/support/marks.h"

namespace posturelint::test {
namespace {

std::set<std::string> errors(const std::vector<Finding>& findings) {
  std::set<std::string> rules;
  for (const Finding& finding : findings) {
    if (finding.severity == Severity::error) rules.insert(finding.rule);
  }
  return rules;
}

bool parses(const std::vector<Finding>& findings) {
  return std::ranges::none_of(
      findings, [](const Finding& finding) { return finding.rule.starts_with("syntax/"); });
}

/// Dozens of mistakes are prose in the shape of JSON: mending one of them uncovers the next.
bool is_prose(const std::vector<Finding>& findings) {
  constexpr std::ptrdiff_t kMistakes = 50;
  return std::ranges::count_if(findings, [](const Finding& finding) {
           return finding.rule.starts_with("syntax/");
         }) > kMistakes;
}

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string show(const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& finding : findings)
    out += "  " + finding.rule + ": " + finding.message + "\n";
  return out;
}

/// What stands before the first and after the last byte that a fix declares stays where it is.
void expect_the_rest_is_kept(const std::string& text, const std::vector<Finding>& findings,
                             const std::string& fixed) {
  std::size_t begin = text.size();
  std::size_t end = 0;
  for (const Finding& finding : findings) {
    if (!finding.fix) continue;
    EXPECT_FALSE(finding.fix->edits.empty()) << finding.rule;
    for (const Edit& edit : finding.fix->edits) {
      ASSERT_LE(edit.span.begin, edit.span.end) << finding.rule;
      ASSERT_LE(edit.span.end, text.size()) << finding.rule;
      begin = std::min<std::size_t>(begin, edit.span.begin);
      end = std::max<std::size_t>(end, edit.span.end);
    }
  }
  if (begin > end) return;
  EXPECT_EQ(fixed.substr(0, begin), text.substr(0, begin));
  EXPECT_TRUE(fixed.ends_with(text.substr(end)));
}

void expect_good_fixes(const Example& file, const std::string& original, Applicability up_to) {
  SCOPED_TRACE(up_to == Applicability::safe ? "safe fixes" : "all fixes");
  const std::vector<Finding> before = lint_with_all_rules(file, original).findings;
  std::string text = original;
  std::vector<Finding> after = before;
  bool ended = false;
  for (int round = 0; round < kMaxFixRounds && !ended; ++round) {
    FixedText fixed = apply_fixes(text, after, up_to);
    ended = fixed.applied == 0;
    if (ended) {
      EXPECT_EQ(fixed.text, text) << "no fix was applied, and the text changed";
      break;
    }
    expect_the_rest_is_kept(text, after, fixed.text);
    EXPECT_NE(fixed.text, text) << "a fix that changes nothing\n" << show(after);
    text = std::move(fixed.text);
    after = lint_with_all_rules(file, text).findings;
  }
  EXPECT_TRUE(ended) << "fixing does not come to an end:\n" << text;
  if (is_prose(before)) return;
  EXPECT_LE(after.size(), before.size()) << text << "\nbefore:\n"
                                         << show(before) << "after:\n"
                                         << show(after);
  if (parses(before)) {
    EXPECT_TRUE(parses(after)) << text << "\n" << show(after);
    const auto errors_before = errors(before);
    for (const std::string& rule : errors(after)) {
      EXPECT_TRUE(errors_before.contains(rule)) << "a new kind of error, " << rule << ":\n" << text;
    }
  }
}

TEST(EveryFix, OfTheExamples) {
  for (const Rule& rule : rules::builtin()) {
    for (const Example& example : rule.examples) {
      SCOPED_TRACE(std::string(rule.id) + ": " + std::string(example.title));
      const std::string text = strip_marks(example.text).text;
      expect_good_fixes(example, text, Applicability::safe);
      expect_good_fixes(example, text, Applicability::unsafe);
    }
  }
}

/// Sanitizers make everything ten times slower: they see every tenth payload.
constexpr std::size_t kStep =
#if defined(__SANITIZE_ADDRESS__)
    10;
#else
    1;
#endif

TEST(EveryFix, OfRealPayloads) {
  if (shared_dir().empty()) GTEST_SKIP() << "skipped: no ../shared";
  std::vector<std::string> paths;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(shared_dir() + "/corpus")) {
    if (entry.is_regular_file() && host_kind(entry.path().string()) != HostKind::none) {
      paths.push_back(entry.path().string());
    }
  }
  std::ranges::sort(paths);
  for (std::size_t i = 0; i < paths.size(); i += kStep) {
    SCOPED_TRACE(paths[i]);
    const std::string text = content(paths[i]);
    const Example file{.title = "", .text = "", .file = paths[i]};
    expect_good_fixes(file, text, Applicability::safe);
    expect_good_fixes(file, text, Applicability::unsafe);
  }
}

}  // namespace
}  // namespace posturelint::test
