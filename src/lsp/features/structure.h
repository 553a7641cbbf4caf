// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "lsp/session.h"

namespace posturelint::lsp {

/// Objects and arrays that span lines.
std::vector<FoldingRange> folding_range(Session& session, const DocumentParams& params);
/// For each place the values around it: content, value, member, object, ….
std::vector<SelectionRanges> selection_range(Session& session, const SelectionRangeParams& params);

}  // namespace posturelint::lsp
