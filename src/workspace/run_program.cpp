// SPDX-License-Identifier: Apache-2.0
#include "workspace/run_program.h"

#include <cstddef>

#ifdef __EMSCRIPTEN__

namespace posturelint {

Result<ProgramRun> run_program(std::span<const std::string> /*words*/,
                               std::span<const std::string> /*environment*/,
                               std::string_view /*input*/) {
  return Error{"no program can be run here"};
}

}  // namespace posturelint

#else

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace posturelint {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  void close() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

struct Pipe {
  Descriptor read;
  Descriptor write;
};

std::optional<Pipe> make_pipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return {};
  return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

std::string reason() { return std::system_category().message(errno); }

/// Writing to a program that has gone away must not end us.
class IgnoredBrokenPipes {
 public:
  IgnoredBrokenPipes() : before_(std::signal(SIGPIPE, SIG_IGN)) {}
  ~IgnoredBrokenPipes() { std::signal(SIGPIPE, before_); }
  IgnoredBrokenPipes(const IgnoredBrokenPipes&) = delete;
  IgnoredBrokenPipes& operator=(const IgnoredBrokenPipes&) = delete;

 private:
  void (*before_)(int);
};

/// Feeds and reads until the program has said all. False when that is too much.
bool talk(Descriptor& input, std::string_view to_write, const Descriptor& output,
          const Descriptor& errors, ProgramRun& run) {
  ::fcntl(input.get(), F_SETFL, O_NONBLOCK);
  if (to_write.empty()) input.close();
  pollfd waiting[] = {
      {input.get(), POLLOUT, 0}, {output.get(), POLLIN, 0}, {errors.get(), POLLIN, 0}};
  std::string* const texts[] = {nullptr, &run.output, &run.errors};
  while (waiting[1].fd >= 0 || waiting[2].fd >= 0) {
    if (::poll(waiting, std::size(waiting), -1) < 0 && errno != EINTR) return true;
    if (waiting[0].fd >= 0 && waiting[0].revents != 0) {
      const ssize_t written = ::write(input.get(), to_write.data(), to_write.size());
      if (written > 0) to_write.remove_prefix(static_cast<std::size_t>(written));
      if (to_write.empty() || (written < 0 && errno != EAGAIN && errno != EINTR)) {
        input.close();
        waiting[0].fd = -1;
      }
    }
    for (std::size_t i = 1; i < std::size(waiting); ++i) {
      if (waiting[i].fd < 0 || waiting[i].revents == 0) continue;
      char buffer[65536];
      const ssize_t got = ::read(waiting[i].fd, buffer, sizeof buffer);
      if (got > 0) texts[i]->append(buffer, static_cast<std::size_t>(got));
      if (got == 0 || (got < 0 && errno != EINTR)) waiting[i].fd = -1;
      if (texts[i]->size() > kMaxProgramOutput) return false;
    }
  }
  return true;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (std::string& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

/// Ours, with `added` in place of variables of the same names.
std::vector<std::string> environment_with(std::span<const std::string> added) {
  std::vector<std::string> all(added.begin(), added.end());
  for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable) {
    const std::string_view text(*variable);
    const std::string_view name = text.substr(0, text.find('=') + 1);
    const bool is_given = std::ranges::any_of(
        added, [&](const std::string& other) { return other.starts_with(name); });
    if (!is_given) all.emplace_back(text);
  }
  return all;
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Result<ProgramRun> run_program(std::span<const std::string> words,
                               std::span<const std::string> environment, std::string_view input) {
  auto in = make_pipe();
  auto out = make_pipe();
  auto err = make_pipe();
  if (!in || !out || !err) return Error{reason()};
  std::vector<std::string> arguments(words.begin(), words.end());
  std::vector<std::string> variables = environment_with(environment);

  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, in->read.get(), STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, out->write.get(), STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, err->write.get(), STDERR_FILENO);
  pid_t child = 0;
  const int failed = ::posix_spawnp(&child, arguments[0].c_str(), &actions, nullptr,
                                    pointers(arguments).data(), pointers(variables).data());
  ::posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return Error{std::system_category().message(failed)};
  in->read.close();
  out->write.close();
  err->write.close();

  const IgnoredBrokenPipes ignored;
  ProgramRun run;
  const bool all_read = talk(in->write, input, out->read, err->read, run);
  in->write.close();
  if (!all_read) ::kill(child, SIGKILL);
  run.status = wait_for(child);
  if (!all_read) return Error{"says more than we can take"};
  return run;
}

}  // namespace posturelint

#endif
