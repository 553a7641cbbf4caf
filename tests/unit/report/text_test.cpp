// SPDX-License-Identifier: Apache-2.0
#include <string>

#include <gtest/gtest.h>

#include "report/formats.h"
#include "tests/unit/report/sample.h"

namespace posturelint {
namespace {

using test::file_with;
using test::sample_report;

/// A run over `files_checked` files of which `files` have findings.
RunReport run_of(std::vector<FileReport> files, std::size_t files_checked) {
  RunReport run;
  run.files = std::move(files);
  run.files_checked = files_checked;
  return run;
}

Finding finding(Severity severity, std::string message = "wrong", std::string rule = "x/y") {
  return {.rule = std::move(rule), .severity = severity, .message = std::move(message)};
}

/// The last line.
std::string summary(const RunReport& run) {
  std::string text = render_text(run, {});
  text.pop_back();
  return text.substr(text.rfind('\n') + 1);
}

TEST(TextReport, ShowsFindingsWithSourceNotesAndFix) {
  EXPECT_EQ("\n" + render_text(sample_report(), {}), R"(
policies/büro macs.json:3:28: error: "Sonoma" is a name; the server takes a version such as 14.0.0 [os-version/not-a-version]
  3 |   "osVersion": {"minimum": "Sonoma"},
    |                            ^^^^^^^^
  policies/büro macs.json:2:36: note: the platform is set here
  2 |   "name": "Büro-Macs", "platform": "MACOS",
    |                                    ^^^^^^^
  fix (unsafe): write 14.0.0

policies/büro macs.json:3:37: error: a comma before } is not JSON [syntax/trailing-comma]
  3 |   "osVersion": {"minimum": "Sonoma"},
    |                                     ^
  fix: remove the trailing comma

push.sh:1:24: warning: PUT replaces the whole policy; sending only this body would drop name [request/partial-put]
  in device assurance policy "Phones"
  1 | curl -X PUT "$url" -d '{"gracePeriod": {
    |                        ^
  policies/büro macs.json:2:3: note: the policy has one here
  2 |   "name": "Büro-Macs", "platform": "MACOS",
    |   ^^^^^^^^^^^^^^^^^^^

push.sh:4:24: info: nobody gets time to update [grace-period/none]
  in device assurance policy "Tablets"
  4 | curl -X PUT "$url" -d '{
    |                        ^
    ⋮
  9 | }'
    | ^

why, and what to do: posturelint explain os-version/not-a-version
2 errors, 1 warning, 1 info in 2 of 12 files; 1 fixable with posturelint fix, 1 more with --unsafe (1 suppressed); 1 problem kept posturelint from its work
)");
}

TEST(TextReport, PrintsOnlyFirstLinesWhenQuiet) {
  EXPECT_EQ("\n" + render_text(sample_report(), {.quiet = true}), R"(
policies/büro macs.json:3:28: error: "Sonoma" is a name; the server takes a version such as 14.0.0 [os-version/not-a-version]
policies/büro macs.json:3:37: error: a comma before } is not JSON [syntax/trailing-comma]
push.sh:1:24: warning: PUT replaces the whole policy; sending only this body would drop name [request/partial-put]
push.sh:4:24: info: nobody gets time to update [grace-period/none]
)");
}

TEST(TextReport, PrintsNothingWhenQuietAndClean) {
  EXPECT_EQ(render_text(run_of({}, 12), {.quiet = true}), "");
}

TEST(TextReport, CountsRulesMostFrequentFirst) {
  const RunReport run = run_of(
      {file_with("a.json", "«1»«2»«3»",
                 {finding(Severity::error, "m", "b/rare"), finding(Severity::error, "m", "a/rare"),
                  finding(Severity::error, "m", "z/often")}),
       file_with("b.json", "«1»", {finding(Severity::error, "m", "z/often")})},
      2);
  const std::string text = render_text(run, {.quiet = true, .statistics = true});
  EXPECT_EQ("\n" + text.substr(text.find("findings")), R"(
findings  fixable  rule
       2        0  z/often
       1        0  a/rare
       1        0  b/rare
)");
}

