// SPDX-License-Identifier: Apache-2.0
#include "policy/condition_set.h"

#include <algorithm>
#include <utility>

namespace posturelint {

namespace {

Demand ways_to_hold(const Clause& clause) {
  Demand demand;
  if (clause.devices != 0) demand.push_back({.devices = clause.devices});
  if (clause.platforms != 0) demand.push_back({.platforms = clause.platforms});
  if (clause.risks != 0) demand.push_back({.risks = clause.risks});
  for (const Literal& literal : clause.literals) demand.push_back({.literals = {literal}});
  return demand;
}

Restriction way_to_fail(const Clause& clause) {
  Restriction out{.platforms = kAllPlatforms & ~clause.platforms,
                  .risks = static_cast<RiskSet>(kAllRisks & ~clause.risks),
                  .devices = static_cast<DeviceStateSet>(kAllDeviceStates & ~clause.devices),
                  .literals = clause.literals};
  for (Literal& literal : out.literals) literal.holds = !literal.holds;
  return out;
}

template <typename Wanted>
ConditionSet filtered(const ConditionSet& set, const Wanted& wanted) {
  ConditionSet out;
  for (const Clause& clause : set.clauses()) {
    if (wanted(clause)) out.add(clause);
  }
  return out;
}

}  // namespace

void ConditionSet::add(Clause clause) {
  const bool holds_for_all = clause.platforms == kAllPlatforms || clause.risks == kAllRisks ||
                             clause.devices == kAllDeviceStates;
  if (holds_for_all) return;
  holding_.push_back(ways_to_hold(clause));
  failing_.push_back(way_to_fail(clause));
  clauses_.push_back(std::move(clause));
}

bool ConditionSet::has(Aspect aspect) const {
  return std::ranges::find(clauses_, aspect, &Clause::aspect) != clauses_.end();
}

ConditionSet ConditionSet::only(Aspect aspect) const {
  return filtered(*this, [&](const Clause& clause) { return clause.aspect == aspect; });
}

ConditionSet ConditionSet::without(Aspect aspect) const {
  return filtered(*this, [&](const Clause& clause) { return clause.aspect != aspect; });
}

bool contains(const ConditionSet& set, const SignIn& sign_in) {
  const auto fits = [&](const Literal& literal) {
    return sign_in.holds[literal.fact] == literal.holds;
  };
  return std::ranges::all_of(set.clauses(), [&](const Clause& clause) {
    return (clause.platforms & platform_set(sign_in.type, sign_in.os)) != 0 ||
           (clause.risks & risk_set(sign_in.risk)) != 0 ||
           (clause.devices & device_state_set(sign_in.device)) != 0 ||
           std::ranges::any_of(clause.literals, fits);
  });
}

}  // namespace posturelint
