// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "lsp/documents.h"
#include "lsp/workspace.h"

namespace posturelint::lsp {

/// Joins what the files of the workspace say, and lets the rules over whole projects look at it:
/// open documents as they are on the screen, other files as they are on disk. The workspace must be
/// indexed. Gives the URIs of the open documents that have other findings now.
std::vector<std::string> join_files(Documents& documents, Workspace& workspace);

}  // namespace posturelint::lsp
