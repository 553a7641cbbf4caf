// SPDX-License-Identifier: Apache-2.0
#include "cli/completion.h"

#include <algorithm>

#include <fmt/format.h>

#include "cli/command_line.h"
#include "cli/commands/commands.h"
#include "cli/console.h"

namespace posturelint::cli {
namespace {

ExitStatus completion(const Arguments& arguments) {
  std::vector<std::string_view> names;
  for (const Shell& shell : shells()) names.push_back(shell.name);
  if (arguments.operands().size() != 1) {
    return print_usage_error(&kCompletion, fmt::format("takes a shell: {}", alternatives(names)));
  }
  const std::string& name = arguments.operands()[0];
  const auto found = std::ranges::find(shells(), std::string_view(name), &Shell::name);
  if (found == shells().end()) {
    return print_usage_error(
        &kCompletion, fmt::format("unknown shell \"{}\"{}", name, did_you_mean(name, names)));
  }
  return write_and_return(found->script(commands()), ExitStatus::clean);
}

}  // namespace

const Command kCompletion{
    .name = "completion",
    .operands = "bash | zsh | fish",
    .summary = "print what makes a shell complete command lines",
    .details =
        "Prints a script that completes commands, options, values and rules. The packages install\n"
        "it; without them\n"
        "\n"
        "  bash  eval \"$(posturelint completion bash)\" in ~/.bashrc\n"
        "  zsh   eval \"$(posturelint completion zsh)\" in ~/.zshrc, below compinit\n"
        "  fish  posturelint completion fish | source, in ~/.config/fish/config.fish\n",
    .options = {},
    .exit_statuses =
        "  0  printed\n"
        "  2  wrong usage\n",
    .run = completion,
};

}  // namespace posturelint::cli
