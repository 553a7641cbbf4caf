// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::schema {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: the types of all members",
    "vendor guide on device assurance: its earlier editions quoted booleans and left the brackets "
    "out, and were corrected",
};
constexpr std::string_view kCovers[] = {"bool-as-string",
                                        "int-as-string",
                                        "scalar-for-array",
                                        "object-for-array",
                                        "device-assurance-include-array",
                                        "posture-value-string",
                                        "ap-conditions-null",
                                        "constraint-excluded-shape"};

constexpr Example kExamples[] = {
    {"booleans and a number in quotes",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "priority": «"1"», "conditions": {"device": {"managed": «"true"», "registered": «"true"»}},
  "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "priority": 1, "conditions": {"device": {"managed": true, "registered": true}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"one item without brackets",
     R"({"name": "Phones", "platform": "IOS", "screenLockType": {"include": «"BIOMETRIC"»}})",
     R"({"name": "Phones", "platform": "IOS", "screenLockType": {"include": ["BIOMETRIC"]}})"},
    {"one object without brackets",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": «{"possession": {"phishingResistant": "REQUIRED"}}»}}}})",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [{"possession": {"phishingResistant": "REQUIRED"}}]}}}})"},
    {"a version without its object",
     R"({"name": "Phones", "platform": "IOS", "osVersion": «"17.1.0"», "jailbreak": false})",
     R"({"name": "Phones", "platform": "IOS", "osVersion": {"minimum": "17.1.0"}, "jailbreak": false})"},
    {"a number where text is wanted",
     R"({"name": "Phones", "platform": "ANDROID", "osVersion": {"minimum": «14»}})",
     R"({"name": "Phones", "platform": "ANDROID", "osVersion": {"minimum": "14"}})"},
    {"the right types",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "priority": 1, "conditions": {"device": {"managed": true, "registered": true}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"null counts as left out",
     R"({"name": "Phones", "platform": "IOS", "osVersion": null, "jailbreak": false})"},
    {"a template may become anything",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": "${jailbreak}"})"},
};

}  // namespace

Rule wrong_type() {
  return {.id = "schema/wrong-type",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a value of the wrong type",
          .rationale =
              "The API takes JSON values of documented types: booleans and numbers without "
              "quotes, lists in brackets. A quoted `\"true\"` is a string, and one id without "
              "brackets is no list of ids.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe};
}

}  // namespace posturelint::rules::schema
