// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "document/document.h"

namespace posturelint {

/// One text for all the ways in which a value may be written and mean the same to the server: the
/// order of members and of items does not matter, nor does an item that is there twice, nor a
/// member that is null; a duration is its length; `types` and `methods` are without case. Two
/// placeholders of the same text are the same. Empty for a null Node, and for null.
std::string canonical_text(Node value);

}  // namespace posturelint
