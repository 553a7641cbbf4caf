// SPDX-License-Identifier: Apache-2.0
#include <csignal>
#include <filesystem>
#include <new>
#include <span>
#include <string_view>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/help.h"

namespace posturelint::cli {
namespace {

ExitStatus unknown_command(std::string_view word) {
  if (word.starts_with('-') && word != "-") {
    return print_usage_error(nullptr, fmt::format("unknown option \"{}\"", word));
  }
  std::vector<std::string_view> names;
  for (const Command& command : commands()) names.push_back(command.name);
  std::string hint = did_you_mean(word, names);
  std::error_code ignored;
  if (word == "-" || std::filesystem::exists(word, ignored)) {
    hint = fmt::format(", did you mean \"posturelint check {}\"?", word);
  }
  return print_usage_error(nullptr, fmt::format("unknown command \"{}\"{}", word, hint));
}

ExitStatus run(std::span<const char* const> words) {
  if (words.empty()) return write_and_return(general_help(), ExitStatus::usage);
  const std::string_view first = words[0];
  if (first == "--help" || first == "-h")
    return write_and_return(general_help(), ExitStatus::clean);
  if (first == "--version" || first == "-V") {
    return write_and_return(version_line(), ExitStatus::clean);
  }
  const Command* command = find_command(first);
  if (command == nullptr) return unknown_command(first);
  const auto arguments = parse_arguments(*command, words.subspan(1));
  if (!arguments) return print_usage_error(command, arguments.error().what);
  if (arguments->wants_help()) return write_and_return(command_help(*command), ExitStatus::clean);
  return command->run(*arguments);
}

}  // namespace
}  // namespace posturelint::cli

int main(int argc, char** argv) {
  // A reader that goes away is told by write(); it shall not end the program by a signal.
  std::signal(SIGPIPE, SIG_IGN);
  const std::span<const char* const> words(argv, static_cast<std::size_t>(argc));
  try {
    return static_cast<int>(posturelint::cli::run(words.subspan(words.empty() ? 0 : 1)));
  } catch (const std::bad_alloc&) {
    return static_cast<int>(posturelint::cli::print_failure(posturelint::cli::ExitStatus::failure,
                                                            {"not enough memory"}));
  }
}
