// SPDX-License-Identifier: Apache-2.0
// Linked into the program, this stands between it and the system for all calls by which it reads
// and writes files, and makes one of them go wrong:
//   FAULT=<number>:<action>   which call, counted from 1; actions: see Action
//   FAULT_MEANWHILE=<command> what the shell does before a call with the action `meanwhile`
//   FAULT_LOG=<file>          gets a line with the name of each call
//   FAULT_NAMED=1             files without a name are not to be had
//   FAULT_THREADS=<number>    so many threads are to be had, and no more
// Standard input, output and error are left alone.
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

/// What happens at a call.
enum class Action {
  none,
  fail,        // with the errno of the plan; this once
  full,        // from here on nothing can be written: ENOSPC
  less,        // half is read or written, this once
  kill,        // before the call
  kill_half,   // when half is written
  kill_after,  // when it has returned
  meanwhile,   // another program does something before the call
};

struct Plan {
  long number = 0;
  Action action = Action::none;
  int reason = EIO;
  int log = -1;
  bool named = false;
};

Plan read_plan() {
  Plan plan;
  plan.named = std::getenv("FAULT_NAMED") != nullptr;
  if (const char* log = std::getenv("FAULT_LOG")) {
    plan.log = static_cast<int>(
        ::syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
  }
  const char* fault = std::getenv("FAULT");
  if (fault == nullptr) return plan;
  char* rest = nullptr;
  plan.number = std::strtol(fault, &rest, 10);
  const std::string_view action(rest + 1);
  if (action == "EIO" || action == "ENOSPC" || action == "EACCES" || action == "EINTR") {
    plan.action = Action::fail;
    plan.reason = action == "EIO"      ? EIO
                  : action == "ENOSPC" ? ENOSPC
                  : action == "EACCES" ? EACCES
                                       : EINTR;
  } else if (action == "full") {
    plan.action = Action::full;
    plan.reason = ENOSPC;
  } else if (action == "less") {
    plan.action = Action::less;
  } else if (action == "kill") {
    plan.action = Action::kill;
  } else if (action == "kill-half") {
    plan.action = Action::kill_half;
  } else if (action == "kill-after") {
    plan.action = Action::kill_after;
  } else if (action == "meanwhile") {
    plan.action = Action::meanwhile;
  } else {
    std::abort();
  }
  return plan;
}

const Plan& plan() {
  static const Plan read = read_plan();
  return read;
}

std::atomic<long> calls = 0;

[[noreturn]] void die() {
  ::kill(::getpid(), SIGKILL);
  for (;;) ::pause();
}

/// Counts a call; what is to happen at it. `writes` says whether a full disk would hinder it.
Action arrive(std::string_view name, bool writes) {
  const long number = ++calls;
  if (plan().log >= 0) {
    const std::string line = std::string(name) + "\n";
    static_cast<void>(::syscall(SYS_write, plan().log, line.data(), line.size()));
  }
  if (plan().action == Action::full) {
    return writes && number >= plan().number ? Action::fail : Action::none;
  }
  if (number != plan().number) return Action::none;
  if (plan().action == Action::kill) die();
  if (plan().action == Action::meanwhile) {
    if (std::system(std::getenv("FAULT_MEANWHILE")) != 0) std::abort();
    return Action::none;
  }
  return plan().action;
}

/// A call that is done or not.
template <typename Call>
auto whole(std::string_view name, bool writes, Call call) -> decltype(call()) {
  const Action action = arrive(name, writes);
  if (action == Action::fail) {
    errno = plan().reason;
    return -1;
  }
  const auto result = call();
  const int reason = errno;
  if (action == Action::kill_after) die();
  errno = reason;
  return result;
}

/// A call that may be done in part.
template <typename Call>
ssize_t part(std::string_view name, bool writes, std::size_t size, Call call) {
  const Action action = arrive(name, writes);
  if (action == Action::fail) {
    errno = plan().reason;
    return -1;
  }
  const bool half = (action == Action::less || action == Action::kill_half) && size > 1;
  const ssize_t result = call(half ? size / 2 : size);
  const int reason = errno;
  if (action == Action::kill_half || action == Action::kill_after) die();
  errno = reason;
  return result;
}

bool is_ours(int fd) { return fd > STDERR_FILENO; }

}  // namespace

// The C library's, in front of its own: a call from the program comes here.
extern "C" {

int open(const char* path, int flags, ...) {
  mode_t mode = 0;
  if ((flags & (O_CREAT | O_TMPFILE)) != 0) {
    va_list more;
    va_start(more, flags);
    mode = va_arg(more, mode_t);
    va_end(more);
  }
  const bool nameless = (flags & O_TMPFILE) == O_TMPFILE;
  if (nameless && plan().named) {
    errno = EOPNOTSUPP;
    return -1;
  }
  const bool writes = (flags & O_ACCMODE) != O_RDONLY;
  return whole(writes ? "open for writing" : "open", writes, [&] {
    return static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags, mode));
  });
}

ssize_t read(int fd, void* buffer, size_t size) {
  const auto call = [&](std::size_t n) { return ::syscall(SYS_read, fd, buffer, n); };
  return is_ours(fd) ? part("read", false, size, call) : call(size);
}

ssize_t write(int fd, const void* buffer, size_t size) {
  const auto call = [&](std::size_t n) { return ::syscall(SYS_write, fd, buffer, n); };
  return is_ours(fd) ? part("write", true, size, call) : call(size);
}

int fsync(int fd) {
  return whole("fsync", true, [&] { return static_cast<int>(::syscall(SYS_fsync, fd)); });
}

int fchmod(int fd, mode_t mode) {
  return whole("fchmod", false, [&] { return static_cast<int>(::syscall(SYS_fchmod, fd, mode)); });
}

int fchown(int fd, uid_t owner, gid_t group) {
  return whole("fchown", false,
               [&] { return static_cast<int>(::syscall(SYS_fchown, fd, owner, group)); });
}

int linkat(int from_folder, const char* from, int to_folder, const char* to, int flags) {
  return whole("linkat", true, [&] {
    return static_cast<int>(::syscall(SYS_linkat, from_folder, from, to_folder, to, flags));
  });
}

int rename(const char* from, const char* to) {
  return whole("rename", true, [&] { return static_cast<int>(::syscall(SYS_rename, from, to)); });
}

int unlink(const char* path) {
  return whole("unlink", false, [&] { return static_cast<int>(::syscall(SYS_unlink, path)); });
}

// By what std::thread starts one: the linker sends its calls here (--wrap).
void __real__ZNSt6thread15_M_start_threadESt10unique_ptrINS_6_StateESt14default_deleteIS1_EEPFvvE(
    void* self, void* state, void (*depend)());
void __wrap__ZNSt6thread15_M_start_threadESt10unique_ptrINS_6_StateESt14default_deleteIS1_EEPFvvE(
    void* self, void* state, void (*depend)()) {
  static std::atomic<long> started = 0;
  const char* most = std::getenv("FAULT_THREADS");
  if (most != nullptr && ++started > std::strtol(most, nullptr, 10)) {
    throw std::system_error(EAGAIN, std::generic_category());
  }
  __real__ZNSt6thread15_M_start_threadESt10unique_ptrINS_6_StateESt14default_deleteIS1_EEPFvvE(
      self, state, depend);
}
}
