// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <list>
#include <optional>
#include <utility>
#include <vector>

#include "engine/analysis.h"
#include "policy/os_requirements.h"
#include "policy/policy_study.h"

namespace posturelint {

/// The policies of one file, studied once for all rules that ask about them. Made when the first
/// one asks.
class PolicyStudies {
 public:
  /// Both must outlive it.
  PolicyStudies(const Analysis& analysis, const Answers& answers)
      : analysis_(analysis), answers_(answers) {}

  /// The access policies.
  std::list<PolicyStudy>& all() {
    if (!studies_) {
      studies_.emplace();
      for (PolicyRules& rules : policy_rules(analysis_.resources, answers_)) {
        studies_->emplace_back(std::move(rules));
      }
    }
    return *studies_;
  }

  /// What a device assurance policy asks of the operating system. Valid until another is asked for.
  const std::vector<OsRequirement>& os_requirements(Node policy) {
    read_versions(policy);
    return requirements_;
  }
  const std::vector<MinimumVersion>& minimum_versions(Node policy) {
    read_versions(policy);
    return minimums_;
  }

 private:
  // Rules look at one policy after the other, so it is enough to know the last one.
  void read_versions(Node policy) {
    if (policy == versions_of_) return;
    requirements_ = posturelint::os_requirements(policy);
    minimums_ = posturelint::minimum_versions(requirements_);
    versions_of_ = policy;
  }

  const Analysis& analysis_;
  const Answers& answers_;
  std::optional<std::list<PolicyStudy>> studies_;
  Node versions_of_;
  std::vector<OsRequirement> requirements_;
  std::vector<MinimumVersion> minimums_;
};

}  // namespace posturelint
