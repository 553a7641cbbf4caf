// SPDX-License-Identifier: Apache-2.0
#include "cli/unified_diff.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

#include <fmt/format.h>

namespace posturelint::cli {
namespace {

constexpr std::size_t kContext = 3;
/// Edits between two texts beyond which the shortest script is not looked for: the search takes
/// memory that grows with their square.
constexpr std::ptrdiff_t kMaxEdits = 2000;

using Lines = std::vector<std::string_view>;

/// The lines with their endings.
Lines split_lines(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

/// before[before_begin, before_end) is replaced by after[after_begin, after_end).
struct Change {
  std::size_t before_begin;
  std::size_t before_end;
  std::size_t after_begin;
  std::size_t after_end;
};

/// Marks the lines that a shortest edit script (Myers) takes out and puts in.
class Script {
 public:
  Script(const Lines& before, const Lines& after)
      : before_(before), after_(after), removed_(before.size()), added_(after.size()) {
    std::size_t begin = 0;
    std::size_t before_end = before.size();
    std::size_t after_end = after.size();
    while (begin < before_end && begin < after_end && before[begin] == after[begin]) ++begin;
    while (before_end > begin && after_end > begin &&
           before[before_end - 1] == after[after_end - 1]) {
      --before_end;
      --after_end;
    }
    compare({begin, before_end, begin, after_end});
  }

  [[nodiscard]] std::vector<Change> changes() const {
    std::vector<Change> changes;
    std::size_t b = 0;
    std::size_t a = 0;
    while (b < before_.size() || a < after_.size()) {
      Change change{b, b, a, a};
      while (b < before_.size() && removed_[b]) change.before_end = ++b;
      while (a < after_.size() && added_[a]) change.after_end = ++a;
      if (change.before_begin != b || change.after_begin != a) {
        changes.push_back(change);
      } else {
        ++b;
        ++a;
      }
    }
    return changes;
  }

 private:
  /// Walks ever longer scripts along all diagonals until one reaches the end, then goes back along
  /// the steps that led there.
  void compare(Change range) {
    const auto rows = static_cast<std::ptrdiff_t>(range.before_end - range.before_begin);
    const auto columns = static_cast<std::ptrdiff_t>(range.after_end - range.after_begin);
    const std::ptrdiff_t limit = std::min(rows + columns, kMaxEdits);
    std::vector<std::vector<std::ptrdiff_t>> reached;  // by edits, then by diagonal + edits
    for (std::ptrdiff_t edits = 0; edits <= limit; ++edits) {
      std::vector<std::ptrdiff_t> row(static_cast<std::size_t>(2 * edits + 1));
      for (std::ptrdiff_t diagonal = -edits; diagonal <= edits; diagonal += 2) {
        std::ptrdiff_t x = edits == 0 ? 0 : step(reached.back(), edits, diagonal);
        while (x < rows && x - diagonal < columns && same(range, x, x - diagonal)) ++x;
        row[static_cast<std::size_t>(diagonal + edits)] = x;
        if (x >= rows && x - diagonal >= columns) {
          trace_back(range, reached, edits, diagonal);
          return;
        }
      }
      reached.push_back(std::move(row));
    }
    std::fill(removed_.begin() + static_cast<std::ptrdiff_t>(range.before_begin),
              removed_.begin() + static_cast<std::ptrdiff_t>(range.before_end), true);
    std::fill(added_.begin() + static_cast<std::ptrdiff_t>(range.after_begin),
              added_.begin() + static_cast<std::ptrdiff_t>(range.after_end), true);
  }

  /// Whether the last of `edits` edits that lead to a diagonal adds a line (else it removes one).
  static bool adds(const std::vector<std::ptrdiff_t>& last, std::ptrdiff_t edits,
                   std::ptrdiff_t diagonal) {
    const auto at = [&](std::ptrdiff_t d) { return last[static_cast<std::size_t>(d + edits - 1)]; };
    return diagonal == -edits || (diagonal != edits && at(diagonal - 1) < at(diagonal + 1));
  }

  static std::ptrdiff_t step(const std::vector<std::ptrdiff_t>& last, std::ptrdiff_t edits,
                             std::ptrdiff_t diagonal) {
    const auto at = [&](std::ptrdiff_t d) { return last[static_cast<std::size_t>(d + edits - 1)]; };
    return adds(last, edits, diagonal) ? at(diagonal + 1) : at(diagonal - 1) + 1;
  }

  [[nodiscard]] bool same(Change range, std::ptrdiff_t row, std::ptrdiff_t column) const {
    return before_[range.before_begin + static_cast<std::size_t>(row)] ==
           after_[range.after_begin + static_cast<std::size_t>(column)];
  }

  void trace_back(Change range, const std::vector<std::vector<std::ptrdiff_t>>& reached,
                  std::ptrdiff_t edits, std::ptrdiff_t diagonal) {
    for (; edits > 0; --edits) {
      const auto& last = reached[static_cast<std::size_t>(edits - 1)];
      const std::ptrdiff_t x = step(last, edits, diagonal);
      if (adds(last, edits, diagonal)) {
        added_[range.after_begin + static_cast<std::size_t>(x - diagonal - 1)] = true;
        ++diagonal;
      } else {
        removed_[range.before_begin + static_cast<std::size_t>(x - 1)] = true;
        --diagonal;
      }
    }
  }

  const Lines& before_;
  const Lines& after_;
  std::vector<bool> removed_;
  std::vector<bool> added_;
};

void append_line(std::string& out, char mark, std::string_view line) {
  out += mark;
  out += line;
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

/// `12,3`; the line before an empty range.
std::string range_text(std::size_t begin, std::size_t size) {
  if (size == 1) return fmt::format("{}", begin + 1);
  return fmt::format("{},{}", size == 0 ? begin : begin + 1, size);
}

}  // namespace

std::string unified_diff(std::string_view name, std::string_view before, std::string_view after) {
  if (before == after) return "";
  const Lines old_lines = split_lines(before);
  const Lines new_lines = split_lines(after);
  const std::vector<Change> changes = Script(old_lines, new_lines).changes();

  const std::string_view slash = name.starts_with('/') ? "" : "/";
  std::string out = fmt::format("--- a{0}{1}\n+++ b{0}{1}\n", slash, name);
  for (auto first = changes.begin(); first != changes.end();) {
    // Changes whose contexts touch share a hunk.
    auto last = first;
    while (std::next(last) != changes.end() &&
           std::next(last)->before_begin - last->before_end <= 2 * kContext) {
      ++last;
    }
    const std::size_t lead = std::min(kContext, first->before_begin);
    const std::size_t begin = first->before_begin - lead;
    const std::size_t end = std::min(old_lines.size(), last->before_end + kContext);
    const std::size_t new_begin = first->after_begin - lead;
    const std::size_t new_end = last->after_end + (end - last->before_end);
    fmt::format_to(std::back_inserter(out), "@@ -{} +{} @@\n", range_text(begin, end - begin),
                   range_text(new_begin, new_end - new_begin));
    std::size_t at = begin;
    for (; first != std::next(last); ++first) {
      for (; at < first->before_begin; ++at) append_line(out, ' ', old_lines[at]);
      for (; at < first->before_end; ++at) append_line(out, '-', old_lines[at]);
      for (std::size_t i = first->after_begin; i < first->after_end; ++i) {
        append_line(out, '+', new_lines[i]);
      }
    }
    for (; at < end; ++at) append_line(out, ' ', old_lines[at]);
  }
  return out;
}

}  // namespace posturelint::cli
