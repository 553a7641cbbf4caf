// SPDX-License-Identifier: Apache-2.0
#include "policy/expression.h"

#include <string>

#include <gtest/gtest.h>

namespace posturelint {
namespace {

std::string texts(std::string_view expression) {
  std::string out;
  for (const ExpressionToken& token : parse_expression(expression).tokens) {
    if (!out.empty()) out += ' ';
    out += token.text;
  }
  return out;
}

/// The words that a flaw is about, with its number in front; "" when there is none.
std::string flaw(std::string_view expression) {
  const auto found = parse_expression(expression).flaw;
  if (!found) return "";
  return std::to_string(static_cast<int>(found->mistake)) + " " +
         std::string(expression.substr(found->span.begin, found->span.size()));
}

std::string flaw(ExpressionMistake mistake, std::string_view words) {
  return std::to_string(static_cast<int>(mistake)) + " " + std::string(words);
}

TEST(Expression, IsCutIntoWords) {
  EXPECT_EQ(texts("user.status==\"ACTIVE\"&&!x"), "user . status == \"ACTIVE\" && ! x");
  EXPECT_EQ(texts("'it''s' + 1.5.toInteger()"), "'it''s' + 1.5 . toInteger ( )");
  EXPECT_EQ(texts("groups.![profile.name]"), "groups . ![ profile . name ]");
}

TEST(Expression, AcceptsWhatTheReferenceShows) {
  for (const std::string_view text : {
           "user.status == \"ACTIVE\"",
           "security.risk.level == 'HIGH' || security.behaviors.contains('New IP')",
           "user.isMemberOf({'group.id': {'00g1', '00g2'}}, {'group.type': 'APP_GROUP'})",
           "user.getGroups({'group.profile.name': 'Everyone'}).![profile.name]",
           "device.profile.osVersion.versionGreaterThan('14.2.1') == true",
           "-1.6.toInteger() == -2",
           "user.a != null ? user.a : user.b",
           "(user.a eq 'x' AND NOT user.b) or !(user.c matches '.*')",
           "{'a', 'b'}.contains(user.list[0])",
           "DateTime.now().plusDays(-30) > user.created",
           "user.manager?.name == {} ",
           "user.profile.and == 'a name after a dot is a name'",
       }) {
    EXPECT_EQ(flaw(text), "") << text;
  }
}

TEST(Expression, SaysWhatCannotBe) {
  using enum ExpressionMistake;
  EXPECT_EQ(flaw("user.a == 'x"), flaw(unclosed_string, "'x"));
  EXPECT_EQ(flaw("user.a == \u201cx\u201d"), flaw(curly_quote, "\u201c"));
  EXPECT_EQ(flaw("user.a == `x`"), flaw(unknown_character, "`"));
  EXPECT_EQ(flaw("user.a = 'x'"), flaw(single_equals, "="));
  EXPECT_EQ(flaw("user.a & user.b"), flaw(single_operator_half, "&"));
  EXPECT_EQ(flaw("user.a between {1, 2}"), flaw(not_offered, "between"));
  EXPECT_EQ(flaw("T(java.lang.Math).random()"), flaw(not_offered, "T"));
  EXPECT_EQ(flaw("#root.a"), flaw(not_offered, "#"));
  EXPECT_EQ(flaw("(user.a || user.b"), flaw(unclosed_bracket, "("));
  EXPECT_EQ(flaw("user.a || user.b)"), flaw(extra_bracket, ")"));
  EXPECT_EQ(flaw("user.a ||"), flaw(missing_operand, "||"));
  EXPECT_EQ(flaw("&& user.a"), flaw(missing_operand, "&&"));
  EXPECT_EQ(flaw("user. == 1"), flaw(missing_operand, "=="));
  EXPECT_EQ(flaw("user.list contains 'x'"), flaw(missing_operator, "contains"));
  EXPECT_EQ(flaw("user.a ? user.b"), flaw(missing_alternative, "?"));
}

TEST(Expression, DoesNotJudgeWhatIsNestedTooDeep) {
  const std::string open(100'000, '(');
  EXPECT_FALSE(parse_expression(open).flaw);
  EXPECT_FALSE(parse_expression(std::string(100'000, '!')).flaw == std::nullopt);
}

std::string demanded(std::string_view text) {
  const Expression expression = parse_expression(text);
  const ExpressionToken* level = demanded_risk_level(expression);
  return level == nullptr ? "" : std::string(level->content());
}

TEST(Expression, TellsTheRiskLevelThatEveryMatchHas) {
  EXPECT_EQ(demanded("security.risk.level == 'HIGH'"), "HIGH");
  EXPECT_EQ(demanded("user.a && security.risk.level == \"LOW\" && user.b"), "LOW");
  EXPECT_EQ(demanded("security.risk.level == 'HIGH' || user.a"), "");
  EXPECT_EQ(demanded("security.risk.level != 'HIGH'"), "");
  EXPECT_EQ(demanded("!(security.risk.level == 'HIGH')"), "");
  EXPECT_EQ(demanded("other.security.risk.level == 'HIGH'"), "");
}

}  // namespace
}  // namespace posturelint
