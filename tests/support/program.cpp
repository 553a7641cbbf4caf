// SPDX-License-Identifier: Apache-2.0
#include "tests/support/program.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/temp_dir.h"

namespace posturelint::test {
namespace {

constexpr int kNotStarted = 127;

void limit(decltype(RLIMIT_FSIZE) what, std::optional<std::size_t> bytes) {
  if (!bytes) return;
  const struct rlimit bound { *bytes, *bytes };
  ::setrlimit(what, &bound);
}

bool redirect(const std::string& file, int flags, int descriptor) {
  const int fd = ::open(file.c_str(), flags, 0600);
  return fd >= 0 && ::dup2(fd, descriptor) >= 0;
}

/// In the child: becomes the program.
[[noreturn]] void become(const std::vector<std::string>& words, const ProgramOptions& options,
                         const std::string& output, const std::string& errors) {
  constexpr int kWrite = O_WRONLY | O_CREAT | O_TRUNC;
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  constexpr uid_t kNobody = 65534;
  const bool give_up = options.unprivileged && ::geteuid() == 0;
  const bool ready = redirect(options.input_file, O_RDONLY, STDIN_FILENO) &&
                     redirect(output, kWrite, STDOUT_FILENO) &&
                     redirect(errors, kWrite, STDERR_FILENO) &&
                     (options.folder.empty() || ::chdir(options.folder.c_str()) == 0) &&
                     (!give_up || (::setgid(kNobody) == 0 && ::setuid(kNobody) == 0));
  for (const auto& [name, value] : options.environment) ::setenv(name.c_str(), value.c_str(), 1);
  // A write beyond the limit shall fail, not kill.
  std::signal(SIGXFSZ, SIG_IGN);
  limit(RLIMIT_FSIZE, options.max_file_bytes);
  limit(RLIMIT_AS, options.max_memory_bytes);
  if (ready) ::execvp(arguments[0], arguments.data());
  ::_exit(kNotStarted);
}

}  // namespace

ProgramRun run_program(const std::vector<std::string>& words, const ProgramOptions& options) {
  const TempDir capture;
  const std::string output =
      options.output_file.empty() ? capture.path("out") : options.output_file;
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error(std::strerror(errno));
  if (child == 0) become(words, options, output, capture.path("err"));

  ProgramRun run;
  int status = 0;
  struct rusage usage {};
  const auto end = std::chrono::steady_clock::now() + options.patience;
  while (::wait4(child, &status, WNOHANG, &usage) == 0) {
    if (!run.out_of_patience && std::chrono::steady_clock::now() > end) {
      run.out_of_patience = true;
      ::kill(child, SIGKILL);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  if (WIFEXITED(status)) run.status = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) run.signal = WTERMSIG(status);
  if (run.status == kNotStarted) throw std::runtime_error(words[0] + ": could not be started");
  const auto seconds = [](const struct timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  run.cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  run.peak_kib = static_cast<std::size_t>(usage.ru_maxrss);
  if (options.output_file.empty()) run.output = capture.read("out");
  run.errors = capture.read("err");
  return run;
}

}  // namespace posturelint::test
