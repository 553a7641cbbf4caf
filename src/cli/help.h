// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "cli/command.h"

namespace posturelint::cli {

/// What every command has, besides its own options.
inline constexpr Option kHelpOption{.name = "help", .help = "print this"};

/// What `posturelint --help` prints.
std::string general_help();
/// What `posturelint NAME --help` prints.
std::string command_help(const Command& command);
/// What `posturelint --version` prints.
std::string version_line();
/// `0.1.0`
std::string_view version();
/// The day of the commit that was built, YYYY-MM-DD; empty where it is not known.
std::string_view version_date();

}  // namespace posturelint::cli
