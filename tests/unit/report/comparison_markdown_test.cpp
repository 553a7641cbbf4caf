// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/comparison_formats.h"

namespace posturelint {
namespace {

using testing::HasSubstr;
using testing::Not;

ComparedPolicy more_permissive(std::string name) {
  ComparedPolicy policy{.id = "rst1", .name = std::move(name), .more = Shift::proven};
  policy.changes.push_back({.more = Answer::yes,
                            .sign_in = "an unregistered Windows computer",
                            .before = {"\"Staff\"", "denied", ComparedPlace{"old.json", {3, 5}}},
                            .after = {"", "up to the catch-all rule", {}}});
  return policy;
}

TEST(ComparisonMarkdown, IsATableForEachPolicyThatIsNotEquivalent) {
  ComparisonReport report{.before = "main:policies", .after = "policies"};
  report.policies.push_back(more_permissive("Payroll"));
  report.policies.push_back({.id = "rst2", .name = "Same"});
  report.added.push_back({.name = "New", .place = {"policies/new.json", {1, 2}}});
  EXPECT_EQ(
      render_comparison_markdown(report, {}),
      R"(### posturelint compare: 2 policies compared: 1 equivalent, 1 more permissive; 1 only after

`main:policies` → `policies`

#### access policy "Payroll" (rst1): **more permissive**

| | for instance | before | after |
|---|---|---|---|
| more | an unregistered Windows computer | denied by "Staff"<br>`old.json:3:5` | up to the catch-all rule |

- access policy "New": **only after**, `policies/new.json:1:2`
)");
}

TEST(ComparisonMarkdown, ShowsTheMembersOfADeviceAssurancePolicy) {
  ComparisonReport report{.before = "a", .after = "b"};
  ComparedPolicy& policy = report.policies.emplace_back();
  policy.kind = ResourceKind::device_assurance;
  policy.name = "Macs";
  policy.more = Shift::proven;
  policy.members.push_back({.pointer = "/osVersion/minimum",
                            .more = Answer::yes,
                            .before = "\"14.2\"",
                            .after = "not set",
                            .before_place = ComparedPlace{"a", {2, 9}}});
  EXPECT_THAT(render_comparison_markdown(report, {}),
              HasSubstr("| | member | before | after |\n|---|---|---|---|\n"
                        "| more | `/osVersion/minimum` | `\"14.2\"`<br>`a:2:9` | not set |\n"));
}

TEST(ComparisonMarkdown, NamesEndNoCellAndMakeNoLinks) {
  ComparisonReport report{.before = "a|b", .after = "b"};
  report.policies.push_back(more_permissive("a | b\n# <img src=x> [x](https://example.org) `c`"));
  const std::string page = render_comparison_markdown(report, {});
  EXPECT_THAT(page, HasSubstr("`a\\|b` → `b`"));
  EXPECT_THAT(page, HasSubstr(R"(a \| b)"));
  EXPECT_THAT(page, HasSubstr(R"(\<img src=x\> \[x\](https://example.org) \`c\`)"));
  EXPECT_THAT(page, Not(HasSubstr("\n# ")));
}

TEST(ComparisonMarkdown, IsNoLongerThanACommentMayBe) {
  ComparisonReport report{.before = "a", .after = "b"};
  for (int i = 0; i < 1000; ++i) {
    report.policies.push_back(more_permissive("P" + std::to_string(i)));
  }
  const std::string page = render_comparison_markdown(report, {});
  EXPECT_LT(page.size(), 65'536U);
  EXPECT_GT(page.size(), 50'000U);
  EXPECT_THAT(page, HasSubstr("1000 more permissive"));
  EXPECT_TRUE(page.ends_with("There is more: this is as long as a comment may be.\n"));
}

}  // namespace
}  // namespace posturelint
