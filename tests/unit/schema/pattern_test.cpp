// SPDX-License-Identifier: Apache-2.0
#include "schema/pattern.h"

#include <string>

#include <gtest/gtest.h>

namespace posturelint {
namespace {

bool found(std::string_view expression, std::string_view text) {
  const auto pattern = Pattern::compile(expression);
  EXPECT_TRUE(pattern) << expression;
  return pattern && pattern->found_in(text);
}

std::string refusal(std::string_view expression) {
  const auto pattern = Pattern::compile(expression);
  return pattern ? "" : pattern.error().what;
}

TEST(Pattern, IsFoundAnywhereUnlessAnchored) {
  EXPECT_TRUE(found("b", "abc"));
  EXPECT_FALSE(found("^b", "abc"));
  EXPECT_TRUE(found("^a.c$", "abc"));
  EXPECT_FALSE(found("c$", "abcd"));
  EXPECT_TRUE(found("", ""));
  EXPECT_TRUE(found("^$", ""));
  EXPECT_FALSE(found("^$", "x"));
}

TEST(Pattern, KnowsClasses) {
  EXPECT_TRUE(found("^[a-z-]+$", "it-support"));
  EXPECT_FALSE(found("^[a-z-]+$", "IT"));
  EXPECT_TRUE(found("^[^0-9]$", "ä")) << "a code point, not a byte";
  EXPECT_TRUE(found("\\d\\w\\s\\D\\W\\S", "1a x-y"));
  EXPECT_TRUE(found("\\[[a-z]+\\]$", "Phones [it]"));
  EXPECT_TRUE(found("^\\u00e4$", "ä"));
}

TEST(Pattern, RepeatsAndChooses) {
  EXPECT_TRUE(found("^(ab|c)*d$", "abccabd"));
  EXPECT_FALSE(found("^(ab|c)*d$", "abad"));
  EXPECT_TRUE(found("^a{2,3}$", "aaa"));
  EXPECT_FALSE(found("^a{2,3}$", "aaaa"));
  EXPECT_TRUE(found("^a{2,}$", "aaaaa"));
  EXPECT_FALSE(found("^a{2}$", "a"));
  EXPECT_TRUE(found("^(?:x|)y?$", ""));
  EXPECT_TRUE(found("^P([0-7]D|1W)$", "P1W"));
  EXPECT_FALSE(found("^P([0-7]D|1W)$", "P30D"));
  EXPECT_TRUE(found("^(a*)*$", "aaa"));
}

TEST(Pattern, RefusesWhatItCannotMatchSafely) {
  EXPECT_EQ(refusal("(a"), "`(` without `)`");
  EXPECT_EQ(refusal("a)"), "`)` without `(`");
  EXPECT_EQ(refusal("[a"), "`[` without `]`");
  EXPECT_EQ(refusal("*a"), "nothing to repeat before `*`");
  EXPECT_EQ(refusal("(a)\\1"), "`\\1` is not supported");
  EXPECT_EQ(refusal("a(?=b)"), "lookaround and named groups are not supported");
  EXPECT_EQ(refusal("\\bx"), "`\\b` is not supported");
  EXPECT_EQ(refusal("a{3,1}"), "a count has the form {2}, {2,} or {2,5}");
  EXPECT_EQ(refusal("[z-a]"), "a range of characters goes from a lower to a higher one");
  EXPECT_EQ(refusal("\\"), "`\\` at the end");
  EXPECT_EQ(refusal(std::string(1001, 'a')), "an expression has at most 1000 bytes");
  EXPECT_EQ(refusal(std::string(30, '(') + std::string(30, ')')), "groups nest too deep");
  EXPECT_EQ(refusal("(a{1000}){1000}"), "the expression is too large");
  EXPECT_EQ(refusal("(((){2000}){2000}){2000}"), "the expression is too large");
}

TEST(Pattern, TakesNoTimeForWhatBacktrackingTakesYears) {
  EXPECT_FALSE(found("^(a+)+$", std::string(20000, 'a') + "b"));
  EXPECT_FALSE(found("(a|aa)*c", std::string(20000, 'a')));
}

}  // namespace
}  // namespace posturelint
