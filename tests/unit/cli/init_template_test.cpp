// SPDX-License-Identifier: Apache-2.0
#include "cli/init_template.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "document/document.h"
#include "engine/config.h"
#include "rules/builtin_rules.h"
#include "schema/schema_store.h"
#include "tests/support/golden.h"
#include "tests/support/stock_validator.h"
#include "tests/support/yaml_as_json.h"

namespace posturelint::cli {
namespace {

/// Good to our parser, and to a validator that knows only the schema.
void expect_good(const std::string& text) {
  const auto config = parse_config(Source::from_string("c.yaml", text), rules::builtin());
  EXPECT_TRUE(config.has_value()) << config.error().what << '\n' << text;
  const auto json = test::yaml_as_json(text);
  ASSERT_TRUE(json) << text;
  const std::string schema = test::read_project_file("schemas/config.schema.json");
  EXPECT_EQ(test::stock_complaint(schema, *json), "") << text;
}

const std::vector<std::string> kGlobs = {"policies/**/*.json", "/*.md"};

TEST(InitTemplate, IsAGoodConfiguration) {
  expect_good(config_template({}, known_releases().back()));
  expect_good(config_template(kGlobs, known_releases().back()));
}

TEST(InitTemplate, IsGoodWithEverySettingSwitchedOn) {
  expect_good(with_all_settings(config_template({}, known_releases().back())));
  expect_good(with_all_settings(config_template(kGlobs, known_releases().back())));
}

TEST(InitTemplate, HasEveryKeyOfTheSchema) {
  const std::string all = with_all_settings(config_template({}, known_releases().back()));
  const std::string text = test::read_project_file("schemas/config.schema.json");
  const Document schema = Document::parse(text);
  ASSERT_GE(schema.root()["properties"].size(), 10U);
  for (const Node property : schema.root()["properties"].members()) {
    const std::string key(property.key());
    EXPECT_NE(("\n" + all).find("\n" + key + ":"), std::string::npos) << key;
  }
  for (const Feature& feature : kFeatures) {
    EXPECT_NE(all.find("  " + std::string(feature.name) + ": true"), std::string::npos)
        << feature.name;
  }
}

TEST(InitTemplate, ChecksWhatItIsGiven) {
  const auto config =
      parse_config(Source::from_string("c.yaml", config_template(kGlobs, known_releases().back())),
                   rules::builtin());
  ASSERT_TRUE(config.has_value());
  EXPECT_EQ(config->include, kGlobs);
}

}  // namespace
}  // namespace posturelint::cli
