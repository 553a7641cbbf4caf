// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "text/span.h"

namespace posturelint {

/// Where in a URL the ids of `/api/v1/policies/{policyId}/rules/{ruleId}` stand; empty spans for
/// what it does not name. What stands there may be a placeholder.
struct PolicyPath {
  Span policy;
  Span rule;

  [[nodiscard]] std::string_view policy_of(std::string_view url) const {
    return url.substr(policy.begin, policy.size());
  }
  [[nodiscard]] std::string_view rule_of(std::string_view url) const {
    return url.substr(rule.begin, rule.size());
  }
};

PolicyPath policy_path(std::string_view url);

}  // namespace posturelint
