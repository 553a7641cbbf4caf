// SPDX-License-Identifier: Apache-2.0
#include "workspace/write_file.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <functional>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/source.h"

namespace posturelint {
namespace {

namespace fs = std::filesystem;

constexpr int kAttempts = 1000;

/// Whether a new file has a name while it is being written. Without one, a process that is killed
/// leaves nothing behind; but not every file system has such files.
enum class Birth : std::uint8_t { without_name, with_name };

/// A new file in a folder; gone again unless it has taken the name of another one.
class NewFile {
 public:
  NewFile(const fs::path& folder, Birth birth) : folder_(folder) {
    if (birth == Birth::without_name) {
      fd_ = ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, kMode);
    } else {
      find_name([this](const char* path) {
        fd_ = ::open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, kMode);
        return fd_ >= 0;
      });
    }
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile() {
    if (fd_ < 0) return;
    ::close(fd_);
    if (!path_.empty() && !renamed_) ::unlink(path_.c_str());
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

  /// The text reaches the disk before the name can. False, with errno, when it cannot.
  bool write(std::string_view text) {
    while (!text.empty()) {
      const ssize_t count = ::write(fd_, text.data(), text.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return false;
      text.remove_prefix(static_cast<std::size_t>(count));
    }
    return ::fsync(fd_) == 0;
  }

  /// Has a name from now on. False, with errno, when it cannot.
  bool take_name() {
    if (!path_.empty()) return true;
    const std::string self = fmt::format("/proc/self/fd/{}", fd_);
    return find_name([&self](const char* path) {
      return ::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0;
    });
  }

  /// False, with errno, when it cannot.
  bool rename_to(const fs::path& target) {
    renamed_ = ::rename(path_.c_str(), target.c_str()) == 0;
    return renamed_;
  }

 private:
  static constexpr mode_t kMode = 0666;

  /// Tries names until `make` makes one of them; false, with errno, when it cannot.
  bool find_name(const std::function<bool(const char*)>& make) {
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
      const fs::path path = folder_ / fmt::format(".posturelint-{}-{}", ::getpid(), attempt);
      if (make(path.c_str())) {
        path_ = path;
        return true;
      }
      if (errno != EEXIST) return false;
    }
    return false;
  }

  fs::path folder_;
  fs::path path_;  // empty: it has no name
  int fd_ = -1;
  bool renamed_ = false;
};

/// Nothing while the file holds that text.
std::optional<Error> find_change(const std::string& path, std::string_view text) {
  const auto now = Source::read(path);
  if (!now) return now.error();
  if ((*now)->text() == text) return std::nullopt;
  return Error{path + ": was changed by another program; not written"};
}

bool lies_in(const fs::path& file, const fs::path& folder) {
  const fs::path relative = file.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

}  // namespace

std::optional<Error> write_file_atomically(const std::string& path, std::string_view text,
                                           const std::string& tree,
                                           std::optional<std::string_view> before) {
  const auto failure = [&path](std::string_view reason) {
    return Error{fmt::format("{}: {}", path, reason)};
  };
  const auto refusal = [&failure] { return failure(std::strerror(errno)); };

  std::error_code error;
  const fs::path target = fs::weakly_canonical(fs::absolute(path, error), error);
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

  const auto write_new_file = [&](Birth birth) -> std::optional<Error> {
    NewFile file(target.parent_path(), birth);
    if (!file.is_open()) return refusal();
    if (exists && !file.take_mode_and_owner(status)) return refusal();
    if (!file.write(text) || !file.take_name()) return refusal();
    // As late as can be: between this and the next line nobody should write the file.
    if (before) {
      if (auto changed = find_change(path, *before)) return changed;
    }
    if (!file.rename_to(target)) return refusal();
    return std::nullopt;
  };
  if (!write_new_file(Birth::without_name)) return std::nullopt;
  return write_new_file(Birth::with_name);  // what is wrong with the disk is wrong again
}

}  // namespace posturelint
