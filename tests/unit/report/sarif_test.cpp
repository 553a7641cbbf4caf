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
    EXPECT_FALSE(rule.contains("helpUri")) << "the program has no home on the web";
  }
  EXPECT_EQ(rules[0]["name"], "OsVersionNotAversion");
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
  EXPECT_EQ(results[2]["analysisTarget"]["uri"], "b.json");
  EXPECT_EQ(results[2]["locations"],
            json::parse(R"([{"logicalLocations": [{"name": "the whole text"}]}])"))
      << "where in the file it was, nobody knows";
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

/// A finding with a way of that many steps, each at the finding's place.
RunReport with_trail(std::size_t steps) {
  RunReport report = with_file("a.json", "[«1»]", {.rule = "x/y", .message = "m"});
  Finding& finding = report.files[0].findings[0];
  for (std::size_t i = 0; i < steps; ++i) {
    finding.trail.push_back({"step " + std::to_string(i + 1), finding.span});
  }
  return report;
}

TEST(SarifReport, ShowsTheWayOfASignIn) {
  RunReport report = with_trail(2);
  const SourcePtr other = Source::from_string("rules/b.json", "\n  {}");
  report.files[0].findings[0].trail.push_back({"[here] (it) ends", {3, 5}, other});
  const json result = run_of(report)["results"][0];
  ASSERT_EQ(result["codeFlows"].size(), 1U);
  ASSERT_EQ(result["codeFlows"][0]["threadFlows"].size(), 1U);
  const json steps = result["codeFlows"][0]["threadFlows"][0]["locations"];
  ASSERT_EQ(steps.size(), 3U);
  EXPECT_EQ(steps[0], json::parse(R"({"location": {
    "physicalLocation": {
      "artifactLocation": {"uri": "a.json", "uriBaseId": "SRCROOT"},
      "region": {"startLine": 1, "startColumn": 2, "endLine": 1, "endColumn": 3}},
    "message": {"text": "step 1"}}})"));
  EXPECT_EQ(steps[2], json::parse(R"({"location": {
    "physicalLocation": {
      "artifactLocation": {"uri": "rules/b.json", "uriBaseId": "SRCROOT"},
      "region": {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 5}},
    "message": {"text": "[here] (it) ends"
}
}
})"));
  EXPECT_FALSE(run_of(with_trail(0))["results"][0].contains("codeFlows"));
}

TEST(SarifReport, CutsAWayThatIsTooLongBeforeItsEnd) {
  EXPECT_EQ(render_sarif(with_trail(1000), {}).left_out, "");
  const Rendering cut = render_sarif(with_trail(1003), {});
  EXPECT_EQ(cut.left_out,
            "the SARIF log leaves out 3 steps of the way of a sign-in: code scanning takes 1000 of "
            "a result");
  const json steps =
      json::parse(cut.text)["runs"][0]["results"][0]["codeFlows"][0]["threadFlows"][0]["locations"];
  ASSERT_EQ(steps.size(), 1000U);
  EXPECT_EQ(steps[998]["location"]["message"]["text"], "step 999");
  EXPECT_EQ(steps[999]["location"]["message"]["text"], "step 1003");
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
  EXPECT_EQ(run_of(with_file(
                "a.json", "«»",
                {.rule = "x/y",
                 .message = "m"}))["results"][0]["partialFingerprints"]["primaryLocationLineHash"],
            "c129715d7a2bc9a3:1")
      << "as GitHub computes it for an empty line";
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

TEST(SarifReport, QuotesOnlyWhatIsNearInALongLine) {
  const std::string marked = "[" + std::string(5000, ' ') + "ä«1»" + std::string(5000, ' ') + "]";
  const json run = run_of(with_file("a.json", marked, {.rule = "x/y", .message = "m"}));
  const json context = run["results"][0]["locations"][0]["physicalLocation"]["contextRegion"];
  EXPECT_EQ(context["startColumn"], 5003 - 99) << "a hundred bytes, of which two are one character";
  EXPECT_EQ(context["endColumn"], 5003 + 101);
  EXPECT_EQ(context["snippet"]["text"], std::string(98, ' ') + "ä1" + std::string(100, ' '));
}

TEST(SarifReport, KnowsItsHomeAndItsRulesPages) {
  RunReport report;
  report.rules = test::sample_rules();
  report.homepage = "https://example.org/p";
  const json driver = run_of(report)["tool"]["driver"];
  EXPECT_EQ(driver["informationUri"], "https://example.org/p");
  EXPECT_EQ(driver["rules"][0]["helpUri"],
            "https://example.org/p/rules/os_version/not_a_version.md");
}

RunReport in_repository(std::string folder) {
  RunReport report = with_file("a.json", "«1»", {.rule = "x/y", .message = "m"});
  report.revision = Revision{.repository = "https://example.org/t/p.git",
                             .id = "0123456789abcdef0123456789abcdef01234567",
                             .branch = "main",
                             .folder = std::move(folder)};
  return report;
}

TEST(SarifReport, SaysWhichRevisionItLookedAt) {
  const json run = run_of(in_repository(""));
  EXPECT_EQ(run["versionControlProvenance"], json::parse(R"([{
    "repositoryUri": "https://example.org/t/p.git",
    "revisionId": "0123456789abcdef0123456789abcdef01234567",
    "branch": "main",
    "mappedTo": {"uriBaseId": "SRCROOT"}
  }])"));
  EXPECT_FALSE(sample_run().contains("versionControlProvenance"));
}

