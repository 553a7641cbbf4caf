// SPDX-License-Identifier: Apache-2.0
#include "schema/derive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace posturelint {
namespace {

using json = nlohmann::ordered_json;
using testing::ElementsAre;

std::string document(std::string_view schemas) {
  return "info: {}\ncomponents:\n  schemas:\n" + std::string(schemas);
}

/// The schema derived under `name`, or the error; `schemas` is YAML, indented by four.
json derived(std::string_view schemas, std::string_view name) {
  const auto all = derive_schemas(document(schemas), {}, Release{2026, 6, 3});
  if (!all) return all.error().what;
  for (const DerivedSchema& schema : all->schemas) {
    if (schema.name == name) return json::parse(schema.text);
  }
  return "no such schema";
}

/// The schemas of the members of a posture check whose vendor schema has `members` (YAML flow).
json member_schemas(const std::string& members, std::string_view use = "response") {
  const json schema =
      derived("    DevicePostureCheck: {type: object, properties: " + members + "}\n",
              "posture-check." + std::string(use));
  return schema.is_object() ? schema.at("properties") : schema;
}

TEST(Derive, ClosesObjects) {
  EXPECT_EQ(derived("    Error: {type: object, properties: {errorId: {type: string}}}\n",
                    "api-error.response"),
            json::parse(R"({"$schema": "http://json-schema.org/draft-07/schema#",
                            "type": "object",
                            "properties": {"errorId": {"type": "string"}},
                            "additionalProperties": false})"));
}

TEST(Derive, LeavesObjectsOpenThatListNoMembersOrSaySo) {
  EXPECT_EQ(member_schemas("{a: {type: object}, b: {type: object, additionalProperties: true}}"),
            json::parse(R"({"a": {"type": "object"},
                            "b": {"type": "object", "additionalProperties": true}})"));
}

TEST(Derive, KeepsFactsAndDropsProse) {
  EXPECT_EQ(member_schemas("{a: {type: integer, minimum: 0, maximum: 1, description: d, title: t, "
                           "example: 1, default: 0, x-okta-lifecycle: {lifecycle: EA}}, "
                           "b: {type: array, minItems: 1, maxItems: 2, items: {type: string, "
                           "format: date-time}}, c: {type: string, deprecated: true}}"),
            json::parse(R"({"a": {"type": "integer", "minimum": 0, "maximum": 1},
                            "b": {"type": "array", "minItems": 1, "maxItems": 2,
                                  "items": {"type": "string", "format": "date-time"}},
                            "c": {"type": "string", "deprecated": true}})"));
}

TEST(Derive, ReadsNullableAsOneMoreType) {
  EXPECT_EQ(member_schemas("{a: {type: string, nullable: true}, "
                           "b: {type: string, enum: [X], nullable: true}}"),
            json::parse(R"({"a": {"type": ["string", "null"]},
                            "b": {"type": ["string", "null"], "enum": ["X", null]}})"));
}

TEST(Derive, ListsEveryEnumValueOnce) {
  EXPECT_EQ(member_schemas("{a: {type: string, enum: [B, A, B]}}"),
            json::parse(R"({"a": {"type": "string", "enum": ["B", "A"]}})"));
}

TEST(Derive, SortsMembers) {
  const json members = member_schemas("{b: {}, a: {}, _links: {}}");
  std::vector<std::string> names;
  for (const auto& [name, schema] : members.items()) {
    names.push_back(name);
  }
  EXPECT_THAT(names, ElementsAre("_links", "a", "b"));
}

TEST(Derive, LeavesReadOnlyMembersOutOfRequests) {
  const std::string members = "{id: {type: string, readOnly: true}, name: {type: string}}";
  EXPECT_EQ(member_schemas(members, "request"), json::parse(R"({"name": {"type": "string"}})"));
  EXPECT_EQ(member_schemas(members, "response"),
            json::parse(R"({"id": {"type": "string", "readOnly": true},
                            "name": {"type": "string"}})"));
}

TEST(Derive, DoesNotRequireReadOnlyMembersInRequests) {
  constexpr std::string_view kSchemas = R"(
    DevicePostureCheck:
      required: [id, name]
      properties:
        id: {$ref: '#/components/schemas/Id'}
        name: {type: string}
    Id: {type: string, readOnly: true}
)";
  EXPECT_EQ(derived(kSchemas, "posture-check.request").at("required"), json::parse(R"(["name"])"));
  EXPECT_EQ(derived(kSchemas, "posture-check.response").at("required"),
            json::parse(R"(["id", "name"])"));
}

