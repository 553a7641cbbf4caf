// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

/// A chain in the wrong place: verification/chain-in-constraints and chains-without-chain-type.
bool means_chains(Node method) {
  if (method["chains"].size() > 0) return true;
  return std::ranges::any_of(method["constraints"].items(),
                             [](Node constraint) { return is_chain(constraint); });
}

void check(const Resource& rule, Reporter& reporter) {
  if (rule.direction == Direction::response) return;
  if (rule.node.find("/actions/appSignOn/access").is_string("DENY")) return;
  const Node method = verification_method(rule.node);
  if (!method["type"].is_string("ASSURANCE") || member_like(method, "factorMode")) return;
  if (means_chains(method)) return;
  Finding& finding = reporter.at_start(
      method, "an ASSURANCE without factorMode does not say if it takes 1FA or 2FA");
  finding.fix = Fix{"add \"factorMode\": \"2FA\"", Applicability::unsafe,
                    insert_member(method, R"("factorMode": "2FA")")};
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, AssuranceMethodFactorMode: 1FA or 2FA, no default",
    "recorded traffic: every accepted request of type ASSURANCE has it",
    "recorded traffic: a rule whose chains were dropped asked for one factor",
};
constexpr std::string_view kCovers[] = {"vm-factor-mode"};

constexpr Example kExamples[] = {
    {"how many factors?",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": «{»"type": "ASSURANCE", "reauthenticateIn": "PT4H"}}}})",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "reauthenticateIn": "PT4H", "factorMode": "2FA"}}}})"},
    {"two",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "reauthenticateIn": "PT4H"}}}})"},
    {"chains have steps instead",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "chains": [
    {"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}]}]}}}})"},
    {"who is denied gives no factor",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY",
  "verificationMethod": {"type": "ASSURANCE"}}}})"},
    {"a misspelt key is another mistake",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factormode": "2FA"}}}})"},
};

}  // namespace

Rule factor_mode_missing() {
  return {.id = "verification/factor-mode-missing",
          .severity = Severity::warning,
          .consequence = Consequence::weakens,
          .summary = "an assurance does not say how many factors it takes",
          .rationale =
              "With type `ASSURANCE` the number of factors is `factorMode`, `1FA` or `2FA`. The "
              "published schema calls it optional, yet every recorded request sends it, and no "
              "document gives a default: a rule that was left without its factors asked for one. "
              "The fix writes `2FA`, the stricter one; look at it.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .fixable = Fixable::unsafe,
          .security_severity = 5.0,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::verification
