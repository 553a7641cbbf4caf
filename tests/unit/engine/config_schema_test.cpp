// SPDX-License-Identifier: Apache-2.0
// A validator that is not ours must agree with our parser about what a good configuration is.
#include <optional>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

#include "engine/config.h"
#include "tests/support/golden.h"
#include "tests/support/stock_validator.h"
#include "tests/unit/engine/config_samples.h"

namespace posturelint {
namespace {

using nlohmann::json;
using test::ConfigSample;

/// The value of a bare or quoted scalar, by the core schema of YAML 1.2, as editors read it.
json scalar(const YAML::Node& node) {
  const std::string& text = node.Scalar();
  if (node.Tag() == "!") return text;  // in quotes
  if (text == "true" || text == "false") return text == "true";
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  if (!text.empty() && *end == '\0') return number;
  return text;
}

json to_json(const YAML::Node& node) {
  json result;
  if (node.IsScalar()) return scalar(node);
  if (node.IsSequence()) {
    result = json::array();
    for (const auto& item : node) result.push_back(to_json(item));
  }
  if (node.IsMap()) {
    result = json::object();
    for (const auto& member : node) result[member.first.Scalar()] = to_json(member.second);
  }
  return result;
}

/// The configuration as a JSON value; nothing when it is not YAML.
std::optional<json> read_yaml(std::string_view text) {
  try {
    return to_json(YAML::Load(std::string(text)));
  } catch (const YAML::Exception&) {
    return std::nullopt;
  }
}

class ConfigSchema : public testing::TestWithParam<ConfigSample> {
 public:
  static bool accepts(const json& value) {
    return test::stock_complaint(schema_text(), value.dump()).empty();
  }
  static std::string schema_text() { return test::read_project_file("schemas/config.schema.json"); }
};

TEST_P(ConfigSchema, AcceptsWhatTheParserAccepts) {
  const auto value = read_yaml(GetParam().text);
  EXPECT_EQ(value && accepts(*value), GetParam().schema_accepts) << (value ? value->dump() : "");
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
