// SPDX-License-Identifier: Apache-2.0
#include "lsp/positions.h"

#include <algorithm>
#include <utility>

#include "text/utf8.h"

namespace posturelint::lsp {
namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return (static_cast<unsigned char>(c) & 0x80U); });
}

std::uint32_t units_of(CodePoint point, PositionEncoding encoding) {
  if (encoding == PositionEncoding::utf8) return point.size;
  const bool is_pair = point.value != kInvalidCodePoint && point.value > 0xFFFF;
  return encoding == PositionEncoding::utf16 && is_pair ? 2 : 1;
}

}  // namespace

std::uint32_t count_units(std::string_view text, PositionEncoding encoding) {
  if (encoding == PositionEncoding::utf8) return static_cast<std::uint32_t>(text.size());
  std::uint32_t units = 0;
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    units += units_of(point, encoding);
    text.remove_prefix(point.size);
  }
  return units;
}

Positions::Positions(SourcePtr source, PositionEncoding encoding)
    : source_(std::move(source)),
      encoding_(encoding),
      counts_bytes_(encoding == PositionEncoding::utf8 || is_ascii(source_->text())) {}

std::uint32_t Positions::units(std::string_view text) const {
  return counts_bytes_ ? static_cast<std::uint32_t>(text.size()) : count_units(text, encoding_);
}

LspPosition Positions::at(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(source_->text().size()));
  const std::uint32_t line = source_->line_at(offset);
  const std::uint32_t begin = source_->line_span(line).begin;
  if (counts_bytes_) return {line - 1, offset - begin};
  const bool goes_on = last_.line == line - 1 && last_offset_ >= begin && last_offset_ <= offset;
  const LspPosition from = goes_on ? last_ : LspPosition{line - 1, 0};
  const std::uint32_t from_offset = goes_on ? last_offset_ : begin;
  last_ = {line - 1, from.character + units(source_->text({from_offset, offset}))};
  last_offset_ = offset;
  return last_;
}

std::uint32_t Positions::offset(LspPosition position) const {
  if (position.line >= source_->line_count()) {
    return static_cast<std::uint32_t>(source_->text().size());
  }
  const Span line = source_->line_span(position.line + 1);
  if (counts_bytes_) {
    std::uint32_t at = line.begin + std::min(position.character, line.size());
    const std::string_view text = source_->text();
    while (at > line.begin && at < line.end &&
           (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
      --at;
    return at;
  }
  std::uint32_t at = line.begin;
  for (std::uint32_t left = position.character; at < line.end;) {
    const CodePoint point = decode_utf8(source_->text({at, line.end}));
    const std::uint32_t width = units_of(point, encoding_);
    if (width > left) break;
    left -= width;
    at += point.size;
  }
  return at;
}

Span Positions::span(Range range) const {
  const std::uint32_t begin = offset(range.start);
  const std::uint32_t end = offset(range.end);
  return {std::min(begin, end), std::max(begin, end)};
}

}  // namespace posturelint::lsp
