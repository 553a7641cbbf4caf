// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <optional>

#include "engine/analysis.h"
#include "policy/policy_study.h"

namespace posturelint {

/// The policies of one file, studied once for all rules that ask about them. Made when the first
/// one asks.
class PolicyStudies {
 public:
  /// Both must outlive it.
  PolicyStudies(const Analysis& analysis, const Answers& answers)
      : analysis_(analysis), answers_(answers) {}

  std::deque<PolicyStudy>& all() {
    if (!studies_) {
      studies_.emplace();
      for (PolicyRules& rules : policy_rules(analysis_.resources, answers_)) {
        studies_->emplace_back(std::move(rules));
      }
    }
    return *studies_;
  }

 private:
  const Analysis& analysis_;
  const Answers& answers_;
  std::optional<std::deque<PolicyStudy>> studies_;
};

}  // namespace posturelint
