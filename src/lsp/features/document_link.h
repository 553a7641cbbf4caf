// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "lsp/session.h"

namespace posturelint::lsp {

/// Web addresses in strings, and the rules that comments of ours name.
std::vector<DocumentLink> document_link(Session& session, const DocumentParams& params);

}  // namespace posturelint::lsp
