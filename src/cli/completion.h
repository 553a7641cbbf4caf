// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/command.h"

namespace posturelint::cli {

/// A shell that can complete our command lines, and the script that teaches it. Rules are asked for
/// when they are needed, by `posturelint rules`, so that those of a team are among them.
struct Shell {
  std::string_view name;
  std::string (*script)(std::span<const Command>);
};

std::span<const Shell> shells();

/// One file each: completion_bash.cpp, …
std::string bash_completion(std::span<const Command> commands);
std::string fish_completion(std::span<const Command> commands);
std::string zsh_completion(std::span<const Command> commands);

/// `text` as one word of bash or zsh: between single quotes.
std::string shell_quoted(std::string_view text);

}  // namespace posturelint::cli
