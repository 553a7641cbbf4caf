// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint::rules::schema {
namespace {

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: enum of all members",
    "recorded requests and answers: types and methods of constraints are lower case without "
    "exception",
};
constexpr std::string_view kCovers[] = {"enum-case",
                                        "enum-unknown",
                                        "da-platform-required",
                                        "disk-desktop-enum",
                                        "dtc-keytrust-enum-platform",
                                        "grace-type-enum",
                                        "remediation-mode-enum",
                                        "rule-status-enum",
                                        "rule-type-mismatch",
                                        "net-connection-enum",
                                        "platform-type-enum",
                                        "platform-os-enum",
                                        "platform-linux-gate",
                                        "risk-level-enum",
                                        "access-enum",
                                        "vm-type-enum",
                                        "vm-factor-mode",
                                        "constraint-enum",
                                        "constraint-methods-enum",
                                        "kmsi-enum",
                                        "caller-context-true-only"};

constexpr Example kExamples[] = {
    {"the word differs in case", R"({"name": "Phones", "platform": «"ios"», "jailbreak": false})",
     R"({"name": "Phones", "platform": "IOS", "jailbreak": false})"},
    {"a misspelt word",
     R"({"name": "Phones", "platform": "IOS", "screenLockType": {"include": ["BIOMETRIC", «"PASCODE"»]}})",
     R"({"name": "Phones", "platform": "IOS", "screenLockType": {"include": ["BIOMETRIC", "PASSCODE"]}})"},
    {"the word of another product",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"platform": {"include": [{"type": "DESKTOP", "os": {"type": «"OSX"»}}]}},
  "actions": {"appSignOn": {"access": «"PERMIT"»}}})",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"platform": {"include": [{"type": "DESKTOP", "os": {"type": "MACOS"}}]}},
  "actions": {"appSignOn": {"access": "ALLOW"}}})"},
    {"a value for another platform",
     R"({"name": "Laptops", "platform": "WINDOWS", "thirdPartySignalProviders": {"dtc": {"keyTrustLevel": «"CHROME_OS_VERIFIED_MODE"»}}})"},
    {"the verification method is of no known type: one finding, whatever else it holds",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": «"FACTOR"», "factorMode": "MFA"}}}})"},
    {"no device assurance policy is for Linux",
     R"({"name": "Workstations", "platform": «"LINUX"», "diskEncryptionType": {"include": ["FULL"]}, "secureHardwarePresent": true})"},
    {"words of the list",
     R"({"name": "Phones", "platform": "IOS", "screenLockType": {"include": ["BIOMETRIC", "PASSCODE"]}})"},
    {"types and methods in either case",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "1FA", "constraints": [{"knowledge": {"types": ["password", "SECURITY_QUESTION"]}}]}}}})"},
    {"a word that is filled in later",
     R"({"name": "Phones", "platform": "{{ platform }}", "screenLockType": {"include": ["BIOMETRIC"]}, "jailbreak": false})"},
};

}  // namespace

Rule not_in_enum() {
  return {.id = "schema/not-in-enum",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a value that is not among the allowed ones",
          .rationale =
              "Where the API documents a list of values, nothing else is accepted. The words are "
              "upper case, with one exception: the types and methods of constraints are lower "
              "case on the wire, and both spellings are in use.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe};
}

}  // namespace posturelint::rules::schema
