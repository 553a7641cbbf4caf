// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "lsp/session.h"

namespace posturelint::lsp {

/// What a property means and takes, what a rule does, which object is behind an id; and what was
/// found there.
std::optional<Hover> hover(Session& session, const PositionParams& params);

}  // namespace posturelint::lsp
