// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

// What a step of a chain has and a constraint has not.
constexpr std::string_view kOfChains[] = {"authenticationMethods", "next"};

void check(const Resource& rule, Reporter& reporter) {
  for (const Node constraint : verification_method(rule.node)["constraints"].items()) {
    for (const std::string_view key : kOfChains) {
      const Node member = constraint[key];
      if (!member.is_array()) continue;
      reporter.at_key(
          member, "{} belongs to chains; a constraint with it is stored empty and asks for nothing",
          key);
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "recorded traffic: in 32 of 32 rules a chain sent in constraints was stored as an empty object",
};
constexpr std::string_view kCovers[] = {"chain-wrong-slot"};
constexpr std::string_view kAbsorbs[] = {"schema/unknown-property"};

constexpr Example kExamples[] = {
    {"a chain among the constraints",
     R"({"name": "Key first", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {«"authenticationMethods"»: [{"key": "webauthn", "method": "webauthn"}],
     «"next"»: [{"authenticationMethods": [{"key": "okta_password", "method": "password"}]}]}]}}}})"},
    {"a chain among the chains",
     R"({"name": "Key first", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [
    {"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}],
     "next": [{"authenticationMethods": [{"key": "okta_password", "method": "password"}]}]}]}}}})"},
    {"methods inside possession are a constraint",
     R"({"name": "Key", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "1FA", "constraints": [
    {"possession": {"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}]}}]}}}})"},
};

}  // namespace

Rule chain_in_constraints() {
  return {
      .id = "verification/chain-in-constraints",
      .severity = Severity::warning,
      .consequence = Consequence::weakens,
      .summary = "a chain of authentication methods stands among the constraints",
      .rationale =
          "Constraints and chains look alike, and the server takes a chain in `constraints` with "
          "status 200. What it stores is an empty object, and an empty constraint is satisfied by "
          "anything: the rule loses the factors it spells out.\n\n"
          "Set `type` to `AUTH_METHOD_CHAIN` and move the chain into `chains`, or write what is "
          "asked for as `knowledge` and `possession`.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .security_severity = 8.0,
      .absorbs = kAbsorbs,
      .kinds = ResourceKind::access_policy_rule,
      .check = check};
}

}  // namespace posturelint::rules::verification
