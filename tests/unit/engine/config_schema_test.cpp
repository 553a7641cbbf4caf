// SPDX-License-Identifier: Apache-2.0
// A validator that is not ours must agree with our parser about what a good configuration is.
#include <optional>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "engine/config.h"
#include "tests/support/golden.h"
#include "tests/support/stock_validator.h"
#include "tests/support/yaml_as_json.h"
#include "tests/unit/engine/config_samples.h"

namespace posturelint {
namespace {

using nlohmann::json;
using test::ConfigSample;

class ConfigSchema : public testing::TestWithParam<ConfigSample> {
 public:
  static bool accepts(const std::string& value) {
    return test::stock_complaint(schema_text(), value).empty();
  }
  static std::string schema_text() { return test::read_project_file("schemas/config.schema.json"); }
};

TEST_P(ConfigSchema, AcceptsWhatTheParserAccepts) {
  const auto value = test::yaml_as_json(GetParam().text);
  EXPECT_EQ(value && accepts(*value), GetParam().schema_accepts) << (value.value_or(""));
}

INSTANTIATE_TEST_SUITE_P(Samples, ConfigSchema, testing::ValuesIn(test::kConfigSamples));

TEST(ConfigSchemaFeatures, AreTheParsers) {
  const json schema = json::parse(ConfigSchema::schema_text());
  const json& listed = schema["properties"]["features"]["properties"];
  ASSERT_EQ(listed.size(), std::size(kFeatures));
  for (const Feature& feature : kFeatures) {
    EXPECT_TRUE(listed.contains(std::string(feature.name))) << feature.name;
  }
}

TEST(ConfigSchemaAssumptions, AreTheParsers) {
  const json schema = json::parse(ConfigSchema::schema_text());
  const json& listed = schema["properties"]["assumptions"]["properties"];
  ASSERT_EQ(listed.size(), kQuestions);
  for (const Assumption& assumption : kAssumptions) {
    const std::string name(assumption.name);
    ASSERT_TRUE(listed.contains(name)) << name;
    EXPECT_EQ(listed[name]["enum"], json({assumption.usual, assumption.other})) << name;
  }
}

}  // namespace
}  // namespace posturelint
