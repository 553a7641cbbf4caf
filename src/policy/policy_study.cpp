// SPDX-License-Identifier: Apache-2.0
#include "policy/policy_study.h"

namespace posturelint {

const std::vector<std::optional<Cover>>& PolicyStudy::covers() {
  if (!covers_) {
    Coverage coverage(rules_);
    covers_.emplace(rules_.rules.size());
    for (std::size_t rule = 0; rule < rules_.rules.size(); ++rule) {
      if (rules_.rules[rule].conditions.is_everything()) break;
      (*covers_)[rule] = coverage.cover_of(rule);
    }
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

const std::vector<DeviceBypass>& PolicyStudy::device_bypasses() {
  if (!device_bypasses_) {
    Coverage coverage(rules_);
    device_bypasses_ = posturelint::device_bypasses(coverage);
  }
  return *device_bypasses_;
}

}  // namespace posturelint
