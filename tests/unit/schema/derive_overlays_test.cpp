// SPDX-License-Identifier: Apache-2.0
// One case per correction of the vendor's document (schemas/overlays/): what the derived schema
// says because of it. The names A01 … are those of `x-evidence` there.
#include <ostream>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/derive.h"
#include "schema/schema_store.h"

namespace posturelint {
namespace {

using json = nlohmann::json;

/// A schema in force at a release.
json schema(std::string_view name, Release release) {
  const EmbeddedSchema* found = nullptr;
  for (const EmbeddedSchema& embedded : embedded_schemas()) {
    if (embedded.name == name && embedded.release <= release) found = &embedded;
  }
  return found == nullptr ? json() : json::parse(found->text);
}

/// Members of `properties`, joined by dots; `[]` is the items of a list.
json at(json value, std::string_view path) {
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('.'), path.size());
    const std::string step(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
    if (value.contains("oneOf")) value = value["oneOf"][0];
    value = step == "[]" ? value["items"] : value["properties"][step];
  }
  return value;
}

struct Correction {
  const char* name;
  const char* schema;
  const char* path;
  const char* expected;
};

void PrintTo(const Correction& correction, std::ostream* out) { *out << correction.name; }

constexpr Release kNewest{2026, 6, 3};

constexpr const char* kMethod = "actions.appSignOn.verificationMethod.";

constexpr Correction kCorrections[] = {
    {"A03_elConditionWithoutCondition", "access-policy-rule.request", "conditions.elCondition",
     R"({"type": "object", "properties": {"condition": {"type": "string"}},
         "additionalProperties": false})"},
    {"A04_expressionMayBeNull", "access-policy-rule.request",
     "conditions.platform.include.[].os.expression", R"({"type": ["string", "null"]})"},
    {"A06_resourceId", "device-assurance.IOS.response", "resourceId",
     R"({"type": "string", "readOnly": true})"},
    {"A06_resourceType", "device-assurance.IOS.response", "resourceType",
     R"({"type": "string", "readOnly": true})"},
    {"A06_resourceDisplayName", "device-assurance.IOS.response", "resourceDisplayName",
     R"({"type": "object", "readOnly": true, "properties": {"sensitive": {"type": "boolean"},
         "value": {"type": "string"}}, "additionalProperties": false})"},
    {"A06_notInRequests", "device-assurance.IOS.request", "resourceId", "null"},
    {"A07_gracePeriodType", "device-assurance.MACOS.response", "gracePeriodType",
     R"({"type": "integer", "readOnly": true})"},
    {"A07_gracePeriodDisplayRemediationMode", "device-assurance.MACOS.response",
     "gracePeriodDisplayRemediationMode", R"({"type": "integer", "readOnly": true})"},
    {"A08_office365Client", "access-policy-rule.response", "conditions.office365Client",
     R"({"type": "object", "readOnly": true, "additionalProperties": true})"},
    {"A08_notInRequests", "access-policy-rule.request", "conditions.office365Client", "null"},
    {"A09_initialMode", "access-policy-rule.response", "initialMode", R"({"readOnly": true})"},
    {"A10_created", "access-policy.response", "created",
     R"({"type": ["string", "null"], "format": "date-time", "readOnly": true})"},
    {"A10_lastUpdated", "access-policy.response", "lastUpdated",
     R"({"type": ["string", "null"], "format": "date-time", "readOnly": true})"},
    {"A11_linksOfRules", "access-policy-rule.response", "_links",
     R"({"type": "object", "readOnly": true, "additionalProperties": true})"},
    {"A11_linksOfPolicies", "access-policy.response", "_links",
     R"({"type": "object", "readOnly": true, "additionalProperties": true})"},
    {"A11_linksOfAssurance", "device-assurance.IOS.response", "_links",
     R"({"type": "object", "readOnly": true, "additionalProperties": true})"},
    {"A12_customUrl", "posture-check.request", "remediationSettings.link.customUrl",
     R"({"type": ["string", "null"]})"},
    {"A12_defaultI18nKey", "posture-check.request", "remediationSettings.message.defaultI18nKey",
     R"({"type": ["string", "null"]})"},
    {"A13_description", "access-policy.request", "description", R"({"type": ["string", "null"]})"},
    {"PoliciesHaveNoConditions", "access-policy.request", "conditions", R"({"type": "null"})"},
    {"PeopleNeedNotNameBothLists", "access-policy-rule.request", "conditions.people.users",
     R"({"type": "object", "properties": {"exclude": {"type": "array", "items": {"type": "string"}},
         "include": {"type": "array", "items": {"type": "string"}}},
         "additionalProperties": false})"},
};

