// SPDX-License-Identifier: Apache-2.0
#include "policy/device_bypass.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "policy/verification.h"

namespace posturelint {
namespace {

bool has_factor_mode(const ListedRule& rule, std::string_view mode) {
  return verification_method(rule.node)["factorMode"].is_string(mode);
}

/// The sign-ins a rule about devices is for: its other conditions, on the platforms on which its
/// assurance policies can be satisfied.
ConditionSet audience(const PolicyRules& list, const ListedRule& rule) {
  ConditionSet set = rule.conditions.without(Aspect::device);
  const ConditionSet device = rule.conditions.only(Aspect::device);
  for (const Clause& clause : device.clauses()) {
    PlatformSet platforms = 0;
    for (const Literal& literal : clause.literals) {
      const Fact& fact = list.facts[literal.fact];
      platforms |= fact.kind == FactKind::assurance ? fact.platforms : kAllPlatforms;
    }
    if (!clause.literals.empty() && clause.devices == 0) {
      set.add({.aspect = Aspect::device, .platforms = platforms});
    }
  }
  return set;
}

/// Without the conditions we cannot read: whether they hold or not, what fails on the device goes
/// on.
ConditionSet readable(const PolicyRules& list, const ConditionSet& set) {
  ConditionSet out;
  for (const Clause& clause : set.clauses()) {
    const bool is_opaque = clause.platforms == 0 && clause.risks == 0 && clause.devices == 0 &&
                           std::ranges::all_of(clause.literals, [&](const Literal& literal) {
                             return list.facts[literal.fact].kind == FactKind::unreadable;
                           });
    if (!is_opaque) out.add(clause);
  }
  return out;
}

/// It may be about another platform than the later rule is.
bool has_unknown_platform(const PolicyRules& list, const ListedRule& rule) {
  const ConditionSet device = rule.conditions.only(Aspect::device);
  return std::ranges::any_of(device.clauses(), [&](const Clause& clause) {
    return std::ranges::any_of(clause.literals, [&](const Literal& literal) {
      const Fact& fact = list.facts[literal.fact];
      return fact.kind == FactKind::assurance && fact.platforms == kAllPlatforms;
    });
  });
}

std::optional<DeviceBypass> bypass(Coverage& coverage, std::size_t device_rule, std::size_t by) {
  const PolicyRules& list = coverage.list();
  const ListedRule& guard = list.rules[device_rule];
  const ListedRule& open = list.rules[by];
  if (open.outcome != Outcome::allow || open.conditions.has(Aspect::device)) return std::nullopt;
  const ConditionSet people = audience(list, guard);
  const auto all_get_in = coverage.none({&people}, {&open.conditions});
  if (!all_get_in) return std::nullopt;
  const ConditionSet known_people = readable(list, people);
  auto witness = coverage.find({&known_people, &open.conditions}, coverage.before(by));
  if (!witness) return std::nullopt;
  const bool is_about_others =
      open.conditions.has(Aspect::platform) && has_unknown_platform(list, guard);
  if (*all_get_in == Certainty::possible || is_about_others) {
    witness->certainty = Certainty::possible;
  }
  return DeviceBypass{
      .device_rule = device_rule,
      .by = by,
      .witness = std::move(*witness),
      .asks_for_more = has_factor_mode(open, "2FA") && has_factor_mode(guard, "1FA")};
}

}  // namespace

ConditionSet audience_of(const PolicyRules& list, const ListedRule& rule) {
  return readable(list, audience(list, rule));
}

std::vector<DeviceBypass> device_bypasses(Coverage& coverage) {
  const PolicyRules& list = coverage.list();
  std::vector<DeviceBypass> found;
  for (std::size_t rule = 0; rule < list.rules.size(); ++rule) {
    const ListedRule& guard = list.rules[rule];
    if (guard.outcome != Outcome::allow || !guard.conditions.has(Aspect::device)) continue;
    for (std::size_t later = rule + 1; later < list.rules.size(); ++later) {
      if (!list.surely_precedes(rule, later)) continue;
      auto one = bypass(coverage, rule, later);
      if (!one) continue;
      found.push_back(std::move(*one));
      break;
    }
  }
  return found;
}

}  // namespace posturelint
