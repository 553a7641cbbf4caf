// SPDX-License-Identifier: Apache-2.0
#include "text/source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/assert.h"
#include "text/utf8.h"

namespace posturelint {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

/// Closes a file descriptor when it goes out of scope.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

Error failure(const std::string& path, const char* reason) { return Error{path + ": " + reason}; }

}  // namespace

Source::Source(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)) {
  POSTURELINT_ASSERT(text_.size() <= kMaxTextBytes);
  if (std::string_view(text_).starts_with(kBom))
    bom_size_ = static_cast<std::uint32_t>(kBom.size());
}

SourcePtr Source::from_string(std::string name, std::string text) {
  return std::make_shared<const Source>(std::move(name), std::move(text));
}

Result<SourcePtr> Source::read(const std::string& path) {
  // O_NONBLOCK: opening a named pipe must not wait for a writer.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) return failure(path, std::strerror(errno));
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return failure(path, std::strerror(errno));
  if (S_ISDIR(status.st_mode)) return failure(path, "is a directory");
  if (!S_ISREG(status.st_mode)) return failure(path, "is not a regular file");
  if (status.st_size > static_cast<off_t>(kMaxTextBytes)) {
    return failure(path, "is larger than 256 MiB, the longest file posturelint reads");
  }

  std::string text(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t size = 0;
  while (size < text.size()) {
    const ssize_t count = ::read(file.get(), text.data() + size, text.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failure(path, std::strerror(errno));
    if (count == 0) break;  // it shrank meanwhile
    size += static_cast<std::size_t>(count);
  }
  text.resize(size);
  return from_string(path, std::move(text));
}

const std::vector<std::uint32_t>& Source::line_starts() const {
  std::call_once(lines_once_, [this] {
    line_starts_.push_back(0);
    const std::string_view text = text_;
    // Two searches for one character each are many times faster than one for either.
    std::size_t line_feed = text.find('\n');
    std::size_t carriage_return = text.find('\r');
    while (line_feed != carriage_return) {  // both npos: no line ends any more
      std::size_t at = std::min(line_feed, carriage_return);
      at += text.substr(at).starts_with("\r\n") ? 2U : 1U;
      line_starts_.push_back(static_cast<std::uint32_t>(at));
      if (line_feed < at) line_feed = text.find('\n', at);
      if (carriage_return < at) carriage_return = text.find('\r', at);
    }
  });
  return line_starts_;
}

std::uint32_t Source::line_count() const {
  return static_cast<std::uint32_t>(line_starts().size());
}

std::uint32_t Source::line_at(std::uint32_t offset) const {
  const auto& starts = line_starts();
  const auto after = std::ranges::upper_bound(starts, offset);
  return static_cast<std::uint32_t>(after - starts.begin());
}

Span Source::line_span(std::uint32_t line) const {
  const auto& starts = line_starts();
  POSTURELINT_ASSERT(line >= 1 && line <= starts.size());
  const std::uint32_t begin = starts[line - 1];
  std::uint32_t end =
      line < starts.size() ? starts[line] : static_cast<std::uint32_t>(text_.size());
  while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
  return {begin, end};
}

Position Source::position(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const std::uint32_t line = line_at(offset);
  std::uint32_t begin = line_starts()[line - 1];
  if (begin == 0) begin = std::min(bom_size_, offset);
  return {line, count_code_points(text({begin, offset})) + 1};
}

Utf16Position Source::utf16_position(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const std::uint32_t line = line_at(offset);
  std::uint32_t begin = line_starts()[line - 1];
  if (begin == 0) begin = std::min(bom_size_, offset);
  std::uint32_t units = 0;
  for (std::string_view rest = text({begin, offset}); !rest.empty();) {
    const CodePoint point = decode_utf8(rest);
    units += point.value != kInvalidCodePoint && point.value > 0xFFFF ? 2 : 1;
    rest.remove_prefix(point.size);
  }
  return {line - 1, units};
}

std::uint32_t Source::offset(Utf16Position position) const {
  if (position.line >= line_count()) return static_cast<std::uint32_t>(text_.size());
  const Span line = line_span(position.line + 1);
  std::uint32_t at = line.begin == 0 ? bom_size_ : line.begin;
  for (std::uint32_t units = 0; units < position.character && at < line.end;) {
    const CodePoint point = decode_utf8(text({at, line.end}));
    units += point.value != kInvalidCodePoint && point.value > 0xFFFF ? 2 : 1;
    at += point.size;
  }
  return at;
}

std::uint32_t Source::offset(Position position) const {
  if (position.line == 0) return 0;
  if (position.line > line_count()) return static_cast<std::uint32_t>(text_.size());
  const Span line = line_span(position.line);
  std::uint32_t at = line.begin == 0 ? bom_size_ : line.begin;
  for (std::uint32_t column = 1; column < position.column && at < line.end; ++column) {
    at += decode_utf8(text({at, line.end})).size;
  }
  return at;
}

}  // namespace posturelint
