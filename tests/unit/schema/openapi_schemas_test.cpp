// SPDX-License-Identifier: Apache-2.0
#include "schema/openapi_schemas.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace posturelint {
namespace {

using testing::UnorderedElementsAre;

/// The names of the schemas that were read.
std::vector<std::string> names(std::string_view yaml, std::vector<std::string_view> roots) {
  const auto document = read_openapi_schemas(yaml, roots);
  if (!document) return {document.error().what};
  std::vector<std::string> out;
  for (const auto& [name, schema] : document->at("components").at("schemas").items()) {
    out.push_back(name);
  }
  return out;
}

constexpr std::string_view kDocument = R"(openapi: 3.0.3
info:
  title: Pets
  version: 2026.06.3
paths:
  /pets:
    schemas: [not, these]
components:
  examples:
    Cat:
      value: {}
  schemas:
    # what walks on four legs
    Animal:
      description: |
        Some prose with a line that looks like a key:
          Cat:
          - and this
      type: object
      properties:
        owner: {$ref: '#/components/schemas/Owner'}
      discriminator:
        propertyName: kind
        mapping: {CAT: '#/components/schemas/Cat', DOG: '#/components/schemas/Dog'}

    Cat:
      allOf:
        - $ref: '#/components/schemas/Animal'
    'Dog':
      allOf:
        - $ref: '#/components/schemas/Animal'
    Owner:
      type: string
    Shelter:
      properties:
        guests: {type: array, items: {$ref: '#/components/schemas/Animal'}}
    Broken: {type: [
  securitySchemes:
    Owner: {type: none}
)";

TEST(OpenapiSchemas, ReadsWhatTheRootsReferTo) {
  EXPECT_THAT(names(kDocument, {"Cat"}), UnorderedElementsAre("Cat", "Animal", "Owner"));
}

TEST(OpenapiSchemas, FollowsADiscriminatorWhereAnyVariantMayStand) {
  EXPECT_THAT(names(kDocument, {"Shelter"}),
              UnorderedElementsAre("Shelter", "Animal", "Owner", "Cat", "Dog"));
}

TEST(OpenapiSchemas, LeavesOutRootsThatTheReleaseDoesNotHave) {
  EXPECT_THAT(names(kDocument, {"Owner", "Unicorn"}), UnorderedElementsAre("Owner"));
}

TEST(OpenapiSchemas, DoesNotParseTheRest) {
  EXPECT_THAT(names(kDocument, {"Owner"}), UnorderedElementsAre("Owner"));
  ASSERT_EQ(names(kDocument, {"Broken"}).size(), 1U);
  EXPECT_THAT(names(kDocument, {"Broken"}).front(), testing::StartsWith("Broken: line "));
}

TEST(OpenapiSchemas, ReadsProseAsText) {
  const std::string_view roots[] = {"Animal"};
  const auto document = read_openapi_schemas(kDocument, roots);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->at("components").at("schemas").at("Animal").at("description"),
            "Some prose with a line that looks like a key:\n  Cat:\n  - and this\n");
}

TEST(OpenapiSchemas, ReadsTheVersionAsText) {
  const std::string_view roots[] = {"Owner"};
  const auto document = read_openapi_schemas(kDocument, roots);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->at("info").at("version"), "2026.06.3");
}

TEST(OpenapiSchemas, SaysWhenItIsNotAnOpenApiDocument) {
  EXPECT_THAT(names("name: compose\nservices: {}\n", {"Cat"}),
              testing::ElementsAre("not an OpenAPI document: it has no components.schemas"));
  EXPECT_THAT(names("", {"Cat"}),
              testing::ElementsAre("not an OpenAPI document: it has no components.schemas"));
}

}  // namespace
}  // namespace posturelint
