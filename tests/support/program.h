// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace posturelint::test {

/// How to run a program.
struct ProgramOptions {
  /// The working directory; empty: ours.
  std::string folder = {};
  /// Added to the environment.
  std::vector<std::pair<std::string, std::string>> environment = {};
  /// What it reads from standard input; `/dev/null` by default.
  std::string input_file = "/dev/null";
  /// Where standard output goes; empty: into ProgramRun::output.
  std::string output_file = {};
  /// The longest file it may write, in bytes: a write beyond fails with EFBIG.
  std::optional<std::size_t> max_file_bytes = {};
  /// How much memory it may map, in bytes. Not for programs under a sanitizer.
  std::optional<std::size_t> max_memory_bytes = {};
  /// Not as root, who may do everything, but as `nobody`.
  bool unprivileged = false;
  /// After that time it is killed.
  std::chrono::seconds patience{60};
};

/// What came of it.
struct ProgramRun {
  /// The exit status; nothing when a signal ended it.
  std::optional<int> status;
  int signal = 0;
  bool out_of_patience = false;
  std::string output;
  std::string errors;
  /// Time on a processor, of all threads.
  double cpu_seconds = 0;
  /// The most memory it had at a time.
  std::size_t peak_kib = 0;
};

/// Runs `words[0]`, found as the shell finds it, and waits for its end. Throws std::runtime_error
/// when it cannot be started.
ProgramRun run_program(const std::vector<std::string>& words, const ProgramOptions& options = {});

}  // namespace posturelint::test
