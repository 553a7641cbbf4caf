// SPDX-License-Identifier: Apache-2.0
#include <iterator>
#include <string>
#include <vector>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/constraint.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

std::string listed_names(const std::vector<const AuthenticatorMethod*>& pairs) {
  std::string out;
  for (const AuthenticatorMethod* pair : pairs) {
    fmt::format_to(std::back_inserter(out), "{}{} {}", out.empty() ? "" : ", ", pair->key,
                   pair->method);
  }
  return out;
}

void check_part(std::string_view name, Node part, Reporter& reporter) {
  const auto pairs = pairs_of_part(name, part);
  // Lists that contradict each other are method-outside-types.
  if (!pairs || pairs->listed.empty() || !pairs->suitable.empty()) return;
  if (pairs->allowed.empty()) {
    reporter.at_key(part["excludedAuthenticationMethods"],
                    "everything that this {} lets through is excluded: {}", name,
                    listed_names(pairs->listed));
    return;
  }
  const Characteristic* missing = missing_characteristic(part, pairs->allowed);
  if (missing == nullptr) return;
  reporter.at_key(part[missing->member], "{} is required, and none of these can have it: {}",
                  missing->member, listed_names(pairs->allowed));
}

void check(const Resource& rule, Reporter& reporter) {
  for (const Node constraint : verification_method(rule.node)["constraints"].items()) {
    for (const std::string_view part : kConstraintParts) {
      check_part(part, constraint[part], reporter);
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor Policy API reference, last full edition: table of authenticator keys and "
    "characteristics",
};
constexpr std::string_view kCovers[] = {"constraint-authmethod-vs-characteristic"};

constexpr Example kExamples[] = {
    {"mail does not resist phishing",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"authenticationMethods": [{"key": "okta_email", "method": "email"}],
      «"phishingResistant"»: "REQUIRED"}}]}}}})"},
    {"a text message is bound to no device",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"methods": ["sms"], «"deviceBound"»: "REQUIRED"}}]}}}})"},
    {"listed and excluded",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"methods": ["webauthn"],
      «"excludedAuthenticationMethods"»: [{"key": "webauthn"}]}}]}}}})"},
    {"one of two will do",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"authenticationMethods": [{"key": "okta_email", "method": "email"},
      {"key": "webauthn", "method": "webauthn"}], "phishingResistant": "REQUIRED"}}]}}}})"},
    {"an authenticator we do not know",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"authenticationMethods": [{"key": "acme_badge", "method": "tap"}],
      "phishingResistant": "REQUIRED"}}]}}}})"},
    {"hardware for some configurations",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"authenticationMethods": [{"key": "okta_verify", "method": "signed_nonce"}],
      "hardwareProtection": "REQUIRED"}}]}}}})"},
};

}  // namespace

Rule never_satisfied() {
  return {
      .id = "verification/never-satisfied",
      .severity = Severity::warning,
      .consequence = Consequence::locks_out,
      .summary = "no authenticator that a constraint lists has what it requires",
      .rationale =
          "Not every authenticator can be bound to a device, protected by hardware or resistant "
          "to phishing; the vendor's table says which can. A constraint that lists only others, "
          "or excludes what it lists, is satisfied by nobody. Where it is the only constraint, "
          "everybody is locked out.",
      .when_to_ignore =
          "The vendor has given an authenticator a characteristic that this release does not "
          "know.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .kinds = ResourceKind::access_policy_rule,
      .check = check};
}

}  // namespace posturelint::rules::verification
