// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace posturelint {

/// What a program did.
struct ProgramRun {
  /// Its exit status; 128 and the number of a signal that ended it.
  int status = 0;
  std::string output;
  std::string errors;
};

/// Runs `words[0]`, looked up on PATH, without a shell, in the working directory and waits for its
/// end. `environment` (`NAME=value`) is added to ours. Fails when it cannot be started, or says
/// more than kMaxProgramOutput.
Result<ProgramRun> run_program(std::span<const std::string> words,
                               std::span<const std::string> environment, std::string_view input);
inline constexpr std::size_t kMaxProgramOutput = std::size_t{1} << 30;

}  // namespace posturelint