TEST(TextReport, SaysWhatWasChecked) {
  EXPECT_EQ(summary(run_of({}, 12)), "no findings in 12 files");
  EXPECT_EQ(summary(run_of({}, 1)), "no findings in 1 file");
  EXPECT_EQ(summary(run_of({}, 0)), "nothing to check: no file of a kind that holds policies");
  EXPECT_EQ(summary(run_of({file_with("a.json", "«1»", {finding(Severity::error)})}, 1)),
            "1 error in 1 file");
  EXPECT_EQ(summary(run_of({file_with("a.json", "«1»", {finding(Severity::info)})}, 3)),
            "1 info in 1 of 3 files");
}

TEST(TextReport, SaysHowManyFixesNeedLookingAt) {
  Finding unsafe = finding(Severity::error);
  unsafe.fix = Fix{"rewrite it", Applicability::unsafe, {{{0, 1}, "2"}}};
  EXPECT_EQ(summary(run_of({file_with("a.json", "«1»", {unsafe})}, 1)),
            "1 error in 1 file; 1 fixable with posturelint fix --unsafe");
}

TEST(TextReport, UsesColoursOnlyWhenAsked) {
  EXPECT_EQ(render_text(sample_report(), {}).find('\x1b'), std::string::npos);
  const std::string coloured = render_text(sample_report(), {.color = true});
  EXPECT_NE(coloured.find("\x1b[1;31merror\x1b[0m"), std::string::npos);
  EXPECT_NE(coloured.find("\x1b[1;31m^^^^^^^^\x1b[0m"), std::string::npos);
}

TEST(TextReport, NeverPassesControlCharactersOn) {
  const RunReport run = run_of(
      {file_with(
          "evil\x1b[2J\n.json", "«\"\x1b]0;owned\x07\"»",
          {finding(Severity::error, "unknown value \"\x1b]0;owned\x07\u202E\"\nerror: two")})},
      1);
  EXPECT_EQ("\n" + render_text(run, {.quiet = true}),
            "\nevil␛[2J␊.json:1:1: error: unknown value \"␛]0;owned␇<U+202E>\"␊error: two [x/y]\n");
  for (const char c : render_text(run, {})) {
    EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20) << static_cast<int>(c);
  }
}

TEST(TextReport, CutsAMessageThatQuotesAWholeFile) {
  const RunReport run =
      run_of({file_with("a.json", "«1»", {finding(Severity::error, std::string(5000, 'x'))})}, 1);
  EXPECT_EQ(render_text(run, {.quiet = true}),
            "a.json:1:1: error: " + std::string(1000, 'x') + "… [x/y]\n");
}

TEST(TextReport, DrawsOnlyTheFirstNotesOfMany) {
  Finding many = finding(Severity::warning);
  for (int i = 0; i < 6; ++i) many.notes.push_back({"this one too", {0, 1}});
  const std::string text = render_text(run_of({file_with("a.json", "«1»", {many})}, 1), {});
  std::size_t notes = 0;
  for (std::size_t at = 0; (at = text.find("note:", at)) != std::string::npos; ++at) ++notes;
  EXPECT_EQ(notes, 6U);
  std::size_t snippets = 0;
  for (std::size_t at = 0; (at = text.find("1 | 1\n", at)) != std::string::npos; ++at) ++snippets;
  EXPECT_EQ(snippets, 5U) << "the finding's and four notes'";
}

TEST(Formats, AreFoundByTheirName) {
  for (const ReportFormat& format : kReportFormats) EXPECT_EQ(find_format(format.name), &format);
  EXPECT_EQ(kReportFormats[0].name, "text");
  EXPECT_EQ(find_format("xml"), nullptr);
}

TEST(Formats, GiveTheSameBytesForTheSameRun) {
  for (const ReportFormat& format : kReportFormats) {
    EXPECT_EQ(format.render(sample_report(), {}).text, format.render(sample_report(), {}).text)
        << format.name;
  }
}

}  // namespace
}  // namespace posturelint
