// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "document/document.h"

namespace posturelint {

/// What a device assurance policy asks of a device.
enum class DeviceConditions : std::uint8_t {
  none,                 // nothing: only a name, a platform and the like
  posture_checks_only,  // custom posture checks and no condition of the platform
  some,                 // at least one condition, or a member that may be one
};

/// False for members that ask nothing of the device: identity, what the server sets, how long and
/// how failure is put up with.
bool may_be_condition(std::string_view member);

/// Never says less than the truth: a member we do not know, a placeholder and a value we could not
/// read count as `some`. The member `left_out` does not count: what would be asked without it.
DeviceConditions device_conditions(Node policy, Node left_out = {});

}  // namespace posturelint
