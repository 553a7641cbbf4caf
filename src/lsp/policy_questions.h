// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "lsp/session.h"

namespace posturelint::lsp {

RuleAddress address_of(const OpenDocument& document, Node rule);

// Questions about one rule, answered from the files under the configuration of its document: open
// ones as they are on the screen, others as they are on disk. They throw RequestError for what
// cannot be answered.

/// What `posturelint simulate --who` says, as Markdown.
std::string who_reaches_rule(Session& session, const RuleAddress& address);
/// A sign-in that the rule decides about, or at least matches, as a JSON text to be edited.
std::string propose_sign_in(Session& session, const RuleAddress& address);
/// What `posturelint simulate` says of a sign-in at the policy of the rule, as Markdown.
std::string simulate_sign_in(Session& session, const RuleAddress& address,
                             std::string_view sign_in);

}  // namespace posturelint::lsp
