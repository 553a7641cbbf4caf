// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "document/document.h"
#include "document/resource.h"
#include "policy/assumptions.h"
#include "policy/condition_set.h"
#include "policy/rule_conditions.h"
#include "policy/sign_in.h"

namespace posturelint {

enum class Outcome : std::uint8_t { unknown, allow, deny };

/// One rule of a policy, as evaluation sees it.
struct ListedRule {
  Node node;
  Outcome outcome = Outcome::unknown;
  ConditionSet conditions;
  /// The rule the server adds to every policy and evaluates last.
  bool is_system = false;
  std::optional<std::int64_t> priority;
};

/// The rules of one policy in one file, in the order of evaluation.
struct PolicyRules {
  /// The array the rules are items of.
  Node list;
  /// The policy they are embedded in; null when it is not there.
  Node policy;
  /// Those that take part, first to last. Rules that may or may not be active take part with a
  /// condition that we cannot read.
  std::vector<ListedRule> rules;
  std::vector<Node> inactive;
  FactTable facts;
  Answers answers;
  /// Members that only the server sets: somebody exported this.
  bool is_export = false;

  [[nodiscard]] bool has_system_rule() const { return !rules.empty() && rules.back().is_system; }
  /// True when rule `a` is evaluated before rule `b` whatever the answer to an open question.
  [[nodiscard]] bool surely_precedes(std::size_t a, std::size_t b) const;
};

/// The lists of rules among the resources of a file (rule_list.h). A list whose order cannot be
/// known is left out.
std::vector<PolicyRules> policy_rules(std::span<const Resource> resources, const Answers& answers,
                                      const PlatformOfAssurance& platform_of);
/// The same, with the platforms of the assurance policies among the resources.
std::vector<PolicyRules> policy_rules(std::span<const Resource> resources, const Answers& answers);

/// The rules of one policy, wherever they stand, read with the facts of another policy's rules or
/// of none. Nothing when their order cannot be known.
std::optional<PolicyRules> rules_of_policy(std::span<const Resource* const> rules,
                                           const Answers& answers,
                                           const PlatformOfAssurance& platform_of, FactTable facts);

/// Puts other facts, of the same table, in the place of some in the rules' conditions.
void replace_facts(PolicyRules& list, const std::map<FactId, FactId>& replacements);

/// For sentences: the rule's name in quotes, or its place: `the 3rd rule of the file`.
std::string name_of(const PolicyRules& list, const ListedRule& rule);

/// What happens on a match is the same: both deny, or both allow and ask for the same.
bool same_actions(const ListedRule& a, const ListedRule& b);

}  // namespace posturelint
