// SPDX-License-Identifier: Apache-2.0
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::access {
namespace {

constexpr std::string_view kOfSignOn[] = {"access", "keepMeSignedIn", "verificationMethod"};

std::optional<Fix> move_into(Node member, Node object) {
  std::vector<Edit> added =
      insert_member(object, fmt::format("\"{}\": {}", member.key(), member.text()));
  if (added.empty()) return {};
  Fix fix{fmt::format("move {}", member.key()), Applicability::unsafe, remove_child(member)};
  fix.edits.insert(fix.edits.end(), std::make_move_iterator(added.begin()),
                   std::make_move_iterator(added.end()));
  return fix;
}

void check(const Resource& rule, Reporter& reporter) {
  const Node actions = rule.node["actions"];
  if (const Node nested = rule.node["conditions"]["actions"]) {
    Finding& finding = reporter.at_key(nested, "actions stands beside conditions, not inside");
    if (!actions && !rule.bare_members) finding.fix = move_into(nested, rule.node);
  }
  const Node sign_on = actions["appSignOn"];
  for (const std::string_view key : kOfSignOn) {
    const Node sibling = actions[key];
    if (!sibling) continue;
    Finding& finding = reporter.at_key(sibling, "{} stands inside appSignOn, not beside it", key);
    finding.severity = Severity::warning;  // dropped, where a wrong condition is refused
    if (sign_on.is_object() && !sign_on[key]) finding.fix = move_into(sibling, sign_on);
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor OpenAPI 2026.06.3, AccessPolicyRule: actions beside conditions, "
    "AccessPolicyRuleApplicationSignOn: access, keepMeSignedIn, verificationMethod",
    "reported answer to an unknown condition: \"Invalid condition type specified\"",
    "vendor guides on the account management policy and on staying signed in: print both mistakes",
};
constexpr std::string_view kCovers[] = {"rule-actions-misplaced"};
constexpr std::string_view kAbsorbs[] = {"schema/unknown-property"};

constexpr Example kExamples[] = {
    {"actions inside the conditions",
     R"({"name": "Nobody", "type": "ACCESS_POLICY", "conditions": {"network": {"connection": "ANYWHERE"}, «"actions"»: {"appSignOn": {"access": "DENY"}}}})",
     R"({"name": "Nobody", "type": "ACCESS_POLICY", "conditions": {"network": {"connection": "ANYWHERE"}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"staying signed in beside signing on",
     R"({"name": "Nobody", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}, «"keepMeSignedIn"»: {"postAuth": "NOT_ALLOWED"}}})",
     R"({"name": "Nobody", "type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY", "keepMeSignedIn": {"postAuth": "NOT_ALLOWED"}}}})"},
    {"everything in its place",
     R"({"name": "Nobody", "type": "ACCESS_POLICY", "conditions": {"network": {"connection": "ANYWHERE"}},
  "actions": {"appSignOn": {"access": "DENY", "keepMeSignedIn": {"postAuth": "NOT_ALLOWED"}}}})"},
    {"another unknown condition is the schema's to judge",
     R"({"name": "Nobody", "type": "ACCESS_POLICY", "conditions": {"action": {}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule actions_misplaced() {
  return {
      .id = "access/actions-misplaced",
      .severity = Severity::error,
      .consequence = Consequence::refused,
      .summary = "an action of a rule stands in the wrong object",
      .rationale =
          "`actions` is a member of the rule, beside `conditions`; inside it would be a condition "
          "of "
          "an unknown kind, which is refused. `access`, `verificationMethod` and `keepMeSignedIn` "
          "are members of `appSignOn`; beside it they are not read, and the rule asks for less "
          "than "
          "it shows.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .fixable = Fixable::unsafe,
      .absorbs = kAbsorbs,
      .kinds = ResourceKind::access_policy_rule,
      .check = check};
}

}  // namespace posturelint::rules::access
