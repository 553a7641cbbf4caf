// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/rule.h"

namespace posturelint::cli {

/// One line per rule: id, severity, whether it can be fixed, summary; in columns. A team's rules
/// stand behind ours, under a line that says so.
std::string rule_list(std::span<const Rule* const> rules);

/// `no`, `safe` or `unsafe`.
std::string_view to_string(Fixable fixable);

}  // namespace posturelint::cli
