// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "lsp/session.h"

namespace posturelint::lsp {

/// What can be done about the findings in a range: fix one, fix all that is safe, silence one with
/// a reason, read about the rule. The edits come when the client asks for them (resolve), where it
/// can; else at once.
std::vector<CodeAction> code_action(Session& session, const CodeActionParams& params);
/// The edit of an action. Fails when the document is another one by now.
WorkspaceEdit resolve_code_action(Session& session, const CodeActionData& data);

}  // namespace posturelint::lsp
