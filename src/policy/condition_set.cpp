// SPDX-License-Identifier: Apache-2.0
#include "policy/condition_set.h"

#include <algorithm>
#include <utility>

namespace posturelint {

void ConditionSet::add(Clause clause) {
  const bool holds_for_all = clause.platforms == kAllPlatforms || clause.risks == kAllRisks ||
                             clause.devices == kAllDeviceStates;
  if (!holds_for_all) clauses_.push_back(std::move(clause));
}

bool ConditionSet::has(Aspect aspect) const {
  return std::ranges::find(clauses_, aspect, &Clause::aspect) != clauses_.end();
}

ConditionSet ConditionSet::only(Aspect aspect) const {
  ConditionSet set = *this;
  std::erase_if(set.clauses_, [&](const Clause& clause) { return clause.aspect != aspect; });
  return set;
}

ConditionSet ConditionSet::without(Aspect aspect) const {
  ConditionSet set = *this;
  std::erase_if(set.clauses_, [&](const Clause& clause) { return clause.aspect == aspect; });
  return set;
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
