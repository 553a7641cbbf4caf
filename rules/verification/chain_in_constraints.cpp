// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/verification.h"

namespace posturelint::rules::verification {
namespace {

/// Makes the list of constraints a list of chains, when nothing else is in it.
std::optional<Fix> move_to_chains(Node method) {
  const Node constraints = method["constraints"];
  const Node type = method["type"];
  if (method["chains"].is_set()) return {};
  if (!std::ranges::all_of(constraints.items(), [](Node item) { return is_chain(item); }))
    return {};
  Fix fix{"make it a chain of type AUTH_METHOD_CHAIN",
          Applicability::unsafe,
          {{constraints.key_span(), "\"chains\""}}};
  if (const Node empty = method["chains"]) {
    const auto gone = remove_child(empty);
    fix.edits.insert(fix.edits.end(), gone.begin(), gone.end());
  }
  if (!type) {
    const auto added = insert_member(method, R"("type": "AUTH_METHOD_CHAIN")");
    if (added.empty()) return {};
    fix.edits.insert(fix.edits.end(), added.begin(), added.end());
  } else if (!type.is_string("AUTH_METHOD_CHAIN")) {
    const Edit of_type{type.span(), "\"AUTH_METHOD_CHAIN\""};
    fix.edits.push_back(of_type);
  }
  return fix;
}

void check(const Resource& rule, Reporter& reporter) {
  const Node method = verification_method(rule.node);
  bool first = true;
  for (const Node constraint : method["constraints"].items()) {
    if (!is_chain(constraint)) continue;
    const Node methods = constraint["authenticationMethods"];
    const Node next = constraint["next"];
    Finding& finding = reporter.at_key(
        methods ? methods : next,
        "a chain of authentication methods belongs in chains; in constraints it is stored as an "
        "empty object and asks for nothing");
    if (methods && next) finding.notes.push_back({"its next step is lost too", next.key_span()});
    if (const Node interval = constraint["reauthenticateIn"]) {
      finding.notes.push_back({"and how long it holds", interval.key_span()});
    }
    if (std::exchange(first, false)) finding.fix = move_to_chains(method);
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
     "next": [{"authenticationMethods": [{"key": "okta_password", "method": "password"}]}]}]}}}})",
     R"({"name": "Key first", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "AUTH_METHOD_CHAIN", "factorMode": "2FA", "chains": [
    {"authenticationMethods": [{"key": "webauthn", "method": "webauthn"}],
     "next": [{"authenticationMethods": [{"key": "okta_password", "method": "password"}]}]}]}}}})"},
    {"a chain beside a constraint",
     R"({"name": "Key first", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "ALLOW",
  "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA", "constraints": [
    {"possession": {"deviceBound": "REQUIRED"}},
    {«"authenticationMethods"»: [{"key": "webauthn", "method": "webauthn"}]}]}}}})"},
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
          "asked for as `knowledge` and `possession`. The fix does the first where nothing but "
          "chains is "
          "in the list.",
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
