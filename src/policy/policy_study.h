// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "policy/coverage.h"
#include "policy/dead_rules.h"
#include "policy/device_bypass.h"
#include "policy/policy_rules.h"

namespace posturelint {

/// The rules of one policy, and what several questions about them share. Each answer is found when
/// it is first asked for, with a budget of its own: none depends on what else was asked. Not for
/// several threads at a time.
class PolicyStudy {
 public:
  explicit PolicyStudy(PolicyRules rules) : rules_(std::move(rules)) {}
  /// Answers point into the rules.
  PolicyStudy(const PolicyStudy&) = delete;
  PolicyStudy& operator=(const PolicyStudy&) = delete;

  [[nodiscard]] const PolicyRules& rules() const { return rules_; }

  /// By rule: the earlier ones that leave it nothing (Coverage::covers).
  const std::vector<std::optional<Cover>>& covers();
  const std::vector<DeadRule>& dead_rules();
  /// The rules before one that leave it nothing, proven; empty: none do, or it is not known, or it
  /// is a rule for everybody, which people put last to be safe.
  std::vector<std::size_t> shadowed_by(std::size_t rule);
  const std::vector<DeviceBypass>& device_bypasses();

 private:
  PolicyRules rules_;
  std::optional<std::vector<std::optional<Cover>>> covers_;
  std::optional<std::vector<DeadRule>> dead_rules_;
  std::optional<std::vector<DeviceBypass>> device_bypasses_;
};

}  // namespace posturelint