class OverlayCorrection : public testing::TestWithParam<Correction> {};

TEST_P(OverlayCorrection, IsInTheSchema) {
  const Correction& correction = GetParam();
  EXPECT_EQ(at(schema(correction.schema, kNewest), correction.path),
            json::parse(correction.expected));
}

INSTANTIATE_TEST_SUITE_P(, OverlayCorrection, testing::ValuesIn(kCorrections),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(OverlayCorrections, A01_ConstraintTypesAndMethodsInEitherCase) {
  const json rule = schema("access-policy-rule.request", kNewest);
  for (const char* part : {"constraints.[].knowledge", "constraints.[].possession"}) {
    const json types = at(rule, kMethod + std::string(part) + ".types.[]").at("enum");
    const json methods = at(rule, kMethod + std::string(part) + ".methods.[]").at("enum");
    EXPECT_EQ(types.size(), 14U);
    EXPECT_EQ(types.front(), "security_key") << "the server's spelling is the one to suggest";
    EXPECT_EQ(types.back(), "FEDERATED");
    EXPECT_EQ(methods.size(), 26U);
    EXPECT_EQ(methods.front(), "password");
    EXPECT_EQ(methods.back(), "CERT");
  }
}

TEST(OverlayCorrections, A02_DurationsHaveTheIntendedPattern) {
  const json frequency = at(schema("access-policy-rule.request", kNewest),
                            "actions.appSignOn.keepMeSignedIn.postAuthPromptFrequency");
  EXPECT_EQ(frequency.at("pattern"), kDurationPattern);
  const json expiry = at(schema("device-assurance.IOS.request", kNewest), "gracePeriod.expiry");
  EXPECT_EQ(expiry, (json{{"anyOf",
                           {{{"type", "string"}, {"pattern", kDurationPattern}},
                            {{"type", "string"}, {"format", "date-time"}}}}}));
}

TEST(OverlayCorrections, A05_ConditionsMayBeNull) {
  EXPECT_EQ(at(schema("access-policy-rule.request", kNewest), "conditions").at("type"),
            (json{"object", "null"}));
}

TEST(OverlayCorrections, A17_TypeIsNotRequired) {
  EXPECT_FALSE(schema("access-policy-rule.request", kNewest).contains("required"));
}

TEST(OverlayCorrections, StepsOfAChainAreChains) {
  const json rule = schema("access-policy-rule.request", kNewest);
  const json chain = rule.at("definitions").at("AuthenticationMethodChain");
  EXPECT_EQ(at(chain, "next.[]"), (json{{"$ref", "#/definitions/AuthenticationMethodChain"}}));
}

TEST(OverlayCorrections, OldReleasesKnowTheServersNamesOfOperatingSystems) {
  const json names = at(schema("access-policy-rule.request", {2024, 9, 2}),
                        "conditions.platform.include.[].os.type")
                         .at("enum");
  EXPECT_EQ(names, (json{"ANDROID", "ANY", "IOS", "OSX", "OTHER", "WINDOWS", "CHROMEOS", "MACOS"}));
}

}  // namespace
}  // namespace posturelint
