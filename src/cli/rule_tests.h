// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "cli/exit_status.h"
#include "workspace/config_lookup.h"

namespace posturelint::cli {

/// `posturelint rules test`: runs the examples of the rules in `paths` (files of rules, or folders
/// with a configuration; none: the folder we are in), and prints what came of them.
ExitStatus test_rules(std::span<const std::string> paths, ConfigLookup& configs);

}  // namespace posturelint::cli
