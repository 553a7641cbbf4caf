// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace posturelint::lsp {

// What clients may have the server do (workspace/executeCommand).

/// A rule of the linter: its id.
inline constexpr std::string_view kOpenRulePage = "posturelint.openRulePage";
/// A rule of a policy: the members of its RuleAddress.
inline constexpr std::string_view kShowWhoReaches = "posturelint.whoReaches";
/// The same; the URI of a sign-in behind them says which one. Without it one is proposed.
inline constexpr std::string_view kShowSimulation = "posturelint.simulate";

}  // namespace posturelint::lsp
