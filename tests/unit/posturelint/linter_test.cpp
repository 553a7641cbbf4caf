// SPDX-License-Identifier: Apache-2.0
#include "posturelint/linter.h"

#include <chrono>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace posturelint::v1 {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<std::string> rules_of(const std::vector<Finding>& findings) {
  std::vector<std::string> rules;
  for (const Finding& finding : findings) rules.push_back(finding.rule);
  return rules;
}

const File kTrailingComma{
    "policy.json",
    "{\"name\": \"\xC3\xA9\", \"platform\": \"MACOS\",\n \"secureHardwarePresent\": true,}"};

TEST(Linter, SaysWhatIsWrongAndWhere) {
  const auto findings = Linter().lint(kTrailingComma);
  ASSERT_THAT(rules_of(findings), ElementsAre("syntax/trailing-comma"));
  const Finding& finding = findings[0];
  EXPECT_EQ(finding.severity, Severity::error);
  EXPECT_EQ(finding.file, "policy.json");
  EXPECT_EQ(finding.range.line, 2U);
  EXPECT_EQ(finding.range.column, 31U);
  EXPECT_EQ(
      kTrailingComma.text.substr(finding.range.begin, finding.range.end - finding.range.begin),
      ",");
  ASSERT_TRUE(finding.fix.has_value());
  EXPECT_TRUE(finding.fix->is_safe);
  ASSERT_THAT(finding.fix->edits, SizeIs(1));
  EXPECT_EQ(finding.fix->edits[0].text, "");
}

TEST(Linter, ColumnsCountCodePoints) {
  const auto findings = Linter().lint(
      {"p.json", "{\"name\": \"\xC3\xA9\", \"platform\": \"MACOS\", \"diskEncryptionType\": {},}"});
  ASSERT_FALSE(findings.empty());
  const Range& last = findings.back().range;
  EXPECT_EQ(last.begin + 1, last.column + 1) << "one character of two bytes stands before it";
}

TEST(Linter, FixesATextAndLeavesEverythingElse) {
  EXPECT_EQ(Linter().fix(kTrailingComma, Apply::safe_fixes),
            "{\"name\": \"\xC3\xA9\", \"platform\": \"MACOS\",\n \"secureHardwarePresent\": true}");
  const File clean{"a.json",
                   R"({"name": "x", "platform": "MACOS", "secureHardwarePresent": true})"};
  EXPECT_EQ(Linter().fix(clean, Apply::all_fixes), clean.text);
}

TEST(Linter, TellsWhatATextIsByItsNameOrByItself) {
  const std::string guide = "```json\n{\"name\": \"x\", \"platform\": \"MACOS\",}\n```\n";
  EXPECT_THAT(rules_of(Linter().lint({"guide.md", guide})),
              testing::Contains("syntax/trailing-comma"));
  EXPECT_THAT(rules_of(Linter().lint({"guide", guide})),
              testing::Contains("syntax/trailing-comma"));
  EXPECT_THAT(Linter().lint({"notes.txt", "nothing of ours"}), IsEmpty());
}

TEST(Linter, ReadsFilesTogether) {
  const std::vector<File> files{
      {"wiki.json", R"({"type": "ACCESS_POLICY", "name": "Wiki", "conditions": {"device":
  {"registered": true, "assurance": {"include": ["Macs"]}}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
      {"macs.json", R"({"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS",
  "secureHardwarePresent": true})"}};
  EXPECT_THAT(Linter().lint(files[0]), IsEmpty());
  const auto findings = Linter().lint(files);
  ASSERT_THAT(rules_of(findings), ElementsAre("conditions/assurance-named"));
  EXPECT_EQ(findings[0].file, "wiki.json");
  ASSERT_FALSE(findings[0].notes.empty());
  EXPECT_EQ(findings[0].notes[0].file, "macs.json");
}

TEST(Linter, TakesAConfiguration) {
  const Linter linter({.configuration = "severities: {syntax: off}"});
  EXPECT_THAT(linter.lint(kTrailingComma), IsEmpty());
  const Linter without({.ignore = {"syntax/trailing-comma"}});
  EXPECT_THAT(without.lint(kTrailingComma), IsEmpty());
}

TEST(Linter, SaysWhatIsWrongWithItsOptions) {
  const auto reason = [](const LinterOptions& options) -> std::string {
    try {
      const Linter linter(options);
    } catch (const std::invalid_argument& error) {
      return error.what();
    }
    return "nothing";
  };
  EXPECT_THAT(reason({.configuration = "severities: {sintax: off}"}), HasSubstr("sintax"));
  EXPECT_THAT(reason({.configuration = "rules: [team.json]"}), HasSubstr("names files"));
  EXPECT_THAT(reason({.configuration = "api-release: \"2001.01.0\""}), HasSubstr("older than"));
  EXPECT_EQ(reason({.select = {"no-such"}}), "unknown rule or category \"no-such\"");
}

TEST(Linter, RendersAReportInAnyFormat) {
  const Linter linter;
  const std::string sarif = linter.report(std::span(&kTrailingComma, 1), "sarif");
  EXPECT_THAT(sarif, HasSubstr(R"("ruleId":"syntax/trailing-comma")"));
  EXPECT_THROW((void)linter.report({}, "papyrus"), std::invalid_argument);
}

TEST(Linter, MayBeMoved) {
  Linter first;
  const Linter second = std::move(first);
  EXPECT_THAT(second.lint(kTrailingComma), SizeIs(1));
}

}  // namespace
}  // namespace posturelint::v1
