// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/compiled_schema.h"
#include "schema/schema_store.h"
#include "tests/unit/schema/check_schemas_for_test.h"

namespace posturelint {
namespace {

using test::compiled;
using testing::ElementsAre;
using testing::HasSubstr;

std::string error_of(std::string_view schema) {
  const Result<CompiledSchema> result = compile_schema(schema);
  return result ? "" : result.error().what;
}

std::vector<std::string_view> names(const CompiledSchema& schema, SchemaId id) {
  std::vector<std::string_view> names;
  for (const SchemaProperty& property : schema.properties(schema[id])) {
    names.push_back(property.name);
  }
  return names;
}

TEST(CompileSchema, KeepsWhatTheKeywordsSay) {
  const CompiledSchema schema = compiled(R"({
    "type": ["object", "null"],
    "properties": {
      "name": {"type": "string", "minLength": 1, "maxLength": 50},
      "id": {"type": "string", "readOnly": true},
      "priority": {"type": "integer", "minimum": 0, "exclusiveMaximum": 100},
      "status": {"enum": ["ACTIVE", "INACTIVE"]}
    },
    "required": ["name"], "additionalProperties": false})");
  const SchemaNode& root = schema[schema.root()];
  EXPECT_EQ(root.types, kObjectType | kNullType);
  EXPECT_TRUE(root.closed);
  EXPECT_THAT(names(schema, schema.root()), ElementsAre("id", "name", "priority", "status"));
  EXPECT_THAT(schema.required(root), ElementsAre("name"));

  const SchemaNode& name = schema[schema.find_property(root, "name")->schema];
  EXPECT_TRUE(schema.find_property(root, "name")->required);
  EXPECT_EQ(name.min_length, 1U);
  EXPECT_EQ(name.max_length, 50U);
  EXPECT_TRUE(schema[schema.find_property(root, "id")->schema].read_only);

  const SchemaNode& priority = schema[schema.find_property(root, "priority")->schema];
  EXPECT_EQ(priority.minimum, 0);
  EXPECT_FALSE(priority.minimum_excluded);
  EXPECT_EQ(priority.maximum, 100);
  EXPECT_TRUE(priority.maximum_excluded);

  const SchemaNode& status = schema[schema.find_property(root, "status")->schema];
  ASSERT_EQ(schema.values(status).size(), 2U);
  EXPECT_EQ(schema.values(status)[1].text, "INACTIVE");
  EXPECT_EQ(schema.find_property(root, "nothing"), nullptr);
}

TEST(CompileSchema, FindsOneOfMorePropertiesThanAreLookedThrough) {
  std::string properties;
  for (int i = 0; i < 40; ++i) {
    properties += fmt::format(R"({}"p{}": {{"maxLength": {}}})", i == 0 ? "" : ", ", i, i);
  }
  const CompiledSchema schema = compiled(fmt::format(R"({{"properties": {{{}}}}})", properties));
  const SchemaNode& root = schema[schema.root()];
  EXPECT_EQ(schema[schema.find_property(root, "p0")->schema].max_length, 0U);
  EXPECT_EQ(schema[schema.find_property(root, "p39")->schema].max_length, 39U);
  EXPECT_EQ(schema.find_property(root, "p40"), nullptr);
}

TEST(CompileSchema, ReadsASchemaThatContainsItself) {
  const CompiledSchema schema = compiled(R"({
    "$ref": "#/definitions/Chain",
    "definitions": {"Chain": {"type": "object",
      "properties": {"next": {"type": "array", "items": {"$ref": "#/definitions/Chain"}}}}}})");
  const Document chain = Document::parse(R"({"next": [{"next": [{"next": []}]}]})");
  const Node deep = chain.find("/next/0/next/0");
  ASSERT_TRUE(deep);
  ASSERT_EQ(schema.schemas_at(chain.root(), deep).size(), 1U);
  EXPECT_THAT(names(schema, schema.schemas_at(chain.root(), deep)[0]), ElementsAre("next"));
}

