// SPDX-License-Identifier: Apache-2.0
#include "workspace/write_file.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace posturelint {
namespace {

namespace fs = std::filesystem;

constexpr int kAttempts = 1000;

/// A new file beside another one; removed again unless it has taken the other's name.
class TemporaryFile {
 public:
  explicit TemporaryFile(const fs::path& folder) {
    for (int attempt = 0; attempt < kAttempts && fd_ < 0; ++attempt) {
      path_ = folder / fmt::format(".posturelint-{}-{}", ::getpid(), attempt);
      fd_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
      if (fd_ < 0 && errno != EEXIST) return;
    }
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (fd_ < 0) return;
    ::close(fd_);
    if (!renamed_) ::unlink(path_.c_str());
  }

  [[nodiscard]] bool is_open() const { return fd_ >= 0; }

  /// False, with errno, when it cannot.
  bool take_mode_and_owner(const struct stat& of) {
    if (::fchown(fd_, of.st_uid, of.st_gid) != 0) {
      // Giving a file away takes privileges; keeping its group at least need not.
      if (of.st_uid != ::geteuid() || ::fchown(fd_, static_cast<uid_t>(-1), of.st_gid) != 0) {
        return false;
      }
    }
    return ::fchmod(fd_, of.st_mode & 07777) == 0;  // last: a change of owner drops the set-id bits
  }

  bool write(std::string_view text) {
    while (!text.empty()) {
      const ssize_t count = ::write(fd_, text.data(), text.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return false;
      text.remove_prefix(static_cast<std::size_t>(count));
    }
    return ::fsync(fd_) == 0;
  }

  bool rename_to(const fs::path& target) {
    renamed_ = ::rename(path_.c_str(), target.c_str()) == 0;
    return renamed_;
  }

 private:
  fs::path path_;
  int fd_ = -1;
  bool renamed_ = false;
};

bool lies_in(const fs::path& file, const fs::path& folder) {
  const fs::path relative = file.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

}  // namespace

std::optional<Error> write_file_atomically(const std::string& path, std::string_view text,
                                           const std::string& tree) {
  const auto failure = [&path](std::string_view reason) {
    return Error{fmt::format("{}: {}", path, reason)};
  };
  const auto refusal = [&failure] { return failure(std::strerror(errno)); };

  std::error_code error;
  const fs::path target = fs::weakly_canonical(fs::absolute(path), error);
  if (error) return failure(error.message());
  const fs::path root = fs::canonical(tree.empty() ? "." : tree, error);
  if (error) return failure(error.message());
  if (!lies_in(target, root)) {
    return failure(fmt::format("leads to {}, which is not below {}; not written", target.string(),
                               root.string()));
  }

  struct stat status {};
  const bool exists = ::stat(target.c_str(), &status) == 0;
  if (!exists && errno != ENOENT) return refusal();
  if (exists && !S_ISREG(status.st_mode)) return failure("is not a regular file; not written");
  // Asked of the mode too: whoever may write everything should still respect a file that says no.
  const bool writable =
      !exists || ((status.st_mode & 0222) != 0 && ::access(target.c_str(), W_OK) == 0);
  if (!writable) return failure("is read-only; not written");

  TemporaryFile file(target.parent_path());
  if (!file.is_open()) return refusal();
  if (exists && !file.take_mode_and_owner(status)) return refusal();
  if (!file.write(text)) return refusal();
  if (!file.rename_to(target)) return refusal();
  return std::nullopt;
}

}  // namespace posturelint
