// SPDX-License-Identifier: Apache-2.0
#include "policy/device_conditions.h"

#include <algorithm>
#include <string_view>

namespace posturelint {
namespace {

// Members that ask nothing of the device: identity, what the server sets, and how failure is shown.
constexpr std::string_view kNoConditions[] = {
    "name",
    "platform",
    "id",
    "createdBy",
    "createdDate",
    "lastUpdate",
    "lastUpdatedBy",
    "_links",
    "resourceId",
    "resourceType",
    "resourceDisplayName",
    "displayRemediationMode",
    "gracePeriod",
    "gracePeriodDisplayRemediationMode",
    "gracePeriodType",
};

}  // namespace

bool may_be_condition(std::string_view member) {
  return std::ranges::find(kNoConditions, member) == std::end(kNoConditions);
}

DeviceConditions device_conditions(Node policy, Node left_out) {
  DeviceConditions found = DeviceConditions::none;
  for (const Node member : policy.members()) {
    if (member.is_null() || member == left_out) continue;
    if (member.key() == "devicePostureChecks") {
      found = DeviceConditions::posture_checks_only;
    } else if (may_be_condition(member.key())) {
      return DeviceConditions::some;
    }
  }
  return found;
}

}  // namespace posturelint
