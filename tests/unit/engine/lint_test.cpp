// SPDX-License-Identifier: Apache-2.0
#include "engine/lint.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/reporter.h"

namespace posturelint {
namespace {

// Three small rules of the test's own, so that it speaks of the engine and not of the catalogue.

void find_names(const Resource& resource, Reporter& reporter) {
  const Node name = resource.node["name"];
  if (!name) return;
  Finding& finding = reporter.at(name, "a name: {}", name.string().value_or("?"));
  finding.fix = Fix{"call it it's", Applicability::safe, {{name.span(), R"("it's")"}}};
}

void find_puts(const Request& request, Reporter& reporter) {
  if (request.method == "PUT") reporter.at(request.method_span, "a PUT");
}

void find_second_resources(const Analysis& analysis, Reporter& reporter) {
  if (analysis.resources.size() > 1) reporter.at(analysis.resources[1].node, "the second one");
}

constexpr std::string_view kAbsorbsNames[] = {"test/names"};

std::vector<Rule> test_rules() {
  return {
      {.id = "test/better-names",
       .severity = Severity::warning,
       .absorbs = kAbsorbsNames,
       .kinds = ResourceKind::device_assurance,
       .check = [](const Resource& resource,
                   Reporter& reporter) { reporter.at(resource.node["name"], "I know more"); }},
      {.id = "test/names",
       .severity = Severity::error,
       .kinds = {ResourceKind::device_assurance, ResourceKind::access_policy_rule},
       .check = find_names},
      {.id = "test/puts", .severity = Severity::info, .check_request = find_puts},
      {.id = "test/second", .severity = Severity::info, .check_file = find_second_resources},
  };
}

constexpr std::string_view kPolicy = R"({"name": "Phones", "platform": "IOS", "jailbreak": false})";

class LintTest : public testing::Test {
 protected:
  /// Findings of the rules `test/…` as `line:column severity rule message`.
  std::vector<std::string> lint_text(std::string_view text, HostKind host = HostKind::json,
                                     const Config& config = {},
                                     std::vector<std::string> select = {"test"},
                                     Scope scope = Scope::named) {
    const RuleSet rules(rules_, config, select);
    const SourcePtr source = Source::from_string("f", std::string(text));
    report_ = lint(source, host, rules, schemas_, scope);
    std::vector<std::string> out;
    for (const Finding& finding : report_.findings) {
      const Position at = source->position(finding.span.begin);
      out.push_back(fmt::format("{}:{} {} {} {}", at.line, at.column, to_string(finding.severity),
                                finding.rule, finding.message));
    }
    return out;
  }

  using Lines = std::vector<std::string>;
  std::vector<Rule> rules_ = test_rules();
  SchemaStore schemas_{known_releases().back()};
  FileReport report_;
};

TEST_F(LintTest, RunsARuleOnTheKindsItNames) {
  EXPECT_EQ(lint_text(R"({"name": "r", "actions": {"appSignOn": {}}})", HostKind::json, {},
                      {"test/names"}),
            (Lines{"1:10 error test/names a name: r"}));
  EXPECT_EQ(
      lint_text(R"({"type": "ACCESS_POLICY", "name": "p"})", HostKind::json, {}, {"test/names"}),
      Lines{});
}

TEST_F(LintTest, KeepsTheRuleThatKnowsMore) {
  EXPECT_EQ(lint_text(kPolicy), (Lines{"1:10 warning test/better-names I know more"}));
}

TEST_F(LintTest, AnAbsorbingRuleThatIsOffAbsorbsNothing) {
  EXPECT_EQ(lint_text(kPolicy, HostKind::json, {}, {"test/names"}),
            (Lines{"1:10 error test/names a name: Phones"}));
}

TEST_F(LintTest, TheConfigurationSetsSeverities) {
  Config config;
  config.severities["test"] = Severity::info;
  config.severities["test/better-names"] = std::nullopt;
  EXPECT_EQ(lint_text(kPolicy, HostKind::json, config),
            (Lines{"1:10 info test/names a name: Phones"}));
}

TEST_F(LintTest, ReportsWhereTheFragmentStandsInItsHost) {
  const std::string script =
      "curl -X PUT https://x/api/v1/device-assurances/d \\\n"
      "  -d '{\"platform\": \"IOS\", \"name\": \"Phones\", \"jailbreak\": false}'\n";
  EXPECT_EQ(lint_text(script, HostKind::shell, {}, {"test/names", "test/puts"}),
            (Lines{"1:9 info test/puts a PUT", "2:35 error test/names a name: Phones"}));
}

TEST_F(LintTest, FixesAreQuotedAsTheHostNeedsIt) {
  const std::string script =
      "curl -d '{\"platform\": \"IOS\", \"name\": \"x\", \"jailbreak\": false}' "
      "https://x/api/v1/device-assurances\n";
  const std::vector<std::string> select = {"test/names"};
  const RuleSet rules(rules_, {}, select);
  const SourcePtr source = Source::from_string("push.sh", script);
  const FileReport report = lint(source, HostKind::shell, rules, schemas_);
  const FixedText fixed = apply_fixes(script, report.findings, Applicability::safe);
  EXPECT_EQ(fixed.text,
            "curl -d '{\"platform\": \"IOS\", \"name\": \"it'\\''s\", \"jailbreak\": false}' "
            "https://x/api/v1/device-assurances\n");
}

TEST_F(LintTest, FileRulesSeeAllResourcesTogether) {
  const std::string list = "[" + std::string(kPolicy) + ",\n" + std::string(kPolicy) + "]";
  EXPECT_EQ(lint_text(list, HostKind::json, {}, {"test/second"}),
            (Lines{"2:1 info test/second the second one"}));
}

TEST_F(LintTest, SyntaxOfAStrangerIsReportedOnlyWhenTheFileWasNamed) {
  const std::string_view settings = "{\"compilerOptions\": {}, // a comment\n}";
  EXPECT_EQ(lint_text(settings, HostKind::json, {}, {}, Scope::discovered), Lines{});
  EXPECT_FALSE(lint_text(settings, HostKind::json, {}, {}, Scope::named).empty());
}

TEST_F(LintTest, SyntaxOfAPolicyIsReportedHoweverItWasFound) {
  const std::string_view broken = R"({"name": "Phones", "platform": "IOS", "jailbreak": false,})";
  const Lines found = lint_text(broken, HostKind::json, {}, {}, Scope::discovered);
  ASSERT_FALSE(found.empty());
  EXPECT_TRUE(found.back().starts_with("1:57 error syntax/trailing-comma")) << found.back();
}

TEST_F(LintTest, ASuppressionTakesOutWhatItNames) {
  Config config;
  Suppression& entry = config.suppressions.emplace_back();
  entry.rules = {"test"};
  entry.pointer = "/name";
  entry.reason = "r";
  EXPECT_EQ(lint_text(kPolicy, HostKind::json, config), Lines{});
  EXPECT_EQ(report_.suppressed.size(), 1U);
  config.suppressions[0].pointer = "/na";
  EXPECT_EQ(lint_text(kPolicy, HostKind::json, config).size(), 1U);
}

TEST_F(LintTest, CountsTheResources) {
  lint_text("[" + std::string(kPolicy) + ", {}]");
  EXPECT_EQ(report_.resources, 1U);
}

}  // namespace
}  // namespace posturelint
