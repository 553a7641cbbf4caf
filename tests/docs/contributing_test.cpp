// SPDX-License-Identifier: Apache-2.0
// The rule that CONTRIBUTING.md adds in five minutes compiles, and finds what its examples mark.
#include <vector>

#include <gtest/gtest.h>

#include "engine/lint.h"
#include "engine/rule_set.h"
#include "tests/support/marks.h"

namespace posturelint::rules::device_assurance {
Rule named_test();  // made from the page by CMakeLists.txt
}

namespace posturelint::test {
namespace {

TEST(Contributing, ItsExampleRuleWorks) {
  const Rule rule = rules::device_assurance::named_test();
  const RuleSet rules({&rule, 1}, Config{});
  const SchemaStore schemas(known_releases().back());
  ASSERT_FALSE(rule.examples.empty());
  for (const Example& example : rule.examples) {
    SCOPED_TRACE(example.title);
    const auto [text, marked] = strip_marks(example.text);
    std::vector<Span> found;
    for (const Finding& finding :
         lint(Source::from_string("policy.json", text), HostKind::json, rules, schemas).findings) {
      if (finding.rule == rule.id) found.push_back(finding.span);
    }
    EXPECT_EQ(found, marked);
  }
}

}  // namespace
}  // namespace posturelint::test
