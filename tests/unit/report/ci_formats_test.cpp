// SPDX-License-Identifier: Apache-2.0
// The formats of CI servers: what of a finding they carry, and what they make of limits.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/formats.h"
#include "report/sarif_rules.h"
#include "tests/unit/report/sample.h"
#include "text/utf8.h"

namespace posturelint {
namespace {

using nlohmann::json;

RunReport with_file(std::string name, std::string_view marked, Finding finding) {
  RunReport report;
  report.files = {test::file_with(std::move(name), marked, {std::move(finding)})};
  report.files_checked = 1;
  return report;
}

// --- gitlab -----------------------------------------------------------------------------------

TEST(GitlabReport, HasWhatGitlabReads) {
  const json issues = json::parse(render_gitlab(test::sample_report(), {}));
  ASSERT_EQ(issues.size(), 4U);
  EXPECT_EQ(issues[0]["description"],
            "\"Sonoma\" is a name; the server takes a version such as 14.0.0");
  EXPECT_EQ(issues[0]["check_name"], "os-version/not-a-version");
  EXPECT_EQ(issues[0]["severity"], "critical");
  EXPECT_EQ(issues[0]["location"],
            json::parse(R"({"path": "policies/büro macs.json", "lines": {"begin": 3, "end": 3}})"));
  EXPECT_EQ(issues[2]["severity"], "major");
  EXPECT_EQ(issues[3]["severity"], "info");
}

TEST(GitlabReport, GivesEveryFindingAFingerprintOfItsOwn) {
  RunReport report;
  const Finding finding{.rule = "x/y", .message = "m"};
  report.files = {test::file_with("a.json", "«1»\n«1»", {finding, finding}),
                  test::file_with("b.json", "«1»", {finding})};
  std::set<std::string> prints;
  for (const json& issue : json::parse(render_gitlab(report, {}))) {
    prints.insert(issue["fingerprint"].get<std::string>());
  }
  EXPECT_EQ(prints.size(), 3U);
  EXPECT_EQ(prints.begin()->size(), 16U);
}

TEST(GitlabReport, OfACleanRunIsAnEmptyList) {
  EXPECT_EQ(json::parse(render_gitlab({}, {})), json::array());
}

// --- rdjson -----------------------------------------------------------------------------------

TEST(RdjsonReport, CountsColumnsInBytes) {
  const json log = json::parse(
      render_rdjson(with_file("a.json", "{\"näme𝄞\": «1»}", {.rule = "x/y", .message = "m"}), {}));
  EXPECT_EQ(log["source"]["name"], "posturelint");
  EXPECT_EQ(log["diagnostics"][0]["location"], json::parse(R"({
    "path": "a.json",
    "range": {"start": {"line": 1, "column": 15}, "end": {"line": 1, "column": 16}}
  })"));
  EXPECT_EQ(log["diagnostics"][0]["code"], json::parse(R"({"value": "x/y"})"));
  EXPECT_FALSE(log["diagnostics"][0].contains("suggestions"));
}

TEST(RdjsonReport, MakesOneSuggestionOfAFix) {
  Finding finding{.rule = "x/y", .message = "m"};
  finding.fix = Fix{.title = "wrap", .edits = {{{2, 2}, "["}, {{1, 1}, "("}, {{3, 4}, "]"}}};
  const json diagnostic =
      json::parse(render_rdjson(with_file("a.json", "«abcd»", finding), {}))["diagnostics"][0];
  EXPECT_EQ(diagnostic["suggestions"], json::parse(R"([{
    "range": {"start": {"line": 1, "column": 2}, "end": {"line": 1, "column": 5}},
    "text": "(b[c]"
  }])"));
  EXPECT_EQ(diagnostic["message"], "m\nfix: wrap");
}

TEST(RdjsonReport, SuggestsNothingThatNobodySeesAsAWhole) {
  Finding finding{.rule = "x/y", .message = "m"};
  finding.fix = Fix{.title = "wrap", .edits = {{{0, 0}, "["}, {{5000, 5000}, "]"}}};
  const json diagnostic = json::parse(render_rdjson(
      with_file("a.json", "«" + std::string(5000, ' ') + "»", finding), {}))["diagnostics"][0];
  EXPECT_FALSE(diagnostic.contains("suggestions"));
}

TEST(RdjsonReport, SaysSeverityNotesAndPage) {
  RunReport report = test::sample_report();
  report.homepage = "https://example.org/p";
  const json log = json::parse(render_rdjson(report, {}));
  EXPECT_EQ(log["source"]["url"], "https://example.org/p");
  EXPECT_EQ(log["diagnostics"][0]["severity"], "ERROR");
  EXPECT_EQ(log["diagnostics"][0]["code"]["url"],
            "https://example.org/p/rules/os_version/not_a_version.md");
  EXPECT_EQ(log["diagnostics"][2]["severity"], "WARNING");
  EXPECT_NE(log["diagnostics"][2]["message"].get<std::string>().find(
                "\nnote: the policy has one here (policies/büro macs.json:2:3)"),
            std::string::npos);
  EXPECT_EQ(log["diagnostics"][3]["severity"], "INFO");
}

TEST(RdjsonReport, InLinesHasOneDiagnosticEach) {
  const RunReport report = test::sample_report();
  const std::string lines = render_rdjsonl(report, {});
  json all = json::array();
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) all.push_back(json::parse(line));
  EXPECT_EQ(all, json::parse(render_rdjson(report, {}))["diagnostics"]);
  EXPECT_EQ(render_rdjsonl({}, {}), "");
}

