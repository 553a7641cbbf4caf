// SPDX-License-Identifier: Apache-2.0
#include "cli/completion.h"

namespace posturelint::cli {

std::span<const Shell> shells() {
  static constexpr Shell kShells[] = {
      {"bash", bash_completion}, {"zsh", zsh_completion}, {"fish", fish_completion}};
  return kShells;
}

std::string shell_quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') {
      quoted += R"('\'')";
    } else {
      quoted += c;
    }
  }
  return quoted + '\'';
}

}  // namespace posturelint::cli
