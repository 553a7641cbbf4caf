// SPDX-License-Identifier: Apache-2.0
#include "document/misspelling.h"
#include "engine/reporter.h"
#include "engine/rule.h"
#include "policy/blank.h"

namespace posturelint::rules::device_assurance {
namespace {

/// What request/partial-put says in its own words.
bool is_part_of_policy(const Resource& policy) {
  return policy.bare_members || (policy.request != nullptr && policy.request->method == "PUT");
}

void check(const Resource& policy, Reporter& reporter) {
  if (policy.direction == Direction::response) return;
  const Node name = member_like(policy.node, "name");
  if (!name) {
    if (is_part_of_policy(policy)) return;
    reporter.at_start(policy.node, "the policy has no name");
  } else if (is_blank(name)) {
    reporter.at(name, "the policy's name is blank");
  }
}

constexpr std::string_view kEvidence[] = {
    "vendor MCP server: a policy is not created without a name",
    "vendor device assurance guide: every body has one",
};
constexpr std::string_view kCovers[] = {"da-name-required"};

constexpr Example kExamples[] = {
    {"there is no name", R"(«{»"platform": "IOS", "jailbreak": false})"},
    {"the name is blank", R"({"name": «" "», "platform": "IOS", "jailbreak": false})"},
    {"the policy has a name", R"({"name": "Phones", "platform": "IOS", "jailbreak": false})"},
    {"the name is filled in later",
     R"({"name": "${name}", "platform": "IOS", "jailbreak": false})"},
    {"a misspelled key is another finding",
     R"({"nmae": "Phones", "platform": "IOS", "jailbreak": false})"},
};

}  // namespace

Rule name_missing() {
  return {
      .id = "device-assurance/name-missing",
      .severity = Severity::warning,
      .consequence = Consequence::refused,
      .summary = "a device assurance policy has no name",
      .rationale =
          "Administrators pick a policy by its name when they add it to a rule, and the vendor's "
          "own tools do not create one without. The published schema marks no member as "
          "required, so a schema alone does not notice.",
      .evidence = kEvidence,
      .covers = kCovers,
      .examples = kExamples,
      .kinds = ResourceKind::device_assurance,
      .check = check};
}

}  // namespace posturelint::rules::device_assurance
