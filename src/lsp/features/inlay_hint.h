// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "lsp/session.h"

namespace posturelint::lsp {

/// The name behind an id, a duration in words, and which of its list a rule is in the order of
/// evaluation, with the rules before it that leave it nothing when that is proven.
std::vector<InlayHint> inlay_hint(Session& session, const RangeParams& params);

}  // namespace posturelint::lsp
