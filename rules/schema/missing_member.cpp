// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::schema {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: required members, and the discriminators platform and type",
};
constexpr std::string_view kCovers[] = {"da-platform-required", "osvc-major-required",
                                        "ap-type-required", "usertype-both-required",
                                        "chain-method-required"};

constexpr Example kExamples[] = {
    {"the policy is for no platform",
     R"(«{»"name": "Phones", "jailbreak": false, "screenLockType": {"include": ["BIOMETRIC"]}})"},
    {"a constraint for no Windows version",
     R"({"name": "Laptops", "platform": "WINDOWS", "osVersionConstraints": [«{»"minimum": "10.0.22631.0"}]})"},
    {"the verification method has no type",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": «{»"factorMode": "2FA"}}}})",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"factorMode": "2FA", "type": "ASSURANCE"}}}})"},
    {"user types want both lists",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"userType": «{»"include": ["oty1a2b3c4d5e6f7g8h9"]}},
  "actions": {"appSignOn": {"access": "DENY"}}})",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"userType": {"include": ["oty1a2b3c4d5e6f7g8h9"], "exclude": []}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"everything required is there",
     R"({"name": "Laptops", "platform": "WINDOWS", "osVersionConstraints": [{"majorVersionConstraint": "WINDOWS_11", "minimum": "10.0.22631.0"}]})"},
    {"a misspelt key is an unknown property",
     R"({"name": "Laptops", "platform": "WINDOWS", "osVersionConstraints": [{"majorVersionConstraints": "WINDOWS_11", "minimum": "10.0.22631.0"}]})"},
};

}  // namespace

Rule missing_member() {
  return {.id = "schema/missing-member",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a required member is missing",
          .rationale =
              "The API documents few members as required, and these decide what the others mean: "
              "the platform of a device assurance policy, the type of a verification method, the "
              "Windows version a constraint is for, the method of each step of a chain.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe};
}

}  // namespace posturelint::rules::schema
