// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/reporter.h"
#include "engine/rule.h"

namespace posturelint::rules::conditions {
namespace {

/// What the first three letters of an id say, as recorded answers and the vendor's pages have it.
struct IdKind {
  std::string_view prefix;
  std::string_view name;
};
constexpr IdKind kIdKinds[] = {
    {"00g", "a group"},
    {"00u", "a user"},
    {"0oa", "an app"},
    {"aut", "an authenticator"},
    {"dae", "a device assurance policy"},
    {"dch", "a posture check"},
    {"nzo", "a network zone"},
    {"oty", "a user type"},
    {"rst", "a policy"},
    {"rul", "a rule"},
};

struct IdList {
  std::string_view place;
  std::string_view prefix;
  std::string_view holds;
};
constexpr IdList kLists[] = {
    {"/device/assurance/include", "dae", "assurance.include holds device assurance policies"},
    {"/network/include", "nzo", "network.include holds zones"},
    {"/network/exclude", "nzo", "network.exclude holds zones"},
    {"/people/groups/include", "00g", "people.groups holds groups"},
    {"/people/groups/exclude", "00g", "people.groups holds groups"},
    {"/people/users/include", "00u", "people.users holds users"},
    {"/people/users/exclude", "00u", "people.users holds users"},
    {"/userType/include", "oty", "userType.include holds user types"},
    {"/userType/exclude", "oty", "userType.exclude holds user types"},
};

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The kind that an id belongs to by its form; null when the text need not be an id.
const IdKind* kind_of_id(std::string_view id) {
  constexpr std::size_t kIdSize = 20;
  if (id.size() != kIdSize || !std::ranges::all_of(id, is_letter_or_digit)) return nullptr;
  const auto* found = std::ranges::find(kIdKinds, id.substr(0, 3), &IdKind::prefix);
  return found == std::end(kIdKinds) ? nullptr : found;
}

void check(const Resource& rule, Reporter& reporter) {
  for (const IdList& list : kLists) {
    for (const Node item : rule.node["conditions"].find(list.place).items()) {
      const auto id = item.string();
      const IdKind* kind = id ? kind_of_id(*id) : nullptr;
      if (kind == nullptr || kind->prefix == list.prefix) continue;
      reporter.at(item, "{} looks like the id of {}; {} ({}…)", *id, kind->name, list.holds,
                  list.prefix);
    }
  }
}

constexpr std::string_view kEvidence[] = {
    "recorded traffic: zones start with nzo, groups with 00g, users with 00u, without exception",
    "vendor OpenAPI 2026.06.3: one example has a user in network.exclude",
};
constexpr std::string_view kCovers[] = {"net-zone-id-prefix", "people-id-prefix"};

constexpr Example kExamples[] = {
    {"a user where a zone belongs",
     R"({"name": "Office", "type": "ACCESS_POLICY", "conditions": {"network": {"connection": "ZONE",
  "exclude": [«"00u1a2b3c4d5e6f7g8h9"»]}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"users and groups are swapped",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"people": {
  "users": {"include": [«"00g1a2b3c4d5e6f7g8h9"»]}, "groups": {"include": [«"00u1a2b3c4d5e6f7g8h9"»]}}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"everything in its place",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"people": {
  "users": {"include": ["00u1a2b3c4d5e6f7g8h9"]}, "groups": {"include": ["00g1a2b3c4d5e6f7g8h9"]}}},
  "actions": {"appSignOn": {"access": "DENY"}}})"},
    {"a text that is no id says nothing",
     R"({"name": "Staff", "type": "ACCESS_POLICY", "conditions": {"people": {
  "groups": {"include": ["EVERYONE", "00u_of_the_group"]}}}, "actions": {"appSignOn": {"access": "DENY"}}})"},
};

}  // namespace

Rule id_of_another_kind() {
  return {.id = "conditions/id-of-another-kind",
          .severity = Severity::info,
          .consequence = Consequence::locks_out,
          .summary = "an id in a condition looks like one of another kind of object",
          .rationale =
              "The first three letters of an id tell what it belongs to: `nzo` a network zone, "
              "`00g` a group, `00u` a user, `oty` a user type, `dae` a device assurance policy. "
              "An id in the wrong list names nothing there, and the rule does not match whom it "
              "means. That the letters tell the kind is what all recorded ids have in common; "
              "the vendor does not promise it.",
          .evidence = kEvidence,
          .covers = kCovers,
          .examples = kExamples,
          .kinds = ResourceKind::access_policy_rule,
          .check = check};
}

}  // namespace posturelint::rules::conditions
