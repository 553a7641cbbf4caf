// SPDX-License-Identifier: Apache-2.0
// Every example of every rule, run through the whole engine. A new rule is tested by being there.
#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "rules/builtin_rules.h"
#include "tests/rules/run_example.h"
#include "tests/support/marks.h"

namespace posturelint::test {
namespace {

class RuleExamples : public testing::TestWithParam<Rule> {};

TEST_P(RuleExamples, ReportExactlyWhatTheyMark) {
  const Rule& rule = GetParam();
  for (const Example& example : rule.examples) {
    SCOPED_TRACE(example.title);
    const auto [text, marked] = strip_marks(example.text);
    const auto findings = only(rule, lint_with_all_rules(example, text).findings);
    EXPECT_EQ(show_marks(text, spans_of(findings)), show_marks(text, marked));
  }
}

TEST_P(RuleExamples, AreCuredByTheirFixes) {
  const Rule& rule = GetParam();
  for (const Example& example : rule.examples) {
    SCOPED_TRACE(example.title);
    const std::string text = strip_marks(example.text).text;
    const std::string fixed = fix_all(rule, example, text);
    if (example.fixed.empty()) {
      EXPECT_EQ(fixed, text) << "the example has a fix but does not show it";
      continue;
    }
    EXPECT_EQ(fixed, example.fixed);
    EXPECT_TRUE(only(rule, lint_with_all_rules(example, fixed).findings).empty())
        << "the fix does not cure the finding";
  }
}

/// `fixable` says the best a user may hope for.
TEST_P(RuleExamples, ShowTheKindOfFixTheRulePromises) {
  const Rule& rule = GetParam();
  Fixable best = Fixable::no;
  for (const Example& example : rule.examples) {
    const std::string text = strip_marks(example.text).text;
    for (const Finding& finding : only(rule, lint_with_all_rules(example, text).findings)) {
      if (!finding.fix) continue;
      if (finding.fix->applicability == Applicability::safe) best = Fixable::safe;
      if (best == Fixable::no) best = Fixable::unsafe;
    }
  }
  EXPECT_EQ(static_cast<int>(rule.fixable), static_cast<int>(best)) << "0: no, 1: safe, 2: unsafe";
}

/// A sentence's start is lower case unless its first word is a name, a constant or quoted.
bool starts_like_our_sentences(std::string_view text) {
  if (text.size() < 2) return false;
  const auto is = [&](std::size_t i, int (*test)(int)) {
    return test(static_cast<unsigned char>(text[i])) != 0;
  };
  if (!is(0, std::isupper) || !is(1, std::islower)) return true;
  constexpr std::string_view kNames[] = {"Windows", "Android", "Chrome",
                                         "Okta",    "Accept",  "Authorization"};
  return std::ranges::any_of(kNames, [&](std::string_view name) { return text.starts_with(name); });
}

void expect_sentence(std::string_view text) {
  EXPECT_TRUE(starts_like_our_sentences(text)) << text;
  EXPECT_FALSE(text.ends_with('.')) << text;
  EXPECT_EQ(text.find('\n'), std::string_view::npos) << text;
}

TEST_P(RuleExamples, SpeakInOurTone) {
  const Rule& rule = GetParam();
  for (const Example& example : rule.examples) {
    SCOPED_TRACE(example.title);
    const std::string text = strip_marks(example.text).text;
    for (const Finding& finding : only(rule, lint_with_all_rules(example, text).findings)) {
      expect_sentence(finding.message);
      for (const Note& note : finding.notes) expect_sentence(note.message);
      if (finding.fix) expect_sentence(finding.fix->title);
    }
  }
}

/// Whatever else the engine finds in an example is well-formed too.
TEST_P(RuleExamples, GiveNoOtherRuleNonsenseToSay) {
  for (const Example& example : GetParam().examples) {
    SCOPED_TRACE(example.title);
    const std::string text = strip_marks(example.text).text;
    for (const Finding& finding : lint_with_all_rules(example, text).findings) {
      SCOPED_TRACE(finding.rule + ": " + finding.message);
      EXPECT_NE(std::ranges::find(rules::builtin(), finding.rule, &Rule::id),
                rules::builtin().end())
          << "no rule of this name";
      EXPECT_LE(finding.span.begin, finding.span.end);
      EXPECT_LE(finding.span.end, text.size());
      EXPECT_FALSE(finding.message.empty());
      for (const Note& note : finding.notes) {
        EXPECT_LE(note.span.end, note.source ? note.source->text().size() : text.size());
      }
    }
  }
}

std::string test_name(const testing::TestParamInfo<Rule>& info) {
  std::string name(info.param.id);
  std::ranges::replace_if(
      name, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(, RuleExamples, testing::ValuesIn(rules::builtin()), test_name);

}  // namespace
}  // namespace posturelint::test