constexpr std::string_view kPolicy = R"(
    Policy:
      type: object
      required: [name]
      properties:
        name: {type: string}
        type: {$ref: '#/components/schemas/PolicyType'}
        _embedded: {type: object, readOnly: true}
      discriminator:
        propertyName: type
        mapping:
          ACCESS_POLICY: '#/components/schemas/AccessPolicy'
          PASSWORD: '#/components/schemas/PasswordPolicy'
    PolicyType: {type: string, enum: [ACCESS_POLICY, PASSWORD]}
    AccessPolicy:
      allOf:
        - $ref: '#/components/schemas/Policy'
        - type: object
          required: [type]
          properties:
            _embedded: {properties: {resourceType: {type: string}}}
)";

TEST(Derive, JoinsAllOfIntoOneObject) {
  const json schema = derived(kPolicy, "access-policy.response");
  EXPECT_EQ(schema.at("required"), json::parse(R"(["name", "type"])"));
  EXPECT_EQ(schema.at("properties").at("_embedded"),
            json::parse(R"({"type": "object", "readOnly": true,
                            "properties": {"resourceType": {"type": "string"}},
                            "additionalProperties": false})"));
}

TEST(Derive, FixesTheMemberByWhichTheBaseKnowsTheSchema) {
  EXPECT_EQ(derived(kPolicy, "access-policy.request").at("properties").at("type"),
            json::parse(R"({"const": "ACCESS_POLICY"})"));
}

TEST(Derive, MakesVariantsOutOfADiscriminator) {
  constexpr std::string_view kSchemas = R"(
    DevicePostureCheck: {properties: {method: {$ref: '#/components/schemas/Method'}}}
    Method:
      type: object
      properties: {type: {type: string}}
      discriminator:
        propertyName: type
        mapping: {TWO: '#/components/schemas/Two', ONE: '#/components/schemas/One'}
    One: {allOf: [{$ref: '#/components/schemas/Method'}, {required: [a], properties: {a: {}}}]}
    Two: {allOf: [{$ref: '#/components/schemas/Method'}]}
)";
  EXPECT_EQ(derived(kSchemas, "posture-check.request").at("properties").at("method"),
            json::parse(R"({"oneOf": [
              {"type": "object", "properties": {"a": {}, "type": {"const": "ONE"}},
               "required": ["a", "type"], "additionalProperties": false},
              {"type": "object", "properties": {"type": {"const": "TWO"}},
               "required": ["type"], "additionalProperties": false}]})"));
}

