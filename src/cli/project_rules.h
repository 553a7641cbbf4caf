// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "cli/command.h"
#include "cli/command_line.h"
#include "workspace/config_lookup.h"

namespace posturelint::cli {

// The options of commands that speak of rules, and check no file.
inline constexpr Option kProjectConfig[] = {
    {"config", Takes::value, "FILE", "the team's rules are those of this configuration"},
    {"no-config", Takes::nothing, "", "only the program's rules"},
};
inline constexpr OptionGroup kProjectConfigOptions{"Whose rules", kProjectConfig};

/// The lookup that those options ask for; the error is for print_usage_error().
Result<LookupOptions> read_project_options(const Arguments& arguments);

}  // namespace posturelint::cli
