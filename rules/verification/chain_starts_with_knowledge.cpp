// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/authenticators.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

/// Something one knows, and nothing else.
bool is_knowledge(std::string_view key) {
  bool known = false;
  for (const AuthenticatorMethod& pair : authenticator_methods()) {
    if (pair.key != key) continue;
    if (!pair.knowledge || pair.possession) return false;
    known = true;
  }
  return known;
}

void check(const Resource& rule, Reporter& reporter) {
  if (!reporter.is_off("knowledge-first-chains")) return;
  for (const Node chain : verification_method(rule.node)["chains"].items()) {
    for (const Node method : chain["authenticationMethods"].items()) {
      const auto key = method["key"].string();
      if (!key || !is_knowledge(*key)) continue;
      reporter.at(method["key"],
                  "a chain may not begin with {} here: this organisation requires something one "
                  "has first",
                  *key);
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor error catalogue: E0000245, the first step of a chain must not be a knowledge factor",
};
constexpr std::string_view kCovers[] = {"chain-knowledge-first"};

constexpr Example kExamples[] = {
    {.title = "a password first",
     .text =
         R"({"name": "Chain", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [
    {"authenticationMethods": [{"key": «"okta_password"», "method": "password"}],
     "next": [{"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}]}]}]}}}})",
     .config = "features:\n  knowledge-first-chains: false\n"},
    {.title = "a key first",
     .text =
         R"({"name": "Chain", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [
    {"authenticationMethods": [{"key": "okta_verify", "method": "signed_nonce"}],
     "next": [{"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}]}]}]}}}})",
     .config = "features:\n  knowledge-first-chains: false\n"},
    {.title = "nothing is said about the setting",
     .text =
         R"({"name": "Chain", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [
    {"authenticationMethods": [{"key": "okta_password", "method": "password"}],
     "next": [{"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}]}]}]}}}})"},
};

}  // namespace

Rule chain_starts_with_knowledge() {
  return {.id = "verification/chain-starts-with-knowledge",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "a chain begins with something one knows where the org forbids it",
          .rationale =
              "An org can require that chains begin with something one has, so that nobody can try "
              "passwords. Its server refuses a chain whose first step is a password or a security "
              "question, with E0000245. Said only when the configuration has `features: "
              "{knowledge-first-chains: false}`.",
          .when_to_ignore =
              "Correct `features` in the configuration instead, when the org has it by now.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::no,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::verification