TEST(SarifReport, SaysWhereInTheRepositoryItsPathsStart) {
  const json run = run_of(in_repository("okta"), {.working_directory = "/work/repo/okta"});
  EXPECT_EQ(run["originalUriBaseIds"]["SRCROOT"]["uri"], "okta/");
  EXPECT_EQ(run["originalUriBaseIds"]["SRCROOT"]["uriBaseId"], "REPOROOT");
  EXPECT_EQ(run["versionControlProvenance"][0]["mappedTo"]["uriBaseId"], "REPOROOT");
  EXPECT_EQ(run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            "a.json");
}

TEST(SarifReport, StartsPathsAtTheRepositoryForGithub) {
  const json run = run_of(in_repository("okta"), {.working_directory = "/work/repo/okta",
                                                  .sarif_profile = SarifProfile::github});
  EXPECT_FALSE(run["originalUriBaseIds"]["SRCROOT"].contains("uri"));
  EXPECT_EQ(run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"],
            json::parse(R"({"uri": "okta/a.json", "uriBaseId": "SRCROOT"})"));
}

TEST(SarifReport, LeavesWhatIsSilencedOutForGithub) {
  RunReport report = with_file("a.json", "«1»", {.rule = "x/y", .message = "m"});
  FileReport& file = report.files[0];
  for (const Silencer by : {Silencer::comment, Silencer::configuration, Silencer::baseline}) {
    file.suppressed.push_back({.finding = file.findings[0], .by = by, .reason = "r"});
  }
  report.baseline = BaselineOutcome{"known.json", 1, {{"x/z", "b.json", "", "m", "1", "2"}}};
  EXPECT_EQ(run_of(report)["results"].size(), 5U);
  EXPECT_EQ(run_of(report, {.sarif_profile = SarifProfile::github})["results"].size(), 1U);
}

TEST(SarifReport, LinksToItsNotesForGithub) {
  const json run = run_of(test::sample_report(), {.sarif_profile = SarifProfile::github});
  EXPECT_EQ(run["results"][2]["message"]["text"],
            "PUT replaces the whole policy; sending only this body would drop name "
            "([the policy has one here](1))");
}

/// A run with one file of so many findings on lines of their own, the last of them an error.
RunReport with_findings(std::size_t count, std::string_view line) {
  std::string text;
  FileReport file;
  for (std::size_t i = 0; i < count; ++i) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += line;
    file.findings.push_back({.rule = "x/y",
                             .severity = i + 1 == count ? Severity::error : Severity::info,
                             .span = {begin, begin + 1},
                             .message = "m"});
    text += '\n';
  }
  file.source = Source::from_string("a.json", std::move(text));
  RunReport report;
  report.files.push_back(std::move(file));
  return report;
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// The lines of a log that are results: large logs take a reader seconds.
std::vector<std::string> result_lines(const std::string& log) {
  std::vector<std::string> lines;
  std::istringstream in(log);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(R"({"ruleId":)")) lines.push_back(line);
  }
  return lines;
}

TEST(SarifReport, KeepsTheMostSevereOfTooManyResultsAndSaysSo) {
  const RunReport report = with_findings(25'003, "[]");
  const Rendering rendering = render_sarif(report, {});
  const std::vector<std::string> results = result_lines(rendering.text);
  ASSERT_EQ(results.size(), 25'000U);
  EXPECT_TRUE(json::accept(rendering.text));
  EXPECT_TRUE(has(results.back(), R"("level":"error")")) << "the last of all, but the worst";
  EXPECT_TRUE(has(results[24'998], R"("region":{"startLine":24999,)"));
  EXPECT_EQ(rendering.left_out,
            "the SARIF log leaves out 3 of 25003 results, the least severe: code scanning takes "
            "25000 at most, and 10 MB compressed");
  EXPECT_TRUE(has(rendering.text, R"("toolExecutionNotifications":[{"level":"warning","message":)"
                                  R"({"text":")" +
                                      rendering.left_out + "\"}}]"));
  EXPECT_EQ(render_sarif(with_findings(3, "[]"), {}).left_out, "");
}

/// Bytes that no program makes shorter.
std::string noise(std::size_t size) {
  std::string text;
  std::uint64_t state = 1;
  while (text.size() < size) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    text += static_cast<char>('0' + (state >> 33U) % 64);
  }
  return text;
}

TEST(SarifReport, StaysBelowWhatMayBeUploaded) {
  RunReport report = with_findings(9'000, "[]");
  std::vector<Finding>& findings = report.files[0].findings;
  for (Finding& finding : findings) finding.message = noise(1900);
  EXPECT_EQ(render_sarif(report, {}).left_out, "") << "20 MB, but all like each other";

  const std::string all = noise(9'000 * 1900);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    findings[i].message = all.substr(i * 1900, 1900);
  }
  const Rendering cut = render_sarif(report, {});
  EXPECT_NE(cut.left_out, "");
  const std::vector<std::string> results = result_lines(cut.text);
  EXPECT_GT(results.size(), 5'000U);
  EXPECT_TRUE(has(results.back(), R"("level":"error")"));
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
