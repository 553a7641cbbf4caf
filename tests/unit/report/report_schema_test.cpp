// SPDX-License-Identifier: Apache-2.0
// schemas/report.schema.json says what --format json prints; a stock validator must agree.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/formats.h"
#include "tests/support/golden.h"
#include "tests/support/stock_validator.h"
#include "tests/unit/report/sample.h"

namespace posturelint {
namespace {

using nlohmann::json;

/// The first thing the schema says against a report; empty when it is fine.
std::string complaint(const json& report) {
  return test::stock_complaint(test::read_project_file("schemas/report.schema.json"),
                               report.dump());
}

json sample() { return json::parse(render_json(test::sample_report(), {})); }

TEST(ReportSchema, DescribesAReportWithEverything) { EXPECT_EQ(complaint(sample()), ""); }

TEST(ReportSchema, DescribesACleanReport) {
  EXPECT_EQ(complaint(json::parse(render_json(RunReport{}, {}))), "");
}

TEST(ReportSchema, IsClosedAtEveryLevel) {
  for (const char* pointer :
       {"", "/summary", "/failures/0", "/findings/0", "/findings/0/range",
        "/findings/0/range/start", "/findings/0/resource", "/findings/0/notes/0", "/findings/0/fix",
        "/findings/0/fix/edits/0"}) {
    json report = sample();
    report[json::json_pointer(pointer)]["surprise"] = 1;
    EXPECT_NE(complaint(report), "") << pointer;
  }
}

TEST(ReportSchema, RequiresWhatIsAlwaysThere) {
  for (const char* pointer :
       {"/version", "/summary/files", "/findings/0/rule", "/findings/0/range/end",
        "/findings/0/notes", "/findings/0/pointer"}) {
    json report = sample();
    const json::json_pointer where(pointer);
    report[where.parent_pointer()].erase(where.back());
    EXPECT_NE(complaint(report), "") << pointer;
  }
}

TEST(ReportSchema, KnowsTheThreeSeverities) {
  json report = sample();
  report["findings"][0]["severity"] = "fatal";
  EXPECT_NE(complaint(report), "");
}

TEST(ReportSchema, CountsFromOne) {
  json report = sample();
  report["findings"][0]["range"]["start"]["column"] = 0;
  EXPECT_NE(complaint(report), "");
}

}  // namespace
}  // namespace posturelint
