// SPDX-License-Identifier: Apache-2.0
#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::access {
namespace {

/// The member, or null when it is not there or null. Misspelled keys count.
Node set_member(Node object, std::string_view key) {
  const Node member = member_like(object, key);
  return member.is_set() ? member : Node{};
}

void check_sign_on(Node actions, Node sign_on, Reporter& reporter) {
  const Node access = set_member(sign_on, "access");
  if (!access) {
    reporter.at_start(sign_on, "appSignOn does not say whether access is ALLOW or DENY");
  }
  // Beside appSignOn it is another mistake: access/actions-misplaced.
  if (access.is_string("DENY") || actions["verificationMethod"]) return;
  if (!set_member(sign_on, "verificationMethod")) {
    reporter.at_start(sign_on,
                      "appSignOn does not say how users prove who they are: it has no "
                      "verificationMethod");
  }
}

void check(const Resource& rule, Reporter& reporter) {
  if (rule.direction == Direction::response || rule.bare_members) return;
  const Node conditions = rule.node["conditions"];
  if (!conditions && !rule.node["name"]) return;
  const Node actions = set_member(rule.node, "actions");
  if (!actions) {
    if (conditions["actions"]) return;  // access/actions-misplaced
    reporter.at_start(rule.node,
                      "the rule has no actions: it does not say what happens on a match");
    return;
  }
  if (!actions.is_object()) return;
  const Node sign_on = set_member(actions, "appSignOn");
  if (!sign_on) {
    reporter.at_start(actions, "the actions have no appSignOn");
  } else if (sign_on.is_object()) {
    check_sign_on(actions, sign_on, reporter);
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor Policy API reference, last full edition: access and verificationMethod are required",
    "vendor device assurance guide: PUT replaces the whole rule",
    "recorded traffic: every accepted rule has both",
};
constexpr std::string_view kCovers[] = {"rule-actions-required"};

constexpr Example kExamples[] = {
    {"conditions and no actions",
     R"(«{»"name": "Managed devices", "type": "ACCESS_POLICY",
  "conditions": {"device": {"registered": true, "managed": true}}})"},
    {"it is not said who may come in, nor how",
     R"({"name": "Managed devices", "type": "ACCESS_POLICY", "actions": «{»}})"},
    {"allowed, but how",
     R"({"name": "Managed devices", "type": "ACCESS_POLICY",
  "actions": {"appSignOn": «{»"access": "ALLOW"}}})"},
    {"allowed with two factors",
     R"({"name": "Managed devices", "type": "ACCESS_POLICY", "actions": {"appSignOn": {
  "access": "ALLOW", "verificationMethod": {"type": "ASSURANCE", "factorMode": "2FA"}}}})"},
    {"who is denied need not prove anything",
     R"({"name": "Everybody else", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule actions_missing() {
  return {
      .id = "access/actions-missing",
      .severity = Severity::error,
      .consequence = Consequence::refused,
      .summary = "an access policy rule does not say what happens on a match",
      .rationale =
          "A rule is conditions and an action. `actions.appSignOn.access` allows or denies, and "
          "`verificationMethod` says what users must prove; the vendor's reference calls both "
          "required. Guides that show only the conditions print half a rule, and a PUT with it "
          "would replace the whole.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .kinds = ResourceKind::access_policy_rule,
      .check = check};
}

}  // namespace posturelint::rules::access
