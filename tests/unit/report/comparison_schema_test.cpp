// SPDX-License-Identifier: Apache-2.0
// schemas/comparison.schema.json says what compare --format json prints; a stock validator must
// agree.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/comparison_formats.h"
#include "tests/support/golden.h"
#include "tests/support/stock_validator.h"

namespace posturelint {
namespace {

using nlohmann::json;

std::string complaint(const json& report) {
  return test::stock_complaint(test::read_project_file("schemas/comparison.schema.json"),
                               report.dump());
}

/// A report with everything there is.
json sample() {
  const ComparedPlace place{"p.json", {3, 7}};
  ComparisonReport report{.before = "old", .after = "new"};
  report.policies.push_back(
      {.kind = ResourceKind::access_policy,
       .id = "rst1",
       .name = "Payroll \"x\"",
       .before = place,
       .after = place,
       .more = Shift::possible,
       .less = Shift::proven,
       .changes = {{.more = Answer::yes,
                    .less = Answer::unknown,
                    .certainty = Certainty::possible,
                    .sign_in = "a managed Windows computer",
                    .before = {.rule = "\"A\"", .actions = "denied", .place = place},
                    .after = {.actions = "up to the catch-all rule"},
                    .shows_more = {"okta_password"},
                    .unknown = {"x == 1"}}},
       .members = {{.pointer = "/osVersion/minimum",
                    .more = Answer::yes,
                    .before = "\"17\"",
                    .after = "\"16\"",
                    .before_place = place,
                    .after_place = place}},
       .unknown = {"x == 1"}});
  report.removed.push_back(
      {.kind = ResourceKind::device_assurance, .id = "dae1", .name = "A", .place = place});
  report.added.push_back({.kind = ResourceKind::access_policy_rule, .place = place});
  report.failures.push_back({"x.json: no"});
  return json::parse(render_comparison_json(report, {}));
}

TEST(ComparisonSchema, DescribesAReportWithEverything) { EXPECT_EQ(complaint(sample()), ""); }

TEST(ComparisonSchema, DescribesAnEmptyReport) {
  EXPECT_EQ(complaint(json::parse(render_comparison_json({}, {}))), "");
}

TEST(ComparisonSchema, IsClosedAtEveryLevel) {
  for (const char* pointer :
       {"", "/summary", "/failures/0", "/policies/0", "/policies/0/before", "/policies/0/changes/0",
        "/policies/0/changes/0/before", "/policies/0/members/0", "/removed/0", "/added/0/place"}) {
    json report = sample();
    report[json::json_pointer(pointer)]["surprise"] = 1;
    EXPECT_NE(complaint(report), "") << pointer;
  }
}

TEST(ComparisonSchema, KnowsTheVerdicts) {
  json report = sample();
  EXPECT_EQ(report["policies"][0]["verdict"], "incomparable");
  report["policies"][0]["verdict"] = "worse";
  EXPECT_NE(complaint(report), "");
}

}  // namespace
}  // namespace posturelint
