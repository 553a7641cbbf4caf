// SPDX-License-Identifier: Apache-2.0
#include "finding/finding.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace posturelint {
namespace {

Finding finding(std::string rule, Span span, Severity severity = Severity::error) {
  Finding made;
  made.rule = std::move(rule);
  made.span = span;
  made.severity = severity;
  made.message = "wrong";
  return made;
}

Finding fixed_by(std::vector<Edit> edits, Applicability applicability = Applicability::safe) {
  Finding made = finding("a/b", edits.empty() ? Span{} : edits[0].span);
  made.fix = Fix{"mend it", applicability, std::move(edits)};
  return made;
}

std::vector<std::string> rules_of(const std::vector<Finding>& findings) {
  std::vector<std::string> rules;
  for (const Finding& f : findings) rules.push_back(f.rule);
  return rules;
}

TEST(SortFindings, OrdersByPlaceThenWorstFirstThenRule) {
  std::vector<Finding> findings{
      finding("c/later", {9, 10}),  finding("b/info", {1, 4}, Severity::info),
      finding("b/error", {1, 4}),   finding("a/error", {1, 4}),
      finding("a/shorter", {1, 2}), finding("a/warning", {1, 4}, Severity::warning),
  };
  sort_and_deduplicate(findings);
  EXPECT_EQ(rules_of(findings), (std::vector<std::string>{"a/shorter", "a/error", "b/error",
                                                          "a/warning", "b/info", "c/later"}));
}

TEST(SortFindings, DropsExactRepetitionsOnly) {
  std::vector<Finding> findings{finding("a/b", {1, 2}), finding("a/b", {1, 2}),
                                finding("a/b", {1, 3}), finding("a/c", {1, 2})};
  findings.push_back(finding("a/b", {1, 2}));
  findings.back().message = "wrong in another way";
  sort_and_deduplicate(findings);
  EXPECT_EQ(findings.size(), 4U);
}

TEST(SortFindings, DoesNotDependOnTheOrderBefore) {
  std::vector<Finding> one{finding("a/b", {1, 2}), finding("a/c", {1, 2}), finding("a/a", {0, 9})};
  std::vector<Finding> other(one.rbegin(), one.rend());
  sort_and_deduplicate(one);
  sort_and_deduplicate(other);
  EXPECT_EQ(rules_of(one), rules_of(other));
}

TEST(ApplyFixes, AppliesSafeOnesAndUnsafeOnesWhenAsked) {
  const std::vector<Finding> findings{fixed_by({{{0, 1}, "A"}}),
                                      fixed_by({{{2, 3}, "C"}}, Applicability::unsafe),
                                      finding("a/without-fix", {1, 2})};
  const FixedText safe = apply_fixes("abc", findings, Applicability::safe);
  EXPECT_EQ(safe.text, "Abc");
  EXPECT_EQ(safe.applied, 1U);
  const FixedText all = apply_fixes("abc", findings, Applicability::unsafe);
  EXPECT_EQ(all.text, "AbC");
  EXPECT_EQ(all.applied, 2U);
}

TEST(ApplyFixes, LeavesOutWhatConflictsWithAnEarlierOne) {
  const std::vector<Finding> findings{fixed_by({{{0, 2}, "X"}}), fixed_by({{{1, 3}, "Y"}}),
                                      fixed_by({{{3, 3}, "!"}})};
  const FixedText fixed = apply_fixes("abc", findings, Applicability::safe);
  EXPECT_EQ(fixed.text, "Xc!");
  EXPECT_EQ(fixed.applied, 2U);
}

TEST(ApplyFixes, AppliesAllEditsOfAFixOrNone) {
  const std::vector<Finding> findings{fixed_by({{{4, 5}, ""}}),
                                      fixed_by({{{0, 0}, "{"}, {{4, 5}, "}"}})};
  const FixedText fixed = apply_fixes("abcde", findings, Applicability::safe);
  EXPECT_EQ(fixed.text, "abcd");
  EXPECT_EQ(fixed.applied, 1U);
}

TEST(Severity, IsReadAsItIsWritten) {
  for (const Severity severity : {Severity::info, Severity::warning, Severity::error}) {
    EXPECT_EQ(parse_severity(to_string(severity)), severity);
  }
  EXPECT_EQ(parse_severity("Error"), std::nullopt);
  EXPECT_LT(Severity::info, Severity::error);
}

}  // namespace
}  // namespace posturelint
