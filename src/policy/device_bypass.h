// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "policy/coverage.h"

namespace posturelint {

/// A rule lets some people in from certain devices only, and a later one lets the same people in
/// from any device: what fails the first falls through to the second.
struct DeviceBypass {
  std::size_t device_rule = 0;
  std::size_t by = 0;
  /// A sign-in that the first was meant to stop and the second lets in.
  Witness witness;
  /// The later rule wants more factors, so that it may be meant as the stricter way in.
  bool asks_for_more = false;
};

/// The sign-ins that a rule about devices is meant to judge: those that fit its other conditions,
/// on the platforms on which its assurance policies can be satisfied. Conditions we cannot read are
/// left out: whether they hold or not, what fails on the device goes on.
ConditionSet audience_of(const PolicyRules& list, const ListedRule& rule);

/// At most one for each rule about devices: the first later rule that undoes it.
std::vector<DeviceBypass> device_bypasses(Coverage& coverage);

}  // namespace posturelint
