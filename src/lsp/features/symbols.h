// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "lsp/session.h"

namespace posturelint::lsp {

/// The outline: the policies, rules and checks of a file, and their members.
std::vector<DocumentSymbol> document_symbol(Session& session, const DocumentParams& params);
/// The named objects of the workspace whose names hold the query, whatever the case.
std::vector<WorkspaceSymbol> workspace_symbol(Session& session, const QueryParams& params);

}  // namespace posturelint::lsp
