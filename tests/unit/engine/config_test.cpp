// SPDX-License-Identifier: Apache-2.0
#include "engine/config.h"

#include <chrono>

#include <gtest/gtest.h>

#include "tests/unit/engine/config_samples.h"

namespace posturelint {
namespace {

using test::ConfigSample;
using test::kConfigSamples;
using test::kSampleRules;

Result<Config> parse(std::string_view text) {
  return parse_config(Source::from_string("c.yaml", std::string(text)), kSampleRules);
}

using ConfigSamples = testing::TestWithParam<ConfigSample>;

TEST_P(ConfigSamples, GiveAConfigurationOrTheirError) {
  const auto config = parse(GetParam().text);
  const std::string error = config ? "" : config.error().what;
  EXPECT_EQ(error, GetParam().error.empty() ? "" : "c.yaml:" + std::string(GetParam().error));
}

INSTANTIATE_TEST_SUITE_P(All, ConfigSamples, testing::ValuesIn(kConfigSamples));

TEST(Config, SaysWhatIsInTheFile) {
  const auto config = parse(
      "api-release: \"2026.06\"\n"
      "features: {risk-scoring: true, device-access: false}\n"
      "assumptions: {os-other: other, equal-priority: reversed}\n"
      "severities: {syntax: off, schema: info}\n"
      "options: {grace-period/too-long: {max-days: 7}}\n"
      "include: [a, b/**]\n"
      "exclude: [c]\n");
  ASSERT_TRUE(config) << config.error().what;
  EXPECT_EQ(config->api_release, "2026.06");
  EXPECT_TRUE(config->features.at("risk-scoring"));
  EXPECT_FALSE(config->features.at("device-access"));
  EXPECT_EQ(config->assumptions.usual(Question::os_other), true);
  EXPECT_EQ(config->assumptions.usual(Question::equal_priority), false);
  EXPECT_EQ(config->assumptions.usual(Question::expressions), std::nullopt);
  EXPECT_EQ(config->severities.at("syntax"), std::nullopt);
  EXPECT_EQ(config->severities.at("schema"), Severity::info);
  EXPECT_EQ(config->options.at("grace-period/too-long").at("max-days"), "7");
  EXPECT_EQ(config->include, (std::vector<std::string>{"a", "b/**"}));
  EXPECT_EQ(config->exclude, std::vector<std::string>{"c"});
}

TEST(Config, KeepsEverySuppressionWithItsPlace) {
  const auto config = parse(
      "suppressions:\n"
      "  - rules: [syntax, schema]\n"
      "    path: policies/\n"
      "    pointer: /name\n"
      "    expires: 2028-02-29\n"
      "    reason: agreed\n"
      "  - {rule: grace-period, reason: short}\n");
  ASSERT_TRUE(config) << config.error().what;
  ASSERT_EQ(config->suppressions.size(), 2U);
  const Suppression& first = config->suppressions[0];
  EXPECT_EQ(first.rules, (std::vector<std::string>{"syntax", "schema"}));
  EXPECT_EQ(first.path, "policies/");
  EXPECT_EQ(first.pointer, "/name");
  EXPECT_EQ(first.expires, parse_civil_date("2028-02-29"));
  EXPECT_EQ(first.reason, "agreed");
  EXPECT_EQ(config->source->text(first.span),
            "rules: [syntax, schema]\n    path: policies/\n    pointer: /name\n"
            "    expires: 2028-02-29\n    reason: agreed");
  EXPECT_EQ(config->suppressions[1].rules, std::vector<std::string>{"grace-period"});
}

TEST(Config, SaysWhereABadByteIs) {
  const auto config = parse("exclude: []\n# caf\xE9\n");
  ASSERT_FALSE(config);
  EXPECT_EQ(config.error().what, "c.yaml:2:6: a byte that is not UTF-8");
}

TEST(Config, CountsColumnsInCodePoints) {
  const auto config = parse("exclude: ['\xC3\xA4\xC3\xB6', 7]\n");
  ASSERT_FALSE(config);
  EXPECT_EQ(config.error().what, "c.yaml:1:17: a glob must be a string");
}

TEST(Config, DoesNotBlowUpOnAliases) {
  std::string bomb = "a0: &a0 [x, x]\n";
  for (int i = 1; i < 60; ++i) {
    const std::string name = std::to_string(i);
    const std::string last = std::to_string(i - 1);
    bomb += "a" + name + ": &a" + name + " [*a" + last + ", *a" + last + "]\n";
  }
  EXPECT_EQ(parse(bomb).error().what,
            "c.yaml:1:5: an anchor; write the value out where it is needed");
}

TEST(Config, DoesNotOverflowOnNesting) {
  const std::string what = parse(std::string(200'000, '[')).error().what;
  EXPECT_TRUE(what.starts_with("c.yaml:1:")) << what;
  EXPECT_TRUE(what.ends_with(": nested deeper than 32 levels")) << what;
}

TEST(Config, RefusesWhatIsTooLong) {
  EXPECT_EQ(parse(std::string(2'000'000, '#')).error().what, "c.yaml:1:1: longer than 1 MiB");
}

Config found_as(const char* name, const char* start = "") {
  return {.source = Source::from_string(name, ""), .start = start};
}

TEST(PathInProject, IsSeenFromTheFolderOfTheConfiguration) {
  EXPECT_EQ(path_in_project(found_as(".posturelint.yaml"), "a/x.json"), "a/x.json");
  EXPECT_EQ(path_in_project(found_as("a/.posturelint.yaml"), "a/b/x.json"), "b/x.json");
  EXPECT_EQ(path_in_project(found_as("../.posturelint.yaml"), "../b/x.json"), "b/x.json");
  EXPECT_EQ(path_in_project(found_as("/p/.posturelint.yaml"), "/p/b/x.json"), "b/x.json");
}

TEST(PathInProject, CountsTheFoldersBetweenTheConfigurationAndTheWorkingDirectory) {
  const Config config = found_as("../../.posturelint.yaml", "teams/a");
  EXPECT_EQ(path_in_project(config, "x.json"), "teams/a/x.json");
  EXPECT_EQ(path_in_project(config, "../b/x.json"), "teams/b/x.json");
}

TEST(PathInProject, IsTheNameItselfElsewhere) {
  EXPECT_EQ(path_in_project({}, "a/x.json"), "a/x.json");
  EXPECT_EQ(path_in_project(found_as("ci/config.yaml"), "a/x.json"), "a/x.json");
}

}  // namespace
}  // namespace posturelint
