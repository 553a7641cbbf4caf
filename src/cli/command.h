// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "cli/exit_status.h"

namespace posturelint::cli {

class Arguments;

/// What an option takes: nothing, one value, or a list (comma-separated, or the option again).
enum class Takes { nothing, value, list };

/// One option of a command, as --help, the manual and completion show it. Placeholders that mean
/// something to completion, here and in Command::operands: FILE, PATH, OLD, NEW, DIR, FOLDER, RULE,
/// RULES (a list of them), COMMAND, FORMAT and FORMAT[:FILE]
/// (of a report: those that `help` names).
struct Option {
  std::string_view name;  // without the dashes
  Takes takes = Takes::nothing;
  std::string_view placeholder = {};  // how help calls the value
  std::string_view help = {};         // one clause, lower case
  /// Every word that the value may be, with blanks between; empty: there are too many. `help` names
  /// them too.
  std::string_view values = {};
};

struct OptionGroup {
  std::string_view title;
  std::span<const Option> options;
};

/// `posturelint NAME`: one file in commands/. Everything it points to is static.
struct Command {
  std::string_view name;
  /// What follows the name and the options: `[PATH...]`; a word in lower case stands for itself.
  std::string_view operands;
  /// One clause, lower case.
  std::string_view summary;
  /// Whole lines that --help prints below the usage; may be empty.
  std::string_view details;
  std::span<const OptionGroup> options;
  /// Whole lines: what the exit status says.
  std::string_view exit_statuses;
  ExitStatus (*run)(const Arguments&);
};

/// All commands, in the order of the help.
std::span<const Command> commands();
const Command* find_command(std::string_view name);

}  // namespace posturelint::cli
