// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "cli/command.h"

namespace posturelint::cli {

/// What `posturelint --help` prints.
std::string general_help();
/// What `posturelint NAME --help` prints.
std::string command_help(const Command& command);
/// What `posturelint --version` prints.
std::string version_line();
/// `0.1.0`
std::string_view version();

}  // namespace posturelint::cli
