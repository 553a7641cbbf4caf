// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "cli/command.h"
#include "text/source.h"

namespace posturelint::cli {

enum class Stream { output, error };

/// Writes to standard output. A reader that has gone away (`| head`) is no failure: the rest is
/// dropped.
std::optional<Error> write_output(std::string_view text);
/// Writes to standard error.
void write_diagnostics(std::string_view text);
/// Writes to what is no regular file: a named pipe, /dev/stderr.
std::optional<Error> write_to_stream(const std::string& file, std::string_view text);
/// Writes a line to standard error, after the program's name.
void print_error(std::string_view what);
/// The same for a mistake on the command line, with where to find help; `command` may be null.
ExitStatus print_usage_error(const Command* command, std::string_view what);
/// Prints the error; the status to leave with.
ExitStatus print_failure(ExitStatus status, const Error& error);
/// Writes to standard output; `status`, or failure when it cannot be written.
ExitStatus write_and_return(std::string_view text, ExitStatus status);

bool is_terminal(Stream stream);
/// Columns of the terminal behind a stream; nothing when there is none.
std::optional<std::size_t> terminal_width(Stream stream);
/// Whether to write colours without being told: on a terminal that has them, unless NO_COLOR is
/// set.
bool colors_by_default(Stream stream);

/// All of standard input, up to kMaxTextBytes.
Result<SourcePtr> read_standard_input(const std::string& name);

/// A line on the terminal that says how far a long job is. Appears after half a second, never in a
/// pipe; gone when the object is.
class ProgressLine {
 public:
  ProgressLine(std::size_t total, bool wanted);
  ~ProgressLine() { remove(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void update(std::size_t done);
  void remove();

 private:
  std::size_t total_;
  bool wanted_;
  bool visible_ = false;
  std::chrono::steady_clock::time_point start_;
};

}  // namespace posturelint::cli
