// SPDX-License-Identifier: Apache-2.0
#include "policy/policy_rules.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "document/misspelling.h"
#include "document/same_value.h"
#include "policy/rule_list.h"

namespace posturelint {
namespace {

Outcome outcome_of(Node rule) {
  const Node access = rule.find("/actions/appSignOn/access");
  if (access.is_string("ALLOW")) return Outcome::allow;
  if (access.is_string("DENY")) return Outcome::deny;
  return Outcome::unknown;
}

/// The object that holds the rules of a policy, directly or below `_embedded`.
Node policy_around(Node list) {
  Node around = list.parent();
  if (around.key() == "_embedded") around = around.parent();
  if (around.is_object() && around["type"].is_string("ACCESS_POLICY")) return around;
  return around["policy"].is_object() ? around["policy"] : Node{};
}

/// An item that was not taken as a rule and may be one all the same: it is no object, or has what
/// rules have, perhaps misspelt. A policy, which has a priority too, is told by its id or its
/// rules.
bool may_be_rule(Node item) {
  if (!item.is_object()) return true;
  if (member_like(item, "actions").is_set() || member_like(item, "conditions").is_set())
    return true;
  if (!member_like(item, "priority").is_set()) return false;
  const auto id = item["id"].string();
  return !(id && id->starts_with("rst")) && !item["_embedded"] && !item["rules"];
}

class Builder {
 public:
  Builder(Node list, const Answers& answers, const PlatformOfAssurance& platform_of,
          FactTable facts = {})
      : platform_of_(platform_of) {
    out_.list = list;
    out_.policy = policy_around(list);
    out_.answers = answers;
    out_.facts = std::move(facts);
  }

  void add(const Resource& resource) {
    const Node rule = resource.node;
    taken_.insert(rule.index());
    out_.is_export = out_.is_export || resource.direction == Direction::response;
    if (rule["status"].is_string("INACTIVE")) {
      out_.inactive.push_back(rule);
      return;
    }
    ListedRule& listed = out_.rules.emplace_back();
    listed.node = rule;
    listed.outcome = outcome_of(rule);
    listed.is_system = is_catch_all(rule);
    read_priority(listed);
    if (listed.is_system) return;
    listed.conditions = read_conditions(rule["conditions"], platform_of_, out_.facts);
    read_whether_it_counts(listed);
  }

  std::optional<PolicyRules> finish() {
    if (!is_readable_ && taken_.size() > 1) return std::nullopt;
    if (lacks_a_rule()) return std::nullopt;
    if (out_.answers.usual(Question::equal_priority) == false) {
      std::ranges::reverse(out_.rules);
      // Rules without a priority are put last, in the order they are sent in.
      const auto unnumbered =
          std::stable_partition(out_.rules.begin(), out_.rules.end(),
                                [](const ListedRule& rule) { return rule.priority.has_value(); });
      std::reverse(unnumbered, out_.rules.end());
    }
    std::ranges::stable_sort(out_.rules, std::less(), [](const ListedRule& rule) {
      return std::tuple(rule.is_system, !rule.priority.has_value(), rule.priority.value_or(0));
    });
    return std::move(out_);
  }

 private:
  void read_priority(ListedRule& rule) {
    const Node priority = rule.node["priority"];
    rule.priority = priority.integer();
    if (priority.is_set() && !rule.priority && !rule.is_system) is_readable_ = false;
  }

  /// A placeholder among the items may stand for any number of rules; other things do not matter.
  [[nodiscard]] bool lacks_a_rule() const {
    if (taken_.size() == out_.list.size()) return false;
    return std::ranges::any_of(out_.list.items(), [&](Node item) {
      return !taken_.contains(item.index()) && may_be_rule(item);
    });
  }

  void read_whether_it_counts(ListedRule& rule) {
    for (const std::string_view key : {"status", "system"}) {
      if (!rule.node[key].is_unknown()) continue;
      const FactId fact = out_.facts.unknown(FactKind::unreadable,
                                             fmt::format("{}: {}", key, rule.node[key].text()));
      rule.conditions.add({.literals = {{fact, true}}});
    }
  }

  const PlatformOfAssurance& platform_of_;
  PolicyRules out_;
  std::set<std::uint32_t> taken_;  // indices of nodes
  bool is_readable_ = true;
};

}  // namespace

bool PolicyRules::surely_precedes(std::size_t a, std::size_t b) const {
  if (a >= b) return false;
  if (rules[b].is_system || answers.usual(Question::equal_priority)) return true;
  return !rules[a].priority || rules[a].priority != rules[b].priority;
}

std::vector<PolicyRules> policy_rules(std::span<const Resource> resources, const Answers& answers,
                                      const PlatformOfAssurance& platform_of) {
  std::vector<PolicyRules> policies;
  for (const RuleList& list : rule_lists(resources)) {
    Builder builder(list[0]->list, answers, platform_of);
    for (const Resource* rule : list) builder.add(*rule);
    if (auto built = builder.finish()) policies.push_back(std::move(*built));
  }
  return policies;
}

std::optional<PolicyRules> rules_of_policy(std::span<const Resource* const> rules,
                                           const Answers& answers,
                                           const PlatformOfAssurance& platform_of,
                                           FactTable facts) {
  Node list = rules.empty() ? Node{} : rules[0]->list;
  for (const Resource* rule : rules) {
    if (rule->list != list) list = {};
  }
  Builder builder(list, answers, platform_of, std::move(facts));
  for (const Resource* rule : rules) builder.add(*rule);
  return builder.finish();
}

std::vector<PolicyRules> policy_rules(std::span<const Resource> resources, const Answers& answers) {
  const bool has_list = std::ranges::any_of(resources, [](const Resource& resource) {
    return resource.kind == ResourceKind::access_policy_rule && resource.list;
  });
  if (!has_list) return {};
  std::map<std::string_view, Platform> platforms;
  for (const Resource& resource : resources) {
    if (resource.kind != ResourceKind::device_assurance) continue;
    if (const auto id = resource.node["id"].string()) platforms[*id] = resource.platform;
  }
  return policy_rules(resources, answers, [&](std::string_view id) {
    const auto found = platforms.find(id);
    return found == platforms.end() ? Platform::unknown : found->second;
  });
}

void replace_facts(PolicyRules& list, const std::map<FactId, FactId>& replacements) {
  for (ListedRule& rule : list.rules) {
    ConditionSet replaced;
    for (Clause clause : rule.conditions.clauses()) {
      for (Literal& literal : clause.literals) {
        const auto found = replacements.find(literal.fact);
        if (found != replacements.end()) literal.fact = found->second;
      }
      replaced.add(std::move(clause));
    }
    rule.conditions = std::move(replaced);
  }
}

std::string name_of(const PolicyRules& list, const ListedRule& rule) {
  if (const auto name = rule.node["name"].string(); name && !name->empty()) {
    return fmt::format("\"{}\"", *name);
  }
  std::size_t place = 0;
  for (const Node item : list.list.items()) {
    ++place;
    if (item == rule.node) break;
  }
  return fmt::format("rule {} of the list", place);
}

bool same_actions(const ListedRule& a, const ListedRule& b) {
  if (a.outcome == Outcome::unknown || a.outcome != b.outcome) return false;
  return a.outcome == Outcome::deny || same_value(a.node["actions"], b.node["actions"]);
}

}  // namespace posturelint