// --- junit ------------------------------------------------------------------------------------

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

TEST(JunitReport, FailsWhatFailsTheRun) {
  Finding warning{.rule = "x/y", .severity = Severity::warning, .message = "m"};
  const RunReport report = with_file("a.json", "«1»", warning);
  EXPECT_TRUE(contains(render_junit(report, {}), "<failure type=\"warning\" message=\"m\">"));
  const std::string passed = render_junit(report, {.fail_on = Severity::error});
  EXPECT_TRUE(contains(passed, "<testsuites name=\"posturelint\" tests=\"2\" failures=\"0\""));
  EXPECT_TRUE(contains(passed, "<system-out>a.json:1:1: warning: m\n</system-out>"));
  EXPECT_FALSE(contains(render_junit(report, {.fail_on = std::nullopt}), "<failure"));
}

TEST(JunitReport, HasOneCaseForEachRuleOfAFile) {
  const Finding finding{.rule = "x/y", .severity = Severity::error, .message = "m"};
  RunReport report;
  report.files = {test::file_with("a.json", "«1»\n «2»", {finding, finding})};
  const std::string xml = render_junit(report, {});
  EXPECT_TRUE(contains(xml,
                       "<testsuite name=\"a.json\" tests=\"1\" failures=\"1\" errors=\"0\" "
                       "skipped=\"0\" time=\"0\" file=\"a.json\">"));
  EXPECT_TRUE(contains(xml, "<testcase classname=\"a.json\" name=\"x/y\" time=\"0\">"));
  EXPECT_TRUE(contains(xml,
                       "message=\"m (and 1 more)\">a.json:1:1: error: m\n"
                       "a.json:2:2: error: m\n</failure>"));
}

TEST(JunitReport, SkipsWhatIsSilenced) {
  RunReport report = with_file("a.json", "«1»", {.rule = "x/y", .message = "m"});
  FileReport& file = report.files[0];
  file.suppressed = {{.finding = file.findings[0], .reason = "why"}};
  file.findings.clear();
  EXPECT_TRUE(contains(render_junit(report, {}), "<skipped message=\"suppressed: why\"/>"));
  file.suppressed[0].by = Silencer::baseline;
  file.suppressed[0].reason = "";
  EXPECT_TRUE(contains(render_junit(report, {}), "<skipped message=\"known from the baseline\"/>"));
}

