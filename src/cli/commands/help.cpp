// SPDX-License-Identifier: Apache-2.0
#include "cli/help.h"

#include <fmt/format.h>

#include "cli/command_line.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/manual.h"

namespace posturelint::cli {
namespace {

ExitStatus help(const Arguments& arguments) {
  if (arguments.has("man")) {
    return write_and_return(manual_page(commands(), {.version = version(), .date = version_date()}),
                            ExitStatus::clean);
  }
  if (arguments.operands().empty()) return write_and_return(general_help(), ExitStatus::clean);
  const std::string& name = arguments.operands()[0];
  const Command* command = find_command(name);
  if (command != nullptr) return write_and_return(command_help(*command), ExitStatus::clean);
  std::vector<std::string_view> known;
  for (const Command& other : commands()) known.push_back(other.name);
  return print_usage_error(
      nullptr, fmt::format("unknown command \"{}\"{}", name, did_you_mean(name, known)));
}

constexpr Option kHelpOptions[] = {
    {"man", Takes::nothing, "", "print the manual of all commands, for man(1)"},
};
constexpr OptionGroup kOptions[] = {{"Options", kHelpOptions}};

}  // namespace

const Command kHelpCommand{
    .name = "help",
    .operands = "[COMMAND]",
    .summary = "print help about a command",
    .details =
        "Prints what \"posturelint COMMAND --help\" prints; without a command, the list of "
        "them.\n",
    .options = kOptions,
    .exit_statuses =
        "  0  printed\n"
        "  2  no such command\n",
    .run = help,
};

}  // namespace posturelint::cli
