// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/authenticators.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

std::string methods_of(std::string_view key) {
  std::string out;
  for (const AuthenticatorMethod& known : authenticator_methods()) {
    if (known.key != key) continue;
    if (!out.empty()) out += " or ";
    out += fmt::format("\"{}\"", known.method);
  }
  return out;
}

void check(const Resource& rule, Reporter& reporter) {
  for (const Node entry : authentication_methods(verification_method(rule.node))) {
    const auto key = entry["key"].string();
    const auto method = entry["method"].string();
    if (!key || !method || !is_authenticator_key(*key)) continue;
    if (find_authenticator_method(*key, *method) != nullptr) continue;
    Finding& finding = reporter.at(entry["method"], "{} has no method \"{}\"; its methods: {}",
                                   *key, *method, methods_of(*key));
    const auto pairs = authenticator_methods();
    if (std::ranges::count(pairs, *key, &AuthenticatorMethod::key) != 1) continue;
    const auto only = std::ranges::find(pairs, *key, &AuthenticatorMethod::key)->method;
    finding.fix = Fix{fmt::format("change to \"{}\"", only),
                      Applicability::unsafe,
                      {{entry["method"].span(), fmt::format("\"{}\"", only)}}};
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor Policy API reference, last full edition: table of authenticator keys and methods",
    "recorded traffic: every accepted chain pairs a key with one of its own methods",
};
constexpr std::string_view kCovers[] = {"chain-key-method-pair"};

constexpr Example kExamples[] = {
    {"WebAuthn cannot send a text message",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [
    {"authenticationMethods": [{"key": "webauthn", "method": «"sms"»}]}]}}}})",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [
    {"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}]}]}}}})"},
    {"a method in the second step of a chain",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [
    {"authenticationMethods": [{"key": "okta_password", "method": "password"}],
     "next": [{"authenticationMethods": [{"key": "okta_email", "method": «"totp"»}]}]}]}}}})",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [
    {"authenticationMethods": [{"key": "okta_password", "method": "password"}],
     "next": [{"authenticationMethods": [{"key": "okta_email", "method": "email"}]}]}]}}}})"},
    {"keys with their own methods",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [
    {"authenticationMethods": [{"key": "okta_verify", "method": "signed_nonce"},
                               {"key": "webauthn", "method": "webauthn"}]}]}}}})"},
    {"a key we do not know may have any method",
     R"({"type": "ACCESS_POLICY", "name": "Staff", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [
    {"authenticationMethods": [{"key": "acme_badge", "method": "tap"}]}]}}}})"},
};

}  // namespace

Rule method_of_another_authenticator() {
  return {.id = "verification/method-of-another-authenticator",
          .severity = Severity::error,
          .consequence = Consequence::refused,
          .summary = "an authenticator is paired with a method it does not have",
          .rationale =
              "An entry of `authenticationMethods` names an authenticator by `key` and one of its "
              "methods. The pairs are fixed: `phone_number` offers `sms` and `voice`, "
              "`okta_verify` offers `push`, `signed_nonce` and `totp`, and so on. A pair that does "
              "not exist names no way to sign in, and the server does not take it.",
          .when_to_ignore = "The vendor has added a method that this release does not know.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::verification
