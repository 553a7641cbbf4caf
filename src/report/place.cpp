// SPDX-License-Identifier: Apache-2.0
#include "report/place.h"

#include <algorithm>

#include "text/utf8.h"

namespace posturelint {

Position Places::at(std::uint32_t offset) {
  offset = std::min(offset, static_cast<std::uint32_t>(source_->text().size()));
  const bool same_line = last_.line != 0 && std::min(offset, last_offset_) >= source_->bom_size() &&
                         source_->line_at(offset) == last_.line;
  if (!same_line) {
    last_ = source_->position(offset);
  } else if (offset >= last_offset_) {
    last_.column += count_code_points(source_->text({last_offset_, offset}));
  } else {
    last_.column -= count_code_points(source_->text({offset, last_offset_}));
  }
  last_offset_ = offset;
  return last_;
}

PlaceRange Places::range(Span span) {
  const Position begin = at(span.begin);
  return {begin, Places(*this).at(span.end)};
}

}  // namespace posturelint
