// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/constraint.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

bool has(std::string_view type, std::string_view method) {
  return std::ranges::any_of(authenticator_methods(), [&](const AuthenticatorMethod& pair) {
    return pair.type == type && pair.method == method;
  });
}

void check_part(Node part, Reporter& reporter) {
  const auto types = constraint_words(part["types"]);
  if (!types || types->empty()) return;
  const auto known = [](const std::string& type) { return is_constraint_word("types", type); };
  if (!std::ranges::all_of(*types, known)) return;
  for (const Node method : part["methods"].items()) {
    const auto text = method.string();
    if (!text || !is_constraint_word("methods", lower_case(*text))) continue;
    const std::string word = lower_case(*text);
    if (std::ranges::any_of(*types, [&](const std::string& type) { return has(type, word); })) {
      continue;
    }
    Finding& finding = reporter.at(method, "\"{}\" is no method of the listed types: {}", *text,
                                   fmt::join(*types, ", "));
    finding.notes.push_back({"the types are listed here", part["types"].span()});
  }
}

void check(const Resource& rule, Reporter& reporter) {
  for (const Node constraint : verification_method(rule.node)["constraints"].items()) {
    for (const std::string_view part : kConstraintParts) check_part(constraint[part], reporter);
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor Policy API reference, last full edition: table of authenticator types and methods",
    "vendor release notes 2023: methods that cannot be used are refused in constraints",
};
constexpr std::string_view kCovers[] = {"constraint-types-vs-methods"};

constexpr Example kExamples[] = {
    {"a security key on the phone",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"types": ["phone"], "methods": [«"webauthn"»]}}]}}}})"},
    {"one of two",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"types": ["phone", "email"], "methods": ["sms", «"push"»]}}]}}}})"},
    {"methods of the types",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"types": ["phone", "app"], "methods": ["sms", "push"]}}]}}}})"},
    {"any type",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"methods": ["webauthn"]}}]}}}})"},
    {"types that are filled in later",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"types": ["${type}"], "methods": ["webauthn"]}}]}}}})"},
};

}  // namespace

Rule method_outside_types() {
  return {.id = "verification/method-outside-types",
          .severity = Severity::warning,
          .consequence = Consequence::locks_out,
          .summary = "a constraint lists a method that none of its types has",
          .rationale =
              "`types` and `methods` of one part narrow each other: an authenticator must be of a "
              "listed type and be used by a listed method. A method that no listed type has lets "
              "nobody in; when it is the only one, nobody can satisfy the constraint.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::verification
