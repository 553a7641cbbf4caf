// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "lsp/session.h"

namespace posturelint::lsp {

/// Lays out the JSON of a document, or of a range of it. What is not JSON stays as it is, in guides
/// and scripts too; so does JSON that is not well-formed.
std::vector<TextEdit> formatting(Session& session, const FormattingParams& params);

}  // namespace posturelint::lsp
