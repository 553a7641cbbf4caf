// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/commands.h"

#include <algorithm>
#include <array>

namespace posturelint::cli {

std::span<const Command> commands() {
  static const std::array all{kCheck, kFix,     kSimulate, kTest,   kCompare, kMap,
                              kInit,  kExplain, kRules,    kSchema, kLsp,     kHelpCommand};
  return all;
}

const Command* find_command(std::string_view name) {
  const std::span<const Command> all = commands();
  const auto found = std::ranges::find(all, name, &Command::name);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace posturelint::cli
