// SPDX-License-Identifier: Apache-2.0
// Every rule that docs/own-rules.md shows is one, and its examples hold.
#include <string>

#include <gtest/gtest.h>

#include "engine/own_rule.h"
#include "engine/run_example.h"
#include "rules/builtin_rules.h"
#include "tests/docs/pages.h"
#include "tests/support/golden.h"
#include "text/marked_text.h"

namespace posturelint::test {
namespace {

TEST(OwnRules, InTheDocumentationHold) {
  const SchemaStore schemas(known_releases().back());
  std::size_t examples = 0;
  for (const Block& block : fenced_blocks(read_project_file("docs/own-rules.md"))) {
    if (block.language != "json") continue;
    const SourcePtr file = Source::from_string("docs/own-rules.md", block.text);
    const auto rules = read_own_rules(std::span(&file, 1), rules::builtin());
    ASSERT_TRUE(rules) << rules.error().what;
    for (const auto& own : *rules) {
      const RuleSet set(std::span(&own->rule, 1), Config{});
      for (const Example& example : own->rule.examples) {
        SCOPED_TRACE(example.title);
        ++examples;
        const auto marked = read_marks(example.text);
        ASSERT_TRUE(marked);
        const auto found =
            only(own->rule, lint_example(example, marked->text, set, schemas).findings);
        EXPECT_EQ(show_marks(marked->text, spans_of(found)), example.text);
      }
    }
  }
  EXPECT_GE(examples, 2U);
}

}  // namespace
}  // namespace posturelint::test