TEST(CompileSchema, FindsTheMemberThatTellsAlternativesApart) {
  const CompiledSchema schema = compiled(R"({"oneOf": [
    {"type": "object", "properties": {"type": {"const": "A"}, "a": {}}, "required": ["type"]},
    {"type": "object", "properties": {"type": {"const": "B"}, "b": {}}, "required": ["type"]},
    {"type": "null"}]})");
  const SchemaNode& root = schema[schema.root()];
  EXPECT_EQ(root.discriminator, "type");
  EXPECT_EQ(root.types, kObjectType | kNullType);
  const Document b = Document::parse(R"({"type": "B"})");
  EXPECT_THAT(names(schema, schema.chosen_branch(root, b.root())), ElementsAre("b", "type"));
  const Document c = Document::parse(R"({"type": "C"})");
  EXPECT_EQ(schema.chosen_branch(root, c.root()), kNoSchema);
}

TEST(CompileSchema, AMemberThatMayBeLeftOutTellsNothingApart) {
  const CompiledSchema schema = compiled(R"({"oneOf": [
    {"type": "object", "properties": {"type": {"const": "A"}}},
    {"type": "object", "properties": {"type": {"const": "B"}}, "required": ["type"]}]})");
  EXPECT_EQ(schema[schema.root()].discriminator, "");
}

TEST(CompileSchema, AnswersForAPlaceInADocument) {
  const CompiledSchema schema = compiled(R"({"type": "object", "properties": {
    "method": {"oneOf": [
      {"type": "object", "properties": {"type": {"const": "A"}, "a": {"type": "boolean"}},
       "required": ["type"]},
      {"type": "object", "properties": {"type": {"const": "B"}, "b": {"type": "string"}},
       "required": ["type"]}]}}})");
  const Document document = Document::parse(R"({"method": {"type": "B", "b": ""}})");
  const Node root = document.root();
  const Node method = root["method"];
  const auto for_b = schema.schemas_at(root, method, "b");
  ASSERT_EQ(for_b.size(), 1U);
  EXPECT_EQ(schema[for_b[0]].types, kStringType);
  EXPECT_TRUE(schema.schemas_at(root, method, "a").empty()) << "A was not chosen";
  EXPECT_TRUE(schema.schemas_at(root, root, "elsewhere").empty());
}

TEST(CompileSchema, RefusesWhatItWouldNotCheck) {
  EXPECT_THAT(error_of(R"({"pattern": "^[a-z]+$"})"), HasSubstr("unknown pattern `^[a-z]+$`"));
  EXPECT_THAT(error_of(R"({"patternProperties": {"^x": {}}})"), HasSubstr("patternProperties"));
  EXPECT_THAT(error_of(R"({"propertyNames": {}})"), HasSubstr("propertyNames"));
  EXPECT_THAT(error_of(R"({"items": [{}, {}]})"), HasSubstr("items"));
  EXPECT_THAT(error_of(R"({"dependencies": {"a": ["b"]}})"), HasSubstr("dependencies"));
  EXPECT_THAT(error_of(R"({"enum": [{"a": 1}]})"), HasSubstr("enum"));
}

TEST(CompileSchema, RefusesWhatIsNoSchema) {
  EXPECT_THAT(error_of(R"({"type": "object",})"), HasSubstr("schema: "));
  EXPECT_NE(error_of(R"([])"), "");
  EXPECT_NE(error_of(""), "");
  EXPECT_NE(error_of(R"({"type": "text"})"), "");
  EXPECT_NE(error_of(R"({"$ref": "#/definitions/nothing"})"), "");
}

TEST(CompileSchema, CompilesEveryEmbeddedSchema) {
  ASSERT_FALSE(embedded_schemas().empty());
  for (const EmbeddedSchema& embedded : embedded_schemas()) {
    EXPECT_EQ(error_of(embedded.text), "") << embedded.name << ' ' << to_string(embedded.release);
  }
}

}  // namespace
}  // namespace posturelint
