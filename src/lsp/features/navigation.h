// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "lsp/session.h"

namespace posturelint::lsp {

/// Where the object with this id, variable or name stands.
std::vector<Location> definition(Session& session, const PositionParams& params);
/// All places that name it.
std::vector<Location> references(Session& session, const ReferencesParams& params);
/// The same within one document.
std::vector<DocumentHighlight> document_highlight(Session& session, const PositionParams& params);

}  // namespace posturelint::lsp
