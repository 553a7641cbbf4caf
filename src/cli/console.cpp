// SPDX-License-Identifier: Apache-2.0
#include "cli/console.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace posturelint::cli {
namespace {

constexpr auto kProgressDelay = std::chrono::milliseconds(500);

int descriptor(Stream stream) { return stream == Stream::output ? STDOUT_FILENO : STDERR_FILENO; }

/// 0, or the errno that stopped it.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

}  // namespace

std::optional<Error> write_output(std::string_view text) {
  const int error = write_all(STDOUT_FILENO, text);
  if (error == 0 || error == EPIPE) return std::nullopt;
  return Error{fmt::format("standard output: {}", std::strerror(error))};
}

void write_diagnostics(std::string_view text) {
  write_all(STDERR_FILENO, text);  // there is nobody left to tell when this fails
}

std::optional<Error> write_to_stream(const std::string& file, std::string_view text) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CLOEXEC);
  const int error = descriptor < 0 ? errno : write_all(descriptor, text);
  if (descriptor >= 0) ::close(descriptor);
  if (error == 0 || error == EPIPE) return std::nullopt;
  return Error{fmt::format("{}: {}", file, std::strerror(error))};
}

void print_error(std::string_view what) {
  write_diagnostics(fmt::format("posturelint: {}\n", what));
}

ExitStatus print_usage_error(const Command* command, std::string_view what) {
  print_error(fmt::format("{}\n  see \"posturelint {}--help\"", what,
                          command == nullptr ? "" : fmt::format("{} ", command->name)));
  return ExitStatus::usage;
}

ExitStatus print_failure(ExitStatus status, const Error& error) {
  print_error(error.what);
  return status;
}

ExitStatus write_and_return(std::string_view text, ExitStatus status) {
  if (const auto error = write_output(text)) return print_failure(ExitStatus::failure, *error);
  return status;
}

bool is_terminal(Stream stream) { return ::isatty(descriptor(stream)) == 1; }

std::optional<std::size_t> terminal_width(Stream stream) {
  struct winsize size {};
  if (::ioctl(descriptor(stream), TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return std::nullopt;
  return size.ws_col;
}

bool colors_by_default(Stream stream) {
  const char* no_color = std::getenv("NO_COLOR");
  if (no_color != nullptr && *no_color != '\0') return false;
  const char* terminal = std::getenv("TERM");
  if (terminal == nullptr || std::string_view(terminal) == "dumb") return false;
  return is_terminal(stream);
}

Result<SourcePtr> read_standard_input(const std::string& name) {
  constexpr std::size_t kChunk = 1U << 16U;
  std::string text;
  std::size_t size = 0;
  for (;;) {
    text.resize(size + kChunk);
    const ssize_t count = ::read(STDIN_FILENO, text.data() + size, kChunk);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Error{fmt::format("standard input: {}", std::strerror(errno))};
    size += static_cast<std::size_t>(count);
    if (size > kMaxTextBytes) {
      return Error{"standard input: is longer than 256 MiB, the longest text posturelint reads"};
    }
    if (count == 0) break;
  }
  text.resize(size);
  return Source::from_string(name, std::move(text));
}

ProgressLine::ProgressLine(std::size_t total, bool wanted)
    : total_(total),
      wanted_(wanted && is_terminal(Stream::error)),
      start_(std::chrono::steady_clock::now()) {}

void ProgressLine::remove() {
  if (visible_) write_diagnostics("\r\x1b[K");
  visible_ = false;
}

void ProgressLine::update(std::size_t done) {
  if (!wanted_ || std::chrono::steady_clock::now() - start_ < kProgressDelay) return;
  visible_ = true;
  write_diagnostics(fmt::format("\r\x1b[K{} of {} files", done, total_));
}

}  // namespace posturelint::cli
