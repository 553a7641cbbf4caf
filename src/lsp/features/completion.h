// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "lsp/session.h"

namespace posturelint::lsp {

/// What may be written at a place: the properties that this platform and object take (required ones
/// first), the values of a property, the ids and variables of the workspace, whole conditions and
/// policies. Works in a text that is broken, there and elsewhere.
std::vector<CompletionItem> completion(Session& session, const PositionParams& params);

}  // namespace posturelint::lsp
