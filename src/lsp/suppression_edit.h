// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/analysis.h"
#include "engine/config.h"
#include "finding/finding.h"
#include "text/edit.h"
#include "workspace/config_lookup.h"

namespace posturelint::lsp {

/// What the comment and the configuration say until somebody writes the reason.
inline constexpr std::string_view kReason = "say why it is right here";

/// The edit of a configuration's text that adds an entry to `suppressions:`; nothing when there is
/// a list already that it cannot be added to line by line.
std::optional<Edit> suppress_in_config(std::string_view yaml, const Finding& finding,
                                       std::string_view path_in_project);

/// The edit of a guide or a script that puts a comment of ours before the block or command of a
/// finding; nothing where a comment cannot do it (JSON has none). Made sure by linting the result.
std::optional<Edit> suppress_in_comment(const Analysis& analysis, const Finding& finding,
                                        const Setup& setup);

}  // namespace posturelint::lsp
