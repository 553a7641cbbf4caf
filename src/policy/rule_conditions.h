// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string_view>

#include "document/document.h"
#include "document/resource.h"
#include "policy/condition_set.h"
#include "policy/sign_in.h"

namespace posturelint {

/// The platform of a device assurance policy by its id; unknown when its content is not at hand.
using PlatformOfAssurance = std::function<Platform(std::string_view id)>;

/// The sign-ins that `conditions` of an access policy rule hold for. What the server fills in for
/// an absent condition is filled in; what we cannot read becomes a fact of its own, so that nothing
/// is concluded from it. docs/semantics.md says how each condition is read.
ConditionSet read_conditions(Node conditions, const PlatformOfAssurance& platform_of,
                             FactTable& facts);

}  // namespace posturelint
