// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/document.h"

namespace posturelint {

/// Equal as JSON values: the order of members and the way a string is written do not matter. Values
/// of unknown content, and very deep ones, equal nothing.
bool same_value(Node a, Node b);

}  // namespace posturelint
