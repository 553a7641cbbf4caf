// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

constexpr std::uint32_t kMostChains = 5;
constexpr int kMostSteps = 3;

/// The item of a list at a position.
Node item_at(Node list, std::uint32_t position) {
  for (const Node item : list.items()) {
    if (position-- == 0) return item;
  }
  return {};
}

void check(const Resource& rule, Reporter& reporter) {
  const Node method = verification_method(rule.node);
  const Node chains = method["chains"];
  if (chains.is_array() && chains.size() > kMostChains) {
    reporter.at_start(item_at(chains, kMostChains), "{} chains; the API takes {}", chains.size(),
                      kMostChains);
  }
  for (const ChainStep& step : chain_steps(method)) {
    if (step.position == kMostSteps + 1) {
      reporter.at_start(step.node, "step {} of a chain; the API takes {} steps", step.position,
                        kMostSteps);
    }
    const Node next = step.node["next"];
    if (step.position >= kMostSteps || !next.is_array() || next.size() < 2) continue;
    reporter.at_start(item_at(next, 1),
                      "next takes one step and has {}; alternatives are chains of their own",
                      next.size());
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, AuthenticationMethodChainMethod.chains: five chains of three "
    "steps",
    "vendor OpenAPI 2026.06.3, AuthenticationMethodChain.next: one item",
};
constexpr std::string_view kCovers[] = {"chain-max"};

constexpr Example kExamples[] = {
    {"two steps side by side",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [
    {"authenticationMethods": [{"key": "okta_password", "method": "password"}], "next": [
      {"authenticationMethods": [{"key": "okta_email", "method": "email"}]},
      «{»"authenticationMethods": [{"key": "phone_number", "method": "sms"}]}]}]}}}})"},
    {"a fourth step",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [
    {"authenticationMethods": [{"key": "okta_password", "method": "password"}], "next": [
      {"authenticationMethods": [{"key": "okta_email", "method": "email"}], "next": [
        {"authenticationMethods": [{"key": "phone_number", "method": "sms"}], "next": [
          «{»"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}]}]}]}]}]}}}})"},
    {"six chains",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [
    {"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}]},
    {"authenticationMethods": [{"key": "okta_verify", "method": "push"}]},
    {"authenticationMethods": [{"key": "okta_verify", "method": "totp"}]},
    {"authenticationMethods": [{"key": "okta_email", "method": "email"}]},
    {"authenticationMethods": [{"key": "phone_number", "method": "sms"}]},
    «{»"authenticationMethods": [{"key": "phone_number", "method": "voice"}]}]}}}})"},
    {"three steps",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [
    {"authenticationMethods": [{"key": "okta_password", "method": "password"}], "next": [
      {"authenticationMethods": [{"key": "okta_email", "method": "email"}], "next": [
        {"authenticationMethods": [{"key": "phone_number", "method": "sms"}]}]}]}]}}}})"},
    {"alternatives within one step",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [
    {"authenticationMethods": [{"key": "okta_password", "method": "password"}], "next": [
      {"authenticationMethods": [{"key": "okta_email", "method": "email"},
                                 {"key": "phone_number", "method": "sms"}]}]}]}}}})"},
};

}  // namespace

Rule chain_too_large() {
  return {.id = "verification/chain-too-large",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "there are more chains, or steps in one, than the API takes",
          .rationale =
              "A verification method takes five chains at most, and a chain three steps. Steps "
              "follow one another in `next`, a list that may hold only one step: alternatives are "
              "chains of their own, or entries of the same `authenticationMethods`.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::verification
