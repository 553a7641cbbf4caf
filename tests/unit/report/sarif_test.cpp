// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/formats.h"
#include "tests/unit/report/sample.h"

namespace posturelint {
namespace {

using nlohmann::json;

json run_of(const RunReport& report, const ReportOptions& options = {}) {
  return json::parse(render_sarif(report, options).text)["runs"][0];
}
json sample_run() { return run_of(test::sample_report()); }

/// A run with one file of one finding.
RunReport with_file(std::string name, std::string_view marked, Finding finding) {
  RunReport report;
  report.files = {test::file_with(std::move(name), marked, {std::move(finding)})};
  return report;
}

TEST(SarifReport, NamesTheFormatAndTheTool) {
  const json log = json::parse(render_sarif(test::sample_report(), {}).text);
  EXPECT_EQ(log["version"], "2.1.0");
  EXPECT_TRUE(log["$schema"].get<std::string>().ends_with("sarif-schema-2.1.0.json"));
  ASSERT_EQ(log["runs"].size(), 1U);
  EXPECT_EQ(sample_run()["tool"]["driver"]["name"], "posturelint");
  EXPECT_EQ(sample_run()["tool"]["driver"]["semanticVersion"], "0.1.0");
  EXPECT_EQ(sample_run()["columnKind"], "unicodeCodePoints");
}

TEST(SarifReport, ListsAllRulesWithWhatCodeScanningNeeds) {
  const json rules = sample_run()["tool"]["driver"]["rules"];
  ASSERT_EQ(rules.size(), test::sample_rules().size());
  for (const json& rule : rules) {
    SCOPED_TRACE(rule["id"].get<std::string>());
    EXPECT_FALSE(rule["shortDescription"]["text"].get<std::string>().empty());
    EXPECT_LE(rule["fullDescription"]["text"].get<std::string>().size(), 1024U);
    EXPECT_FALSE(rule["help"]["text"].get<std::string>().empty());
    EXPECT_NE(rule["help"]["markdown"].get<std::string>().find("## "), std::string::npos);
    EXPECT_LE(rule["properties"]["tags"].size(), 10U);
  }
  EXPECT_EQ(rules[1]["shortDescription"]["text"],
            "A PUT body that is only a part of the policy drops the rest.");
  EXPECT_EQ(rules[1]["defaultConfiguration"]["level"], "warning");
  EXPECT_EQ(rules[1]["properties"], json::parse(R"({
    "tags": ["request", "weakens", "security"],
    "precision": "high",
    "problem.severity": "warning",
    "security-severity": "5.0"
  })"));
  EXPECT_FALSE(rules[0]["properties"].contains("security-severity"));
}

TEST(SarifReport, SaysWhyAResultIsSuppressed) {
  const json results = sample_run()["results"];
  EXPECT_EQ(results.back()["ruleId"], "access/deny-last");
  EXPECT_EQ(results.back()["suppressions"], json::parse(R"([{
    "kind": "external", "status": "accepted", "justification": "the rule behind it denies"
  }])"));
  EXPECT_FALSE(results[0].contains("suppressions"));
  EXPECT_FALSE(results[0].contains("baselineState"));
}

TEST(SarifReport, SaysHowAResultStandsToTheBaseline) {
  RunReport report = with_file("a.json", "«1»", {.rule = "x/y", .message = "m"});
  FileReport& file = report.files[0];
  file.suppressed.push_back(
      {.finding = file.findings[0], .by = Silencer::baseline, .reason = "", .in_baseline = true});
  report.baseline = BaselineOutcome{"ci/known.json", 1, {{"x/z", "../b.json", "", "m", "1", "2"}}};
  const json results = run_of(report)["results"];
  ASSERT_EQ(results.size(), 3U);
  EXPECT_EQ(results[0]["baselineState"], "new");
  EXPECT_EQ(results[1]["baselineState"], "unchanged");
  EXPECT_FALSE(results[1].contains("suppressions"));
  EXPECT_EQ(results[2]["baselineState"], "absent");
  EXPECT_EQ(results[2]["ruleId"], "x/z");
  EXPECT_EQ(results[2]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "b.json");
}

TEST(SarifReport, PlacesAResultInCodePoints) {
  const json result = sample_run()["results"][0];
  EXPECT_EQ(result["ruleId"], "os-version/not-a-version");
  EXPECT_EQ(result["ruleIndex"], 0);
  EXPECT_EQ(result["level"], "error");
  const json& location = result["locations"][0];
  EXPECT_EQ(location["physicalLocation"]["artifactLocation"],
            json::parse(R"({"uri": "policies/b%C3%BCro%20macs.json", "uriBaseId": "SRCROOT"})"));
  EXPECT_EQ(location["physicalLocation"]["region"], json::parse(R"({
    "startLine": 3, "startColumn": 28, "endLine": 3, "endColumn": 36,
    "snippet": {"text": "\"Sonoma\""}
  })"));
  EXPECT_EQ(location["logicalLocations"],
            json::parse(R"([{"fullyQualifiedName": "/osVersion/minimum", "name": "minimum"}])"));
}

TEST(SarifReport, ShowsTheLinesAround) {
  const json location = sample_run()["results"][0]["locations"][0]["physicalLocation"];
  EXPECT_EQ(location["contextRegion"]["startLine"], 2);
  EXPECT_EQ(location["contextRegion"]["endLine"], 4);
  EXPECT_TRUE(
      location["contextRegion"]["snippet"]["text"].get<std::string>().starts_with("  \"name\""));
}

TEST(SarifReport, LeavesContextAwayWhereThereIsNone) {
  const json run = run_of(with_file("a.json", "«1»", {.rule = "x/y", .message = "m"}));
  EXPECT_FALSE(run["results"][0]["locations"][0]["physicalLocation"].contains("contextRegion"));
}

TEST(SarifReport, RelatesNotesAlsoInOtherFiles) {
  const json related = sample_run()["results"][2]["relatedLocations"];
  ASSERT_EQ(related.size(), 1U);
  EXPECT_EQ(related[0]["id"], 1);
  EXPECT_EQ(related[0]["message"]["text"], "the policy has one here");
  EXPECT_EQ(related[0]["physicalLocation"]["artifactLocation"]["uri"],
            "policies/b%C3%BCro%20macs.json");
  EXPECT_EQ(related[0]["physicalLocation"]["region"]["endColumn"], 22);
}

TEST(SarifReport, CarriesFixes) {
  EXPECT_EQ(sample_run()["results"][1]["fixes"], json::parse(R"([{
    "description": {"text": "remove the trailing comma"},
    "artifactChanges": [{
      "artifactLocation": {"uri": "policies/b%C3%BCro%20macs.json", "uriBaseId": "SRCROOT"},
      "replacements": [{
        "deletedRegion": {"startLine": 3, "startColumn": 37, "endLine": 3, "endColumn": 38}
      }]
    }]
  }])"));
  EXPECT_EQ(sample_run()["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0]
                        ["insertedContent"]["text"],
            "\"14.0.0\"");
}

TEST(SarifReport, GivesEveryResultFingerprints) {
  const json run = sample_run();
  for (const json& result : run["results"]) {
    EXPECT_FALSE(result["partialFingerprints"]["primaryLocationLineHash"].empty());
    EXPECT_FALSE(result["partialFingerprints"]["posturelint/v1"].empty());
  }
}

TEST(SarifReport, ReportsWhatCouldNotBeDone) {
  const json invocation = sample_run()["invocations"][0];
  EXPECT_EQ(invocation["executionSuccessful"], false);
  EXPECT_EQ(invocation["toolExecutionNotifications"], json::parse(R"([{
    "level": "error", "message": {"text": "policies/secret.json: Permission denied"}
  }])"));
  EXPECT_EQ(run_of({})["invocations"][0]["executionSuccessful"], true);
}

