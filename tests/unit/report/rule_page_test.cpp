// SPDX-License-Identifier: Apache-2.0
#include "report/rule_page.h"

#include <gtest/gtest.h>

#include "report/example_text.h"
#include "tests/support/golden.h"
#include "tests/unit/report/sample.h"

namespace posturelint {
namespace {

TEST(RulePage, InMarkdown) {
  EXPECT_TRUE(test::matches_golden("tests/unit/report/golden/page_with_fix.md",
                                   rule_page_markdown(test::sample_rules()[0])));
  EXPECT_TRUE(test::matches_golden("tests/unit/report/golden/page_with_options.md",
                                   rule_page_markdown(test::sample_rules()[1])));
}

TEST(RulePage, InATerminal) {
  EXPECT_TRUE(test::matches_golden("tests/unit/report/golden/page_with_fix.txt",
                                   rule_page_text(test::sample_rules()[0])));
  EXPECT_TRUE(test::matches_golden("tests/unit/report/golden/page_with_options.txt",
                                   rule_page_text(test::sample_rules()[1])));
}

TEST(RulePage, ForAnAlertHasNeitherTitleNorLinkToTheSource) {
  const std::string page = rule_page_markdown(test::sample_rules()[0], PageFor::alert);
  EXPECT_FALSE(page.starts_with("#"));
  EXPECT_EQ(page.find("not_a_version.cpp"), std::string::npos);
}

TEST(RulePage, InAnEditorHasATitleAndNoLinkToTheSource) {
  const std::string page = rule_page_markdown(test::sample_rules()[0], PageFor::editor);
  EXPECT_TRUE(page.starts_with("# os-version/not-a-version\n"));
  EXPECT_EQ(page.find("not_a_version.cpp"), std::string::npos);
}

TEST(RulePage, UsesColoursOnlyWhenAsked) {
  EXPECT_EQ(rule_page_text(test::sample_rules()[0]).find('\x1b'), std::string::npos);
  EXPECT_NE(rule_page_text(test::sample_rules()[0], true).find("\x1b[1;31merror\x1b[0m"),
            std::string::npos);
}

TEST(RulePage, LiesBesideTheRule) {
  EXPECT_EQ(rule_page_path(test::sample_rules()[0]), "rules/os_version/not_a_version.md");
}

TEST(RulesIndex, IsATablePerCategory) {
  EXPECT_TRUE(test::matches_golden("tests/unit/report/golden/index.md",
                                   rules_index_markdown(test::sample_rules())));
}

TEST(RuleDescription, HasWholeSentencesOnly) {
  const Rule rule{.id = "x/y", .summary = "it is wrong", .rationale = "One.\n\nTwo two. Three."};
  EXPECT_EQ(rule_description(rule, 100), "One. Two two. Three.");
  EXPECT_EQ(rule_description(rule, 15), "One. Two two.");
  EXPECT_EQ(rule_description(rule, 12), "One.");
  EXPECT_EQ(rule_description(rule, 3), "It is wrong.");
}

TEST(AsSentence, StartsWithACapitalUnlessWithAName) {
  EXPECT_EQ(as_sentence("a policy has no name"), "A policy has no name.");
  EXPECT_EQ(as_sentence("osVersion is not a version"), "osVersion is not a version.");
  EXPECT_EQ(as_sentence("`name` is missing"), "`name` is missing.");
  EXPECT_EQ(as_sentence("why?"), "Why?");
}

struct Case {
  const char* what;
  std::string_view marked;
  std::string_view shown;
};

constexpr Case kCases[] = {
    {"one place", "{«\"a\"»: 1}", "{\"a\": 1}\n ^^^\n"},
    {"two places in a line", "[«1», «22»]", "[1, 22]\n ^  ^^\n"},
    {"a place between two characters", "{«»}", "{}\n ^\n"},
    {"at the end of a line", "{«»\n}", "{\n ^\n}\n"},
    {"several lines, without their indentation", "«[\n  1,\n\n]»", "[\n^\n  1,\n  ^^\n\n]\n^\n"},
    {"no mark", "{}\n", "{}\n"},
    {"behind wide characters", "端: «1»", "端: 1\n    ^\n"},
};

TEST(ExampleWithCarets, UnderlinesWhatIsMarked) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(example_with_carets(c.marked), c.shown);
  }
}

TEST(ExampleWithCarets, IndentsAllButEmptyLines) {
  EXPECT_EQ(example_with_carets("{\n\n«}»", "    "), "    {\n\n    }\n    ^\n");
}

}  // namespace
}  // namespace posturelint
