// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "document/document.h"

namespace posturelint {

/// The member somebody meant by `key`: the member itself, or one whose key is so close that it can
/// only be a misspelling of it (`Status`, `actoins`). A rule that says "there is no X" asks this,
/// so that a typo is one finding and not two. Null when there is neither.
Node member_like(Node object, std::string_view key);

}  // namespace posturelint
