// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/command.h"

namespace posturelint::cli {

/// What the manual says besides the commands.
struct ManualTitle {
  std::string_view version;
  std::string_view date;  // YYYY-MM-DD; may be empty
};

/// The manual page posturelint(1), in the language of man(7).
std::string manual_page(std::span<const Command> commands, const ManualTitle& title);

}  // namespace posturelint::cli