TEST(SarifReport, SaysWhichSeveritiesTheRunChanged) {
  Config config;
  config.severities["os-version/not-a-version"] = Severity::info;
  config.severities["request"] = std::nullopt;
  const RuleSet rules(test::sample_rules(), config);
  RunReport report;
  report.rules = test::sample_rules();
  report.rule_set = &rules;
  const json run = run_of(report);
  EXPECT_EQ(run["tool"]["driver"]["rules"][0]["defaultConfiguration"]["level"], "error");
  EXPECT_EQ(run["invocations"][0]["ruleConfigurationOverrides"], json::parse(R"([
    {"descriptor": {"id": "os-version/not-a-version", "index": 0},
     "configuration": {"level": "note"}},
    {"descriptor": {"id": "request/partial-put", "index": 1}, "configuration": {"enabled": false}}
  ])"));
}

TEST(SarifReport, GivesFilesElsewhereAFullUri) {
  const json run = run_of(with_file("/etc/a.json", "«1»", {.rule = "x/y", .message = "m"}),
                          {.working_directory = "/work"});
  EXPECT_EQ(run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"],
            json::parse(R"({"uri": "file:///etc/a.json"})"));
}

TEST(SarifReport, LeavesRuleIndexOutForARuleItDoesNotList) {
  const json result = sample_run()["results"][1];
  EXPECT_EQ(result["ruleId"], "syntax/trailing-comma");
  EXPECT_FALSE(result.contains("ruleIndex"));
}

TEST(SarifReport, DoesNotTakeAQuotationForALink) {
  const json run = run_of(
      with_file("a.json", "«1»", {.rule = "x/y", .message = "unknown \"[click](http://evil)\""}));
  EXPECT_EQ(run["results"][0]["message"]["text"], "unknown \"\\[click\\](http://evil)\"");
}

TEST(SarifReport, QuotesOnlyShortPlaces) {
  const std::string marked = "«[" + std::string(5000, ' ') + "]»\n\n\n";
  const json run = run_of(with_file("a.json", marked, {.rule = "x/y", .message = "m"}));
  const json location = run["results"][0]["locations"][0]["physicalLocation"];
  EXPECT_FALSE(location["region"].contains("snippet"));
  EXPECT_FALSE(location.contains("contextRegion"));
}

}  // namespace
}  // namespace posturelint
