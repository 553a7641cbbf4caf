// SPDX-License-Identifier: Apache-2.0
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

constexpr std::string_view kDropped[] = {"factorMode", "inactivityPeriod"};

void check(const Resource& rule, Reporter& reporter) {
  const Node method = verification_method(rule.node);
  if (!method["type"].is_string("AUTH_METHOD_CHAIN")) return;
  for (const std::string_view key : kDropped) {
    const Node dropped = method[key];
    if (!dropped.is_set()) continue;
    Finding& finding = reporter.at_key(dropped, "AUTH_METHOD_CHAIN has no {}; it is dropped", key);
    finding.fix = Fix{fmt::format("remove {}", key), Applicability::safe, remove_child(dropped)};
  }
}

constexpr std::string_view kEvidence[] = {
    "recorded traffic: factorMode was dropped in 28 of 28 rules with chains, inactivityPeriod in "
    "18 of "
    "18",
    "vendor OpenAPI 2026.06.3: AuthenticationMethodChainMethod has neither",
};
constexpr std::string_view kCovers[] = {"chain-drops-fields"};
constexpr std::string_view kAbsorbs[] = {"schema/unknown-property"};

constexpr Example kExamples[] = {
    {"chains that time out",
     R"({"name": "Key first", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", «"inactivityPeriod"»: "PT1H", "chains": [
    {"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}]}]}}}})",
     R"({"name": "Key first", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [
    {"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}]}]}}}})"},
    {"chains alone",
     R"({"name": "Key first", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "reauthenticateIn": "PT4H", "chains": [
    {"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}]}]}}}})"},
    {"both belong to ASSURANCE",
     R"({"name": "Two factors", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "inactivityPeriod": "PT1H"}}}})"},
};

}  // namespace

Rule setting_dropped_with_chains() {
  return {.id = "verification/setting-dropped-with-chains",
          .severity = Severity::warning,
          .consequence = Consequence::ignored,
          .summary = "a rule with chains sets what chains do not have",
          .rationale =
              "The number of factors of an `AUTH_METHOD_CHAIN` is the number of its steps, and it "
              "knows "
              "no inactivity. `factorMode` and `inactivityPeriod` are accepted with status 200 and "
              "are gone when the rule is read back: users are never asked again for being idle.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::safe,
          .absorbs = kAbsorbs,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::verification
