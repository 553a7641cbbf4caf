// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "lsp/session.h"

namespace posturelint::lsp {

/// Nothing where there is no id, variable or name.
std::optional<PrepareRename> prepare_rename(Session& session, const PositionParams& params);
/// Changes an id, a posture variable or a name wherever the workspace has it. A new text that the
/// symbol cannot have, or that another object has already, is refused.
std::optional<WorkspaceEdit> rename(Session& session, const RenameParams& params);

}  // namespace posturelint::lsp
