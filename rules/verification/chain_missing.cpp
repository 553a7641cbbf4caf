// SPDX-License-Identifier: Apache-2.0
#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

void check(const Resource& rule, Reporter& reporter) {
  const Node method = verification_method(rule.node);
  if (!method["type"].is_string("AUTH_METHOD_CHAIN")) return;
  const Node chains = member_like(method, "chains");
  if (!chains || chains.is_null()) {
    // What stands in constraints instead is reported there.
    if (!method["constraints"]) reporter.at_start(method, "AUTH_METHOD_CHAIN has no chains");
    return;
  }
  if (chains.is_array() && chains.size() == 0) {
    reporter.at_start(chains, "AUTH_METHOD_CHAIN needs at least one chain");
    return;
  }
  for (const ChainStep& step : chain_steps(method)) {
    const Node methods = member_like(step.node, "authenticationMethods");
    if (methods && !methods.is_null() && (!methods.is_array() || methods.size() > 0)) continue;
    reporter.at_start(methods.is_array() ? methods : step.node,
                      "step {} of a chain names no authentication method", step.position);
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: AuthenticationMethodChainMethod.chains",
    "recorded traffic: every rule of this type has a chain, and every step names methods",
};
constexpr std::string_view kCovers[] = {"chain-required"};

constexpr Example kExamples[] = {
    {"no chain in the list",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": «[»]}}}})"},
    {"no list",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": «{»"type": "AUTH_METHOD_CHAIN", "reauthenticateIn": "PT4H"}}}})"},
    {"a step without methods",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [
    {"authenticationMethods": [{"key": "okta_password", "method": "password"}],
     "next": [{"authenticationMethods": «[»]}]}]}}}})"},
    {"one method",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [
    {"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}]}]}}}})"},
    {"a list that is filled in later",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": "${chains}"}}}})"},
    {"chains in the place of constraints",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "constraints": [
    {"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}]}]}}}})"},
};

}  // namespace

Rule chain_missing() {
  return {.id = "verification/chain-missing",
          .severity = Severity::info,
          .consequence = Consequence::refused,
          .summary = "a chain asks for no authentication method",
          .rationale =
              "`AUTH_METHOD_CHAIN` asks for the methods in its chains, step by step. Without a "
              "chain, or with a step that names no method, it is not said how users prove who they "
              "are. No recorded rule does this.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::verification
