// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/map_formats.h"
#include "report/map_page.h"
#include "tests/support/golden.h"
#include "tests/support/stock_validator.h"

namespace posturelint {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

/// A report with everything there is.
MapReport sample() {
  const ComparedPlace place{"p.json", {3, 7}};
  MappedPolicy policy{.id = "rst1", .name = "A <b> & \"c\"", .place = place};
  policy.rules = {{.name = "\"R1\"",
                   .priority = "1",
                   .place = place,
                   .outcome = MapOutcome::one,
                   .actions = "allowed with one factor",
                   .conditions = {"in zone '<z>'"}},
                  {.name = "\"R2\"",
                   .place = place,
                   .outcome = MapOutcome::denied,
                   .state = RuleState::dead,
                   .covered_by = {0}},
                  {.name = "\"R3\"", .place = place, .state = RuleState::inactive}};
  policy.cells[0][0][0] = {.entries = {{.rule = 0, .sign_in = "a phone", .unknown = {"x == 1"}},
                                       {.sign_in = "another", .certainty = Certainty::possible}},
                           .holes = {0}};
  policy.holes = {{.device_rule = 0, .by = 1, .sign_in = "a phone"}};
  policy.uses_assurance = true;
  MapReport report{.path = "policies"};
  report.policies = {policy, {.place = place, .failure = "no order"}};
  report.failures = {{"x.json: no"}};
  return report;
}

std::string complaint(const json& report) {
  return test::stock_complaint(test::read_project_file("schemas/map.schema.json"), report.dump());
}

TEST(MapSchema, DescribesWhatIsPrinted) {
  EXPECT_EQ(complaint(json::parse(render_map_json(sample(), {}))), "");
  EXPECT_EQ(complaint(json::parse(render_map_json({}, {}))), "");
}

TEST(MapSchema, IsClosedAtEveryLevel) {
  for (const char* pointer : {"", "/policies/0", "/policies/0/rules/0", "/policies/0/holes/0",
                              "/policies/0/cells/0", "/policies/0/cells/0/decisions/0"}) {
    json report = json::parse(render_map_json(sample(), {}));
    report[json::json_pointer(pointer)]["surprise"] = 1;
    EXPECT_NE(complaint(report), "") << pointer;
  }
}

TEST(FillPage, EscapesWhatIsNotHtml) {
  EXPECT_EQ(fill_page("chip.html", {{"class", "a\"b"}, {"text", "<i>&'\x01"}}),
            "<li class=\"chip a&quot;b\">&lt;i&gt;&amp;&#39;\u2401</li>");
}

TEST(MapHtml, EscapesTheWordsOfThePolicies) {
  const std::string html = render_map_html(sample(), {});
  EXPECT_THAT(html, HasSubstr("A &lt;b&gt; &amp; &quot;c&quot;"));
  EXPECT_THAT(html, Not(HasSubstr("<b> & ")));
  EXPECT_THAT(html, HasSubstr("in zone &#39;&lt;z&gt;&#39;"));
  EXPECT_THAT(html, HasSubstr("There is no map of this policy: no order."));
}

TEST(MapHtml, IsTheSameEachTime) {
  EXPECT_EQ(render_map_html(sample(), {}), render_map_html(sample(), {}));
}

TEST(MapHtml, NamesStyleAndScriptByTheirHashes) {
  // Of the empty text it would be sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=.
  for (const char* name : {"page.css", "page.js"}) {
    const std::string hash(map_page_file(name).hash);
    EXPECT_EQ(hash.size(), std::string("sha256-").size() + 44);
    EXPECT_EQ(hash.back(), '=');
    EXPECT_THAT(render_map_html({}, {}), HasSubstr(hash));
  }
}

}  // namespace
}  // namespace posturelint