TEST(JunitReport, NeverIsWithoutACase) {
  RunReport report;
  report.files_checked = 3;
  EXPECT_TRUE(contains(render_junit(report, {}), "<system-out>3 files checked</system-out>"));
  report.failures = {{"a: Permission denied"}, {"b: gone"}};
  const std::string xml = render_junit(report, {});
  EXPECT_TRUE(contains(xml, "tests=\"1\" failures=\"0\" errors=\"1\">"));
  EXPECT_TRUE(contains(xml,
                       "<error type=\"failure\" message=\"a: Permission denied (and 1 more)\">"
                       "a: Permission denied\nb: gone\n</error>"));
}

// --- checkstyle -------------------------------------------------------------------------------

TEST(CheckstyleReport, HasOneElementForEachFindingAndFailure) {
  const std::string xml = render_checkstyle(test::sample_report(), {});
  EXPECT_TRUE(contains(xml, "<file name=\"policies/büro macs.json\">"));
  EXPECT_TRUE(contains(xml,
                       "<error line=\"3\" column=\"37\" severity=\"error\" message=\"a comma "
                       "before } is not JSON\" source=\"posturelint.syntax/trailing-comma\"/>"));
  EXPECT_TRUE(contains(xml, "severity=\"info\""));
  EXPECT_TRUE(contains(xml,
                       "<file name=\"posturelint\">\n    <error severity=\"error\" "
                       "message=\"policies/secret.json: Permission denied\""));
}

// --- markdown ---------------------------------------------------------------------------------

TEST(MarkdownReport, CountsByRule) {
  const std::string text = render_markdown(test::sample_report(), {});
  EXPECT_TRUE(text.starts_with("### posturelint: 2 errors, 1 warning, 1 info\n"));
  EXPECT_TRUE(contains(text,
                       "| error | 1 | 1 | `os-version/not-a-version` | "
                       "osVersion.minimum is not a version number |\n"));
  EXPECT_TRUE(contains(text, "<details><summary>4 findings</summary>"));
  EXPECT_TRUE(contains(text, "- **not done**: policies/secret.json: Permission denied\n"));
  EXPECT_TRUE(contains(text, "1 suppressed"));
}

TEST(MarkdownReport, LinksToLinesAndPages) {
  RunReport report = test::sample_report();
  report.homepage = "https://example.org/p";
  report.revision = Revision{.repository = "https://github.example.org/t/r.git",
                             .id = std::string(40, 'a'),
                             .branch = "",
                             .folder = "okta"};
  const std::string text = render_markdown(report, {});
  EXPECT_TRUE(contains(
      text,
      "[`os-version/not-a-version`](https://example.org/p/rules/os_version/not_a_version.md)"));
  EXPECT_TRUE(
      contains(text, "[`policies/büro macs.json:3:28`](https://github.example.org/t/r/blob/" +
                         std::string(40, 'a') + "/okta/policies/b%C3%BCro%20macs.json#L3)"));
  report.revision->repository = "ssh://example.org/t/r.git";
  EXPECT_FALSE(contains(render_markdown(report, {}), "/blob/"));
}

TEST(MarkdownReport, LetsNoTextBreakTheTable) {
  const std::string text = render_markdown(
      with_file("a|b`.json", "«1»",
                {.rule = "x/y", .message = "<b>a|b</b> `c` [d](http://evil)\n| e |\u202E"}),
      {});
  EXPECT_TRUE(contains(text,
                       "| error | `` a\\|b`.json:1:1 `` | \\<b\\>a\\|b\\</b\\> \\`c\\` "
                       "\\[d\\](http://evil)␊\\| e \\|\\<U+202E\\> |\n"))
      << text;
}

