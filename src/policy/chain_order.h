// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/document.h"

namespace posturelint {

/// Whether every way to follow one of the chains in `strict` follows one in `lax` as well, so that
/// nothing is lost with `lax`. Both are lists of chains.
bool chains_at_least_as_lax(Node lax, Node strict);

/// Whether some way to follow a chain in `passes` follows none in `fails`, whatever else the steps
/// ask for.
bool some_chain_is_beyond(Node passes, Node fails);

}  // namespace posturelint
