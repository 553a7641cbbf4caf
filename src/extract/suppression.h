// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "extract/fragment.h"

namespace posturelint {

/// Reads `posturelint-ignore RULE[, RULE]: reason`, the comment's own marks left out. Nothing when
/// the comment is not one of ours; one that names no rule has no rules. The spans are for the
/// caller to set.
std::optional<SuppressionComment> read_suppression(std::string_view comment);

}  // namespace posturelint
