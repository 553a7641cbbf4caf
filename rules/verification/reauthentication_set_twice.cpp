// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

/// The first chain step, at any depth, that says how often to sign in again.
Node step_with_interval(Node method) {
  for (const ChainStep& step : chain_steps(method)) {
    if (step.node["reauthenticateIn"].is_set()) return step.node;
  }
  return {};
}

void check(const Resource& rule, Reporter& reporter) {
  const Node method = verification_method(rule.node);
  const Node outer = method["reauthenticateIn"];
  if (!outer.is_set()) return;
  const Node step = step_with_interval(method);
  if (!step) return;
  Finding& finding = reporter.at_key(
      outer,
      "reauthenticateIn stands on the method and in its chains; only one of the two is taken");
  finding.notes.push_back({"and here", step["reauthenticateIn"].key_span()});
  finding.fix = Fix{"remove the one on the method", Applicability::unsafe, remove_child(outer)};
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3: AuthenticationMethodChainMethod.reauthenticateIn",
    "vendor Terraform provider: refuses both, because the API does (reported, words not recorded)",
    "recorded traffic: always on the method or in the chains, never both",
};
constexpr std::string_view kCovers[] = {"chain-reauth-xor"};

constexpr Example kExamples[] = {
    {"on the method and in a chain",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", «"reauthenticateIn"»: "PT4H", "chains": [
    {"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}],
     "reauthenticateIn": "PT1H"}]}}}})",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [
    {"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}],
     "reauthenticateIn": "PT1H"}]}}}})"},
    {"only in the chain",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [
    {"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}],
     "reauthenticateIn": "PT1H"}]}}}})"},
    {"a constraint may say it again",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "reauthenticateIn": "PT4H",
    "constraints": [{"knowledge": {"types": ["password"], "reauthenticateIn": "PT1H"}}]}}}})"},
};

}  // namespace

Rule reauthentication_set_twice() {
  return {.id = "verification/reauthentication-set-twice",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "reauthenticateIn stands on the method and in its chains",
          .rationale =
              "With authentication method chains, how often a person signs in again is said either "
              "once for the whole method or step by step in the chains. Both at once is refused. "
              "The steps say more, so the fix keeps them; look at it, because the interval on the "
              "method covered the steps that have none of their own.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::verification