TEST(Derive, KeepsASchemaThatContainsItselfAsADefinition) {
  constexpr std::string_view kSchemas = R"(
    DevicePostureCheck: {properties: {first: {$ref: '#/components/schemas/Chain'}}}
    Chain:
      properties:
        next: {type: array, items: {$ref: '#/components/schemas/Chain'}}
)";
  const json schema = derived(kSchemas, "posture-check.request");
  EXPECT_EQ(schema.at("properties").at("first"), json::parse(R"({"$ref": "#/definitions/Chain"})"));
  EXPECT_EQ(schema.at("definitions").at("Chain").at("properties").at("next"),
            json::parse(R"({"type": "array", "items": {"$ref": "#/definitions/Chain"}})"));
}

TEST(Derive, ListsTakeAnyPlatform) {
  constexpr std::string_view kSchemas = R"(
    DeviceAssurance:
      properties: {platform: {type: string}}
      discriminator:
        propertyName: platform
        mapping:
          IOS: '#/components/schemas/DeviceAssuranceIOSPlatform'
          MACOS: '#/components/schemas/DeviceAssuranceMacOSPlatform'
    DeviceAssuranceIOSPlatform: {allOf: [{$ref: '#/components/schemas/DeviceAssurance'}]}
    DeviceAssuranceMacOSPlatform: {allOf: [{$ref: '#/components/schemas/DeviceAssurance'}]}
)";
  const json list = derived(kSchemas, "device-assurance.list");
  EXPECT_EQ(list.at("type"), "array");
  const json& variants = list.at("items").at("oneOf");
  ASSERT_EQ(variants.size(), 2U);
  EXPECT_EQ(variants[0].at("properties").at("platform"), json::parse(R"({"const": "IOS"})"));
  EXPECT_EQ(variants[1].at("properties").at("platform"), json::parse(R"({"const": "MACOS"})"));
  EXPECT_EQ(variants[1].at("required"), json::parse(R"(["platform"])"));
}

TEST(Derive, LeavesOutWhatTheReleaseDoesNotHave) {
  EXPECT_EQ(derived("    Error: {type: object}\n", "posture-check.request"), "no such schema");
}

TEST(Derive, NamesAReferenceToNowhere) {
  EXPECT_EQ(derived("    Error: {properties: {a: {$ref: '#/components/schemas/Gone'}}}\n",
                    "api-error.response"),
            "api-error.response: there is no schema Gone");
}

TEST(Derive, RefusesASchemaWithoutEnd) {
  EXPECT_EQ(derived("    Error: {properties: {a: {$ref: '#/components/schemas/Error', "
                    "nullable: true}}}\n",
                    "api-error.response"),
            "api-error.response: Error: contains itself without end");
}

TEST(Derive, CorrectsTheDocumentFirst) {
  const auto overlay =
      parse_overlay("fix.yaml",
                    "overlay: 1.0.0\nactions: [{target: $.components.schemas.Error.properties.a, "
                    "update: {type: integer}}]");
  ASSERT_TRUE(overlay);
  const std::string text = document("    Error: {properties: {a: {type: string}}}\n");
  const auto all = derive_schemas(text, std::span(&*overlay, 1), Release{2026, 6, 3});
  ASSERT_TRUE(all);
  ASSERT_EQ(all->schemas.size(), 1U);
  EXPECT_EQ(json::parse(all->schemas[0].text).at("properties").at("a"),
            json::parse(R"({"type": "integer"})"));
}

TEST(Derive, TakesTheReleaseFromTheDocument) {
  const auto release = [](std::string_view version) {
    const auto schemas = derive_schemas(
        "info:\n  version: " + std::string(version) + "\ncomponents:\n  schemas:\n    Error: {}\n",
        {});
    return schemas ? to_string(schemas->release) : schemas.error().what;
  };
  EXPECT_EQ(release("2026.06.3"), "2026.06.3");
  EXPECT_EQ(release("5.1.0"), "info.version \"5.1.0\" is not a release");
}

TEST(ReleaseInFileName, IsTheLastPart) {
  EXPECT_EQ(release_in_file_name("../openapi/management-2025.08.0.yaml"), (Release{2025, 8, 0}));
  EXPECT_EQ(release_in_file_name("2026.06.3.yaml"), (Release{2026, 6, 3}));
  EXPECT_EQ(release_in_file_name("2026.06.3/management.yaml"), std::nullopt);
  EXPECT_EQ(release_in_file_name("management.yaml"), std::nullopt);
}

TEST(LayOut, WritesAFileOnlyWhereTheSchemaChanged) {
  const DerivedSchemas releases[] = {
      {{2024, 6, 1}, {{"a", "1"}, {"b", "1"}}},
      {{2024, 8, 0}, {{"a", "1"}, {"b", "2"}, {"c", "1"}}},
      {{2025, 8, 0}, {{"a", "1"}, {"b", "2"}, {"c", "1"}}},
  };
  std::vector<std::string> paths;
  for (const DerivedFile& file : lay_out(releases)) paths.push_back(file.path);
  EXPECT_THAT(paths, ElementsAre("2024.06.1/a.schema.json", "2024.06.1/b.schema.json",
                                 "2024.08.0/b.schema.json", "2024.08.0/c.schema.json"));
}

}  // namespace
}  // namespace posturelint
