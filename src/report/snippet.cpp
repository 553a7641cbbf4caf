// SPDX-License-Identifier: Apache-2.0
#include "report/snippet.h"

#include <algorithm>
#include <deque>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "report/visible.h"
#include "text/utf8.h"

namespace posturelint {
namespace {

/// A span over more lines than this is drawn as its first and its last line.
constexpr std::uint32_t kMaxLines = 4;
/// Columns kept to the left of the mark when a line is cropped: enough for the key of a value.
constexpr std::size_t kLead = 32;
constexpr std::string_view kIndent = "  ";
constexpr std::string_view kBar = " | ";

/// Where the character before `at` begins; `at` is past `begin`.
std::uint32_t before(std::string_view text, std::uint32_t begin, std::uint32_t at) {
  for (std::uint32_t size = 2; size <= 4 && at - begin >= size; ++size) {
    const CodePoint point = decode_utf8(text.substr(at - size, size));
    if (point.value != kInvalidCodePoint && point.size == size) return at - size;
  }
  return at - 1;
}

/// The part of a line that is drawn, one glyph per code point.
struct Window {
  std::deque<Glyph> glyphs;
  std::uint32_t begin = 0;  // offset of the first glyph in the source
  bool cropped_left = false;
  bool cropped_right = false;
};

/// Grows a window over `line` around `mark`: a lead to the left, then all that fits to the right,
/// then more to the left if the line ended early. Never looks at more of a line than it shows.
Window make_window(std::string_view text, Span line, Span mark, std::size_t room) {
  Window window;
  std::size_t width = 0;
  std::uint32_t begin = mark.begin;
  std::uint32_t end = mark.begin;
  const auto grow_left = [&](std::size_t limit) {
    while (begin > line.begin) {
      const std::uint32_t previous = before(text, line.begin, begin);
      Glyph glyph = next_glyph(text.substr(previous, begin - previous));
      if (width + glyph.width > limit) return;
      width += glyph.width;
      window.glyphs.push_front(std::move(glyph));
      begin = previous;
    }
  };
  const auto grow_right = [&](std::size_t limit) {
    while (end < line.end) {
      Glyph glyph = next_glyph(text.substr(end, line.end - end));
      if (width + glyph.width > limit) return;
      width += glyph.width;
      end += glyph.size;
      window.glyphs.push_back(std::move(glyph));
    }
  };
  grow_left(room);  // the whole line, if it fits
  grow_right(room);
  if (begin != line.begin || end != line.end) {
    window.glyphs.clear();
    width = 0;
    begin = end = mark.begin;
    room -= 2;  // for the two `…`
    grow_left(std::min(kLead, room / 2));
    grow_right(room);
    grow_left(room);
  }
  window.begin = begin;
  window.cropped_left = begin != line.begin;
  window.cropped_right = end != line.end;
  return window;
}

/// Whether an empty mark is a place between two characters, or nothing.
enum class EmptyMark : std::uint8_t { is_a_place, is_nothing };

/// A line of source and, below, the marks under `mark`.
void append_line(std::string& out, const Source& source, std::uint32_t number, Span mark,
                 EmptyMark empty_mark, const SnippetStyle& style) {
  Span line = source.line_span(number);
  if (line.begin == 0) line.begin = std::min(source.bom_size(), line.end);
  mark.begin = std::clamp(mark.begin, line.begin, line.end);
  mark.end = std::clamp(mark.end, mark.begin, line.end);

  const std::size_t gutter = kIndent.size() + style.digits + kBar.size();
  const std::size_t room = style.width > gutter + 20 ? style.width - gutter : 20;
  const Window window = make_window(source.text(), line, mark, room);

  std::string shown = window.cropped_left ? "…" : "";
  std::size_t blank = window.cropped_left ? 1 : 0;
  std::size_t marked = 0;
  std::uint32_t at = window.begin;
  for (const Glyph& glyph : window.glyphs) {
    shown += glyph.text;
    if (at < mark.begin) blank += glyph.width;
    if (at >= mark.begin && at < mark.end) marked += glyph.width;
    at += glyph.size;
  }
  if (window.cropped_right) shown += "…";
  while (shown.ends_with(' ')) shown.pop_back();

  const Paint& paint = style.paint;
  out += kIndent;
  out +=
      paint(Ink::faint, fmt::format("{:>{}}{}", number, style.digits, shown.empty() ? " |" : kBar));
  out += shown;
  out += '\n';
  if (mark.empty() && empty_mark == EmptyMark::is_nothing) return;
  out += kIndent;
  out += paint(Ink::faint, fmt::format("{:>{}}{}", "", style.digits, kBar));
  out.append(blank, ' ');
  out += paint(style.mark, std::string(std::max<std::size_t>(marked, 1), '^'));
  out += '\n';
}

/// `span` without white space at its ends, unless it is nothing else.
Span trimmed(const Source& source, Span span) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::string_view text = source.text(span);
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {span.begin, span.begin};
  const std::size_t last = text.find_last_not_of(kSpace);
  return {span.begin + static_cast<std::uint32_t>(first),
          span.begin + static_cast<std::uint32_t>(last) + 1};
}

bool spans_lines(const Source& source, Span span) {
  return source.line_at(span.begin) != source.line_at(span.end);
}

}  // namespace

std::size_t line_digits(const Source& source, Span span) {
  return std::to_string(source.line_at(span.end)).size();
}

void append_snippet(std::string& out, const Source& source, Span span, const SnippetStyle& style) {
  const auto size = static_cast<std::uint32_t>(source.text().size());
  span.begin = std::min(span.begin, size);
  span.end = std::clamp(span.end, span.begin, size);
  // Inside of one line white space may be the very thing that is reported.
  if (spans_lines(source, span)) span = trimmed(source, span);

  const std::uint32_t first = source.line_at(span.begin);
  const std::uint32_t last = source.line_at(span.end);
  for (std::uint32_t number = first; number <= last; ++number) {
    if (last - first >= kMaxLines && number == first + 1) {
      out += kIndent;
      out += style.paint(Ink::faint, fmt::format("{:>{}} ⋮\n", "", style.digits));
      number = last;
    }
    const Span line = source.line_span(number);
    Span mark{std::max(span.begin, line.begin), std::min(span.end, line.end)};
    if (first != last) mark = trimmed(source, mark);
    append_line(out, source, number, mark,
                first == last ? EmptyMark::is_a_place : EmptyMark::is_nothing, style);
  }
}

}  // namespace posturelint
