// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/span.h"

namespace posturelint {

/// A place as people read it. Both count from 1.
struct Position {
  std::uint32_t line = 1;
  /// In Unicode code points; a byte that is not valid UTF-8 counts as one.
  std::uint32_t column = 1;

  friend auto operator<=>(const Position&, const Position&) = default;
};

/// A place as editors count it. Both count from 0; `character` is in UTF-16 code units.
struct Utf16Position {
  std::uint32_t line = 0;
  std::uint32_t character = 0;

  friend auto operator<=>(const Utf16Position&, const Utf16Position&) = default;
};

class Source;
using SourcePtr = std::shared_ptr<const Source>;

/// The immutable bytes of one file (or of standard input, or of an editor's buffer) and its name.
/// Lines end at LF, CRLF or a lone CR. A UTF-8 byte order mark is kept in text(), and has no width
/// in columns. Safe to share between threads.
class Source {
 public:
  /// `name` is what reports print: the path as reached from the argument given.
  static SourcePtr from_string(std::string name, std::string text);

  /// Reads a whole regular file. Fails, with `path: reason`, when it cannot be opened or read, is
  /// not a regular file, or is longer than kMaxTextBytes. A file that shrinks while it is read
  /// gives what was read. `name` defaults to `path`.
  static Result<SourcePtr> read(const std::string& path);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view text(Span span) const {
    return std::string_view(text_).substr(span.begin, span.size());
  }
  /// 3 when the text starts with a UTF-8 byte order mark, else 0.
  [[nodiscard]] std::uint32_t bom_size() const { return bom_size_; }

  /// Offsets past the end count as the end.
  [[nodiscard]] Position position(std::uint32_t offset) const;
  [[nodiscard]] Utf16Position utf16_position(std::uint32_t offset) const;
  /// The byte offset of a place; a place past the end of its line gives the line's end, a line past
  /// the last one gives the end of the text.
  [[nodiscard]] std::uint32_t offset(Utf16Position position) const;
  [[nodiscard]] std::uint32_t offset(Position position) const;

  /// Number of lines; an empty text has one.
  [[nodiscard]] std::uint32_t line_count() const;
  /// The bytes of a line (counted from 1) without its line ending.
  [[nodiscard]] Span line_span(std::uint32_t line) const;
  /// The line (counted from 1) in which a byte lies.
  [[nodiscard]] std::uint32_t line_at(std::uint32_t offset) const;

  Source(std::string name, std::string text);

 private:
  [[nodiscard]] const std::vector<std::uint32_t>& line_starts() const;

  std::string name_;
  std::string text_;
  std::uint32_t bom_size_ = 0;
  mutable std::once_flag lines_once_;
  mutable std::vector<std::uint32_t> line_starts_;  // made when first asked
};

}  // namespace posturelint
