// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lsp/session.h"

namespace posturelint::lsp {

/// The legend, as JSON for the capabilities.
inline constexpr std::string_view kSemanticTokensOptions = R"({
  "legend": {"tokenTypes": ["property", "enumMember", "variable", "macro", "class"],
             "tokenModifiers": ["deprecated", "readonly", "declaration"]},
  "full": true, "range": true})";

/// What a grammar of JSON cannot tell apart: members that the API knows, and of those the
/// deprecated and the server's own; values of a fixed set; ids; placeholders; names of objects.
SemanticTokens semantic_tokens(Session& session, const DocumentParams& params);
SemanticTokens semantic_tokens_range(Session& session, const RangeParams& params);

}  // namespace posturelint::lsp
