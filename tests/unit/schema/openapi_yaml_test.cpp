// SPDX-License-Identifier: Apache-2.0
#include "schema/openapi_yaml.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace posturelint {
namespace {

std::string json_of(std::string_view yaml) {
  const auto value = parse_yaml(yaml);
  return value ? value->dump() : value.error().what;
}

TEST(OpenapiYaml, ReadsMappingsAndListsInTheirOrder) {
  EXPECT_EQ(json_of("b: [x, y]\na:\n  - 1\n"), R"({"b":["x","y"],"a":[1]})");
}

TEST(OpenapiYaml, ReadsPlainScalarsByTheCoreSchema) {
  EXPECT_EQ(json_of("[null, ~, true, false, 12, -3, 1.5, 1e2]"),
            R"([null,null,true,false,12,-3,1.5,100.0])");
}

TEST(OpenapiYaml, WordsThatLookLikeNumbersStayWords) {
  EXPECT_EQ(json_of("[1FA, 2026.06.3, P30D, inf, nan, yes]"),
            R"(["1FA","2026.06.3","P30D","inf","nan","yes"])");
}

TEST(OpenapiYaml, QuotedScalarsAreText) {
  EXPECT_EQ(json_of(R"(["null", 'true', "12"])"), R"(["null","true","12"])");
}

TEST(OpenapiYaml, ReadsJson) { EXPECT_EQ(json_of(R"({"a": [1, null]})"), R"({"a":[1,null]})"); }

TEST(OpenapiYaml, SaysInWhichLineTheMistakeIs) {
  EXPECT_EQ(json_of("a: 1\nb: [2\n").substr(0, 5), "line ");
}

}  // namespace
}  // namespace posturelint
