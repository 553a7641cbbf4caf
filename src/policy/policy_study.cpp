// SPDX-License-Identifier: Apache-2.0
#include "policy/policy_study.h"

namespace posturelint {

const std::vector<std::optional<Cover>>& PolicyStudy::covers() {
  if (!covers_) {
    Coverage coverage(rules_);
    covers_ = coverage.covers();
  }
  return *covers_;
}

const std::vector<DeadRule>& PolicyStudy::dead_rules() {
  if (!dead_rules_) {
    Coverage coverage(rules_);
    dead_rules_ = posturelint::dead_rules(coverage, covers());
  }
  return *dead_rules_;
}

std::vector<std::size_t> PolicyStudy::shadowed_by(std::size_t rule) {
  if (rules_.rules[rule].conditions.is_everything()) return {};
  for (std::size_t i = 0; i < rule; ++i) {
    const bool takes_all = rules_.rules[i].conditions.is_everything();
    if (takes_all && rules_.surely_precedes(i, rule)) return {i};
  }
  const std::optional<Cover>& cover = covers()[rule];
  if (!cover || cover->certainty != Certainty::proven) return {};
  return cover->by;
}

const std::vector<DeviceBypass>& PolicyStudy::device_bypasses() {
  if (!device_bypasses_) {
    Coverage coverage(rules_);
    device_bypasses_ = posturelint::device_bypasses(coverage);
  }
  return *device_bypasses_;
}

}  // namespace posturelint
