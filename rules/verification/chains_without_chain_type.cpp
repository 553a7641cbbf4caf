// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  const Node method = verification_method(rule.node);
  const Node type = method["type"];
  const Node chains = method["chains"];
  if (!type.is_string("ASSURANCE") || !chains.is_array() || chains.size() == 0) return;
  Finding& finding = reporter.at_key(
      chains, "with type ASSURANCE the chains are dropped; AUTH_METHOD_CHAIN keeps them");
  finding.notes.push_back({"the type is here", type.span()});
  finding.fix = Fix{"change the type to AUTH_METHOD_CHAIN",
                    Applicability::unsafe,
                    {{type.span(), "\"AUTH_METHOD_CHAIN\""}}};
}

constexpr std::string_view kEvidence[] = {
    "recorded traffic: chains sent with type ASSURANCE were not stored, and the rule asked for one "
    "factor",
    "vendor OpenAPI 2026.06.3: chains is a member of AuthenticationMethodChainMethod",
};
constexpr std::string_view kCovers[] = {"chain-with-constraints"};
constexpr std::string_view kAbsorbs[] = {"schema/unknown-property"};

constexpr Example kExamples[] = {
    {"chains with the type of constraints",
     R"({"name": "Key first", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", «"chains"»: [
    {"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}]}]}}}})",
     R"({"name": "Key first", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [
    {"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}]}]}}}})"},
    {"chains with their own type",
     R"({"name": "Key first", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [
    {"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}]}]}}}})"},
    {"null is no chain",
     R"({"name": "Two factors", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "chains": null}}}})"},
};

}  // namespace

Rule chains_without_chain_type() {
  return {
      .id = "verification/chains-without-chain-type",
      .severity = Severity::warning,
      .consequence = Consequence::weakens,
      .summary = "a rule has chains and the type ASSURANCE",
      .rationale =
          "`verificationMethod.type` decides what is read: `constraints` for `ASSURANCE`, `chains` "
          "for `AUTH_METHOD_CHAIN`. With the wrong type the chains are accepted and dropped, and "
          "the rule is left with fewer factors than it shows.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .security_severity = 8.0,
      .absorbs = kAbsorbs,
      .kinds = ResourceKind::access_policy_rule,
      .check = check};
}

}  // namespace posturelint::rules::verification
