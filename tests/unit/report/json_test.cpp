// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/formats.h"
#include "tests/unit/report/sample.h"

namespace posturelint {
namespace {

using nlohmann::json;

TEST(JsonReport, HoldsAllThatIsKnownOfAFinding) {
  const json report = json::parse(render_json(test::sample_report(), {}));
  EXPECT_EQ(report["version"], 1);
  // Columns count ü as one.
  EXPECT_EQ(report["findings"][0], json::parse(R"({
    "rule": "os-version/not-a-version",
    "severity": "error",
    "message": "\"Sonoma\" is a name; the server takes a version such as 14.0.0",
    "path": "policies/büro macs.json",
    "range": {"start": {"line": 3, "column": 28}, "end": {"line": 3, "column": 36}},
    "pointer": "/osVersion/minimum",
    "resource": {"kind": "device-assurance", "platform": "MACOS", "name": "Büro-Macs"},
    "notes": [{
      "message": "the platform is set here",
      "path": "policies/büro macs.json",
      "range": {"start": {"line": 2, "column": 36}, "end": {"line": 2, "column": 43}}
    }],
    "fix": {
      "title": "write 14.0.0",
      "applicability": "unsafe",
      "edits": [{
        "range": {"start": {"line": 3, "column": 28}, "end": {"line": 3, "column": 36}},
        "text": "\"14.0.0\""
      }]
    }
  })"));
}

TEST(JsonReport, LeavesOutWhatIsNotKnown) {
  const json comma = json::parse(render_json(test::sample_report(), {}))["findings"][1];
  EXPECT_EQ(comma["pointer"], "");
  EXPECT_EQ(comma["notes"], json::array());
  EXPECT_FALSE(comma.contains("resource"));
  const json put = json::parse(render_json(test::sample_report(), {}))["findings"][2];
  EXPECT_FALSE(put.contains("fix"));
}

TEST(JsonReport, NamesTheFileOfANoteElsewhere) {
  const json put = json::parse(render_json(test::sample_report(), {}))["findings"][2];
  EXPECT_EQ(put["path"], "push.sh");
  EXPECT_EQ(put["notes"][0]["path"], "policies/büro macs.json");
  EXPECT_EQ(put["notes"][0]["range"]["start"]["line"], 2);
}

TEST(JsonReport, ListsWhatIsSilencedApart) {
  const json report = json::parse(render_json(test::sample_report(), {}));
  ASSERT_EQ(report["suppressed"].size(), 1U);
  EXPECT_EQ(report["suppressed"][0]["rule"], "access/deny-last");
  EXPECT_EQ(report["suppressed"][0]["suppression"],
            json::parse(R"({"by": "configuration", "reason": "the rule behind it denies"})"));
}

TEST(JsonReport, TellsWhatABaselineGave) {
  RunReport run = test::sample_report();
  run.baseline = BaselineOutcome{"known.json", 7, {{"x/y", "gone.json", "/a", "m", "1", "2"}}};
  EXPECT_EQ(json::parse(render_json(run, {}))["baseline"], json::parse(R"({
    "file": "known.json", "known": 7,
    "absent": [{"rule": "x/y", "path": "gone.json", "pointer": "/a", "message": "m"}]
  })"));
}

TEST(JsonReport, SumsUpAndTellsFailures) {
  const json report = json::parse(render_json(test::sample_report(), {}));
  EXPECT_EQ(report["summary"], json::parse(R"({
    "files": 12, "files_with_findings": 2, "errors": 2, "warnings": 1, "infos": 1,
    "fixable": 1, "fixable_unsafe": 1, "suppressed": 1, "failures": 1
  })"));
  EXPECT_EQ(report["failures"],
            json::parse(R"([{"message": "policies/secret.json: Permission denied"}])"));
}

TEST(JsonReport, OfACleanRunIsShort) {
  RunReport run;
  run.files_checked = 3;
  EXPECT_EQ(render_json(run, {}),
            "{\"version\":1,\"findings\":[],\n"
            "\"suppressed\":[],\n"
            "\"failures\":[],\n"
            "\"summary\":{\"files\":3,\"files_with_findings\":0,\"errors\":0,\"warnings\":0,"
            "\"infos\":0,\"fixable\":0,\"fixable_unsafe\":0,\"suppressed\":0,\"failures\":0}}\n");
}

TEST(JsonReport, PutsEachFindingOnALine) {
  const std::string text = render_json(test::sample_report(), {});
  EXPECT_EQ(std::ranges::count(text, '\n'), 10) << text;
}

TEST(JsonReport, IsJsonEvenIfTheFileIsNotUtf8) {
  RunReport run;
  run.files = {test::file_with("\xFF.json", "«\"\xFF\"»",
                               {{.rule = "x/y", .message = "\"\xFF\" is not UTF-8"}})};
  const json report = json::parse(render_json(run, {}));
  EXPECT_EQ(report["findings"][0]["message"], "\"\uFFFD\" is not UTF-8");
  EXPECT_EQ(report["findings"][0]["range"]["end"]["column"], 4);
}

}  // namespace
}  // namespace posturelint
