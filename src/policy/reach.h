// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "policy/condition_set.h"
#include "policy/policy_rules.h"
#include "policy/simulation_words.h"

namespace posturelint {

/// Sign-ins that have a platform, a risk and a device state of the sets, and that all clauses hold
/// for.
struct ReachBox {
  PlatformSet platforms = kAllPlatforms;
  RiskSet risks = kAllRisks;
  DeviceStateSet devices = kAllDeviceStates;
  std::vector<Clause> clauses;
};

/// The sign-ins that reach a rule: those it matches and no rule before it does.
struct Reach {
  /// No sign-in is in two of them. Open questions have their usual answers.
  std::vector<ReachBox> boxes;
  /// False: there are so many that the boxes hold sign-ins, too, that rules before it take.
  bool is_complete = true;
  /// The questions that the boxes rest on.
  std::vector<Question> assumed;
  /// The platforms there are, for the answers: the pairs of type and system.
  PlatformSet world = kAllPlatforms;
};
inline constexpr std::size_t kMaxReachBoxes = 64;

Reach reach_of(const PolicyRules& list, std::size_t rule);

/// The sign-ins of a box, as a set.
ConditionSet to_set(const ReachBox& box);

/// `managed WINDOWS or MACOS devices, risk LOW, user in 00g… or 00h…, not in 00k…`.
std::string describe(const FactTable& facts, const ReachBox& box, PlatformSet world,
                     const NameOfId& name_of);

}  // namespace posturelint
