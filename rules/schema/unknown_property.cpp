// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::schema {
namespace {

constexpr std::string_view kEvidence[] = {
    "recorded requests and answers: unknown members of rules are missing in what is stored",
    "vendor MCP server: an attribute the platform does not know is ignored and enforces nothing",
    "vendor guides: print `Status`, `contraints` and actions in the wrong place",
};
constexpr std::string_view kCovers[] = {"key-case",
                                        "unknown-property",
                                        "key-embedded-quote",
                                        "rule-description-unknown",
                                        "constraint-possession-only-props",
                                        "constraint-inherence",
                                        "chain-with-constraints"};

constexpr Example kExamples[] = {
    {"the key differs in case",
     R"({"name": "Staff", "type": "ACCESS_POLICY", «"Status"»: "ACTIVE", "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "status": "ACTIVE", "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"the key is misspelt",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", «"contraints"»: [{"possession": {}}]}}}})",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [{"possession": {}}]}}}})"},
    {"a quote mark slipped into the key",
     R"({"name": "Laptops", "platform": "MACOS", «"secureHardwarePresent\""»: true, "osVersion": {"minimum": "14.4.1"}})",
     R"({"name": "Laptops", "platform": "MACOS", "secureHardwarePresent": true, "osVersion": {"minimum": "14.4.1"}})"},
    {"the word of another tool",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {"minimum": "17.1.0"}, «"jailbroken"»: false})",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {"minimum": "17.1.0"}, "jailbreak": false})"},
    {"the property stands in the wrong object",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, «"expiry"»: "P30D"})"},
    {"rules have no description",
     R"({"name": "Staff", "type": "ACCESS_POLICY", «"description"»: "all staff", "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"every property is known", R"({"name": "Phones", "platform": "IOS", "jailbreak": false})"},
    {"an answer of the server holds what the server adds",
     R"({"id": "dae1a2b3c4d5e6f7g8h9", "name": "Phones", "platform": "IOS", "jailbreak": false,
  "lastUpdate": "2026-01-05T10:00:00.000Z", "resourceType": "DeviceAssurancePolicyEntity", "_links": {}})"},
    {"a key that is filled in later",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false, "${setting}": true})"},
};

}  // namespace

Rule unknown_property() {
  return {.id = "schema/unknown-property",
          .severity = Severity::warning,
          .consequence = Consequence::ignored,
          .summary = "a property that the API does not know here",
          .rationale =
              "Property names are case-sensitive, and each belongs to one place. The server is "
              "recorded to accept a body with an unknown property, to drop it, and to answer 200: "
              "`posession` for `possession` made a rule without its possession factor. What the "
              "property was meant to demand is not demanded.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe};
}

}  // namespace posturelint::rules::schema
