// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <vector>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/constraint.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

/// The types that documented authenticators of a part have: `password and security_question`.
std::string types_of(std::string_view part) {
  std::vector<std::string_view> types;
  for (const AuthenticatorMethod& pair : authenticator_methods()) {
    if (!belongs_to(pair, part) || pair.type.empty()) continue;
    if (std::ranges::find(types, pair.type) == types.end()) types.push_back(pair.type);
  }
  std::ranges::sort(types);
  return fmt::format("{}", fmt::join(types, ", "));
}

bool is_of_other_part(std::string_view type, std::string_view part) {
  if (!is_constraint_word("types", type)) return false;
  return std::ranges::none_of(authenticator_methods(), [&](const AuthenticatorMethod& pair) {
    return pair.type == type && belongs_to(pair, part);
  });
}

void check(const Resource& rule, Reporter& reporter) {
  for (const Node constraint : verification_method(rule.node)["constraints"].items()) {
    for (const std::string_view part : kConstraintParts) {
      for (const Node type : constraint[part]["types"].items()) {
        const auto text = type.string();
        if (!text || !is_of_other_part(lower_case(*text), part)) continue;
        reporter.at(type, "\"{}\" is no type of {}; its types: {}", *text, part, types_of(part));
      }
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor Policy API reference, last full edition: table of authenticator keys, types and "
    "classes",
};
constexpr std::string_view kCovers[] = {"constraint-type-class"};

constexpr Example kExamples[] = {
    {"a phone that is known",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"knowledge": {"types": ["password", «"phone"»]}}]}}}})"},
    {"a password that is owned",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"types": [«"password"»]}}]}}}})"},
    {"upper case changes nothing",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"types": [«"SECURITY_QUESTION"»]}}]}}}})"},
    {"each in its part",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"knowledge": {"types": ["password"]}, "possession": {"types": ["phone", "app"]}}]}}}})"},
    {"a smart card is known and owned",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"knowledge": {"types": ["federated"]}}]}}}})"},
};

}  // namespace

Rule type_of_other_part() {
  return {.id = "verification/type-of-other-part",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a constraint lists a type that its part cannot have",
          .rationale =
              "A password is something the user knows, a phone something the user has. `knowledge` "
              "takes the types `password` and `security_question`, `possession` takes "
              "`security_key`, `phone`, `email`, `app` and `federated`; the vendor's table of "
              "authenticators says which is which.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::verification
