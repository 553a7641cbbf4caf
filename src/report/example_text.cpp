// SPDX-License-Identifier: Apache-2.0
#include "report/example_text.h"

#include "report/visible.h"

namespace posturelint {
namespace {

constexpr std::string_view kOpen = "«";
constexpr std::string_view kClose = "»";

/// One line and, below it, its carets; keeps track of marks that go over several lines.
class Marker {
 public:
  void put(std::string_view line) {
    text_.clear();
    carets_.clear();
    if (inside_) begin_mark();
    while (!line.empty()) {
      if (line.starts_with(kOpen)) {
        line.remove_prefix(kOpen.size());
        inside_ = true;
        begin_mark();
      } else if (line.starts_with(kClose)) {
        line.remove_prefix(kClose.size());
        inside_ = false;
        end_mark(true);
      } else {
        const Glyph glyph = next_glyph(line);
        text_ += glyph.text;
        width_of_line_ += glyph.width;
        // A mark over several lines does not cover their indentation.
        if (inside_ && !(line.front() == ' ' && mark_is_blank_)) {
          if (mark_is_blank_) mark_begin_ = width_of_line_ - glyph.width;
          mark_is_blank_ = false;
        }
        line.remove_prefix(glyph.size);
      }
    }
    if (inside_) end_mark(false);
    width_of_line_ = 0;
  }

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const std::string& carets() const { return carets_; }

 private:
  void begin_mark() {
    mark_begin_ = width_of_line_;
    mark_is_blank_ = true;
  }

  /// A mark of nothing is a place, and shows as one caret; the part of a mark that lies on a blank
  /// line shows as none.
  void end_mark(bool is_whole) {
    std::size_t size = mark_is_blank_ ? 0 : width_of_line_ - mark_begin_;
    if (size == 0 && is_whole && carets_.size() <= mark_begin_) size = 1;
    if (size == 0) return;
    if (carets_.size() < mark_begin_) carets_.resize(mark_begin_, ' ');
    carets_.resize(mark_begin_ + size, '^');
  }

  std::string text_;
  std::string carets_;
  std::size_t width_of_line_ = 0;
  std::size_t mark_begin_ = 0;
  bool mark_is_blank_ = true;
  bool inside_ = false;
};

}  // namespace

bool has_marks(std::string_view marked) { return marked.find(kOpen) != std::string_view::npos; }

std::string example_with_carets(std::string_view marked, std::string_view indent) {
  std::string out;
  Marker marker;
  const auto add = [&](std::string_view line) {
    if (!line.empty()) out += indent;
    out += line;
    out += '\n';
  };
  while (!marked.empty()) {
    const std::size_t end = marked.find('\n');
    marker.put(marked.substr(0, end));
    add(marker.text());
    if (!marker.carets().empty()) add(marker.carets());
    marked.remove_prefix(end == std::string_view::npos ? marked.size() : end + 1);
  }
  return out;
}

}  // namespace posturelint
