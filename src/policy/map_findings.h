// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "policy/policy_map.h"
#include "policy/policy_rules.h"

namespace posturelint {

/// What becomes of a rule.
enum class RuleState : std::uint8_t {
  decides,   // about some sign-ins
  dead,      // about none: earlier rules leave it nothing
  nobody,    // about none: no sign-in fits its conditions
  inactive,  // it is skipped
  unknown,   // that would take too long to find out
};

struct RuleFate {
  RuleState state = RuleState::decides;
  /// The rules that leave a dead one nothing; empty: more of them than one would list.
  std::vector<std::size_t> covered_by;
};

/// A rule lets in from any device those whom an earlier one lets in from certain devices only.
struct MapHole {
  std::size_t device_rule = 0;
  std::size_t by = 0;
  Witness witness;
  /// The cells it shows in: platform, device, risk.
  std::vector<std::array<std::size_t, 3>> cells;
};

/// What a person should see first on a map.
struct MapFindings {
  std::vector<RuleFate> rules;  // as in PolicyRules::rules
  std::vector<MapHole> holes;
};
MapFindings map_findings(const PolicyRules& list, const PolicyMap& map);

}  // namespace posturelint
