// SPDX-License-Identifier: Apache-2.0
#include "policy/log_filter.h"

#include <string>

#include <gtest/gtest.h>

#include "policy/log_event_types.h"

namespace posturelint {
namespace {

/// The comparisons as `attribute|operator|value`, then what is wrong and where.
std::string read(std::string_view filter) {
  const LogFilter parsed = parse_log_filter(filter);
  const auto part = [&](Span span) { return std::string(filter.substr(span.begin, span.size())); };
  std::string out;
  for (const LogComparison& comparison : parsed.comparisons) {
    if (!out.empty()) out += ' ';
    out += part(comparison.attribute) + '|' + part(comparison.op);
    if (!comparison.value.empty()) out += '|' + part(comparison.value);
  }
  constexpr std::string_view kMistakes[] = {"operator", "brackets", "unquoted", "unclosed",
                                            "incomplete"};
  if (parsed.mistake) {
    out += " !" + std::string(kMistakes[static_cast<std::size_t>(*parsed.mistake)]) + ' ' +
           part(parsed.mistake_span);
  }
  return out;
}

TEST(LogFilter, ReadsComparisons) {
  EXPECT_EQ(read(R"(eventType eq "user.session.start")"), R"(eventType|eq|"user.session.start")");
  EXPECT_EQ(read(R"(a eq "x" AND (b pr or not (c GT 3)))"), R"(a|eq|"x" b|pr c|GT|3)");
  EXPECT_EQ(read("a eq true and b ne null"), "a|eq|true b|ne|null");
  EXPECT_EQ(read(R"(not eq "x")"), R"(not|eq|"x")");
  EXPECT_EQ(read(R"(target[0].id eq "x")"), R"(target[0].id|eq|"x")");
}

TEST(LogFilter, UndoesEscapesInTexts) {
  const LogFilter filter = parse_log_filter(R"(a eq "say \"hi\" (and) or")");
  ASSERT_EQ(filter.comparisons.size(), 1U);
  EXPECT_EQ(filter.comparisons[0].text, R"(say "hi" (and) or)");
  EXPECT_FALSE(filter.mistake);
}

TEST(LogFilter, SaysWhereTheFirstMistakeIs) {
  EXPECT_EQ(read(R"(a == "x")"), " !operator ==");
  EXPECT_EQ(read(R"(a contains "x")"), " !operator contains");
  EXPECT_EQ(read(R"(a eq "x" && b pr)"), R"(a|eq|"x" !operator &&)");
  EXPECT_EQ(read(R"(target[type eq "x"])"), " !brackets [");
  EXPECT_EQ(read("a eq FAILURE"), " !unquoted FAILURE");
  EXPECT_EQ(read("a eq 'x y' and b pr"), " !unquoted 'x y'");
  EXPECT_EQ(read("a eq \"x"), " !unclosed \"x");
  EXPECT_EQ(read("(a pr"), "a|pr !incomplete (");
  EXPECT_EQ(read("a pr)"), "a|pr !incomplete )");
  EXPECT_EQ(read("a pr b pr"), "a|pr !incomplete b");
  EXPECT_EQ(read(""), " !incomplete ");
}

TEST(LogFilter, WhatIsFilledInLaterEndsReadingInPeace) {
  for (const std::string_view filter : {"${filter}", "a eq ${x}", "a ${op} 3", "a pr ${more}",
                                        "a eq <value>", "a eq {id} and b ="}) {
    EXPECT_FALSE(parse_log_filter(filter).mistake) << filter;
  }
}

TEST(LogFilter, DeepParenthesesAreLeftAlone) {
  EXPECT_FALSE(parse_log_filter(std::string(100'000, '(')).mistake);
}

TEST(LogFilter, KnowsWhatOtherLanguagesCallTheOperators) {
  EXPECT_EQ(log_operator_like("=="), "eq");
  EXPECT_EQ(log_operator_like("StartsWith"), "sw");
  EXPECT_FALSE(log_operator_like("eq"));
  EXPECT_FALSE(log_operator_like("near"));
}

TEST(LogEventTypes, GuessesOnlyInFamiliesWeHold) {
  EXPECT_EQ(log_event_type_like("device.assurance.policy.create"), "device.assurance.policy.add");
  EXPECT_EQ(log_event_type_like("policy.lifecycle.add"), "policy.lifecycle.create");
  EXPECT_EQ(log_event_type_like("Policy.Rule.Update"), "policy.rule.update");
  EXPECT_EQ(log_event_type_like("policy.rule.updates"), "policy.rule.update");
  for (const std::string_view known :
       {"policy.rule.update", "device.enrollment.create", "user.session.start",
        "policy.scim.update", "device.profile.managed", "policy.entity_risk.evaluate",
        "policy.auth_reevaluate.fail"}) {
    EXPECT_FALSE(log_event_type_like(known)) << known;
  }
}

}  // namespace
}  // namespace posturelint