TEST(MarkdownReport, StaysShort) {
  RunReport report;
  const std::string path(3000, 'p');
  for (int i = 0; i < 300; ++i) {
    report.files.push_back(
        test::file_with(path + std::to_string(i), "«1»",
                        {{.rule = "x/y" + std::to_string(i), .message = std::string(5000, 'm')}}));
    report.failures.push_back({std::string(5000, 'f')});
  }
  const std::string text = render_markdown(report, {});
  EXPECT_LT(text.size(), 1024U * 1024U);
  EXPECT_TRUE(contains(text, "50 of 300 findings"));
}

// --- github -----------------------------------------------------------------------------------

TEST(GithubReport, AnnotatesAsMuchAsGithubShows) {
  RunReport report;
  Finding finding{.rule = "x/y", .severity = Severity::error, .message = "m"};
  std::string marked;
  std::vector<Finding> findings;
  for (int i = 0; i < 12; ++i) {
    marked += "«1»\n";
    findings.push_back(finding);
  }
  findings[3].severity = Severity::info;
  report.files = {test::file_with("a.json", marked, findings)};
  const std::string out = render_github(report, {});
  std::size_t errors = 0;
  for (std::size_t at = 0; (at = out.find("::error ", at)) != std::string::npos; ++at) ++errors;
  EXPECT_EQ(errors, 10U);
  EXPECT_TRUE(contains(out,
                       "\nGitHub shows 10 annotations of a kind for a step; 1 error more in "
                       "the log only\n"));
  EXPECT_TRUE(contains(out, "\n::group::posturelint: 11 errors, 0 warnings, 1 info in 1 file\n"));
  EXPECT_TRUE(contains(out, "\nerror a.json:12:1: m [x/y]\n::endgroup::\n"));
}

TEST(GithubReport, RunsNoCommandFromTheLog) {
  const std::string out = render_github(
      with_file("##[error]a.json", "«1»", {.rule = "x/y", .message = "##[add-path]/evil\n::x::"}),
      {});
  const std::string_view log = std::string_view(out).substr(out.find("::group::"));
  EXPECT_FALSE(contains(log, "##["));
  EXPECT_FALSE(contains(log, "\n::x"));
  EXPECT_TRUE(contains(log, "error ## [error]a.json:1:1: ## [add-path]/evil␊::x:: [x/y]\n"));
}

// --- all --------------------------------------------------------------------------------------

/// Everything a file name and a message can hold.
RunReport hostile() {
  std::string bytes;
  for (int c = 1; c < 256; ++c) bytes += static_cast<char>(c);
  Finding finding{.rule = "x/y", .message = bytes + "\xF0\x9D\x84", .pointer = "/" + bytes};
  finding.notes = {{.message = bytes, .span = {0, 1}}};
  finding.fix = Fix{.title = bytes, .edits = {{{0, 1}, bytes}}};
  FileReport file;
  file.source = Source::from_string(bytes, bytes + "\n" + bytes);
  finding.span = {10, 200};
  file.findings = {finding};
  file.suppressed = {{.finding = finding, .reason = bytes}};
  RunReport report;
  report.files = {file};
  report.failures = {{bytes}};
  report.rules = test::sample_rules();
  return report;
}

TEST(Formats, AreUtf8WhateverTheyReport) {
  for (const ReportFormat& format : kReportFormats) {
    const std::string text = format.render(hostile(), {}).text;
    const std::string_view name = format.name;
    EXPECT_EQ(find_invalid_utf8(text), std::string::npos) << name;
    if (name == "json" || name == "sarif" || name == "gitlab" || name == "rdjson") {
      EXPECT_TRUE(json::accept(text)) << name;
    }
  }
}

TEST(SarifRules, HaveNamesInPascalCase) {
  EXPECT_EQ(pascal_case("policy/catch-all-allow"), "PolicyCatchAllAllow");
  EXPECT_EQ(pascal_case("os-version/not-a-version"), "OsVersionNotAversion");
  EXPECT_EQ(pascal_case("verification/2fa-x"), "Verification2faX");
}

}  // namespace
}  // namespace posturelint
