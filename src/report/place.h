// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "text/source.h"
#include "text/span.h"

namespace posturelint {

/// Where a span begins and ends, as people count. `end` is the place after the last character.
struct PlaceRange {
  Position begin;
  Position end;
};

/// Positions in one source, counted from the place asked for last: findings in an export of
/// megabytes on one line would otherwise count the whole line anew each. A copy goes its own way.
/// The source must outlive it. Offsets lie between characters, not inside of one.
class Places {
 public:
  explicit Places(const Source& source) : source_(&source) {}

  Position at(std::uint32_t offset);
  /// Stays at the begin: the next finding often begins inside of this one.
  PlaceRange range(Span span);

 private:
  const Source* source_;
  std::uint32_t last_offset_ = 0;
  Position last_{0, 0};  // line 0: nothing asked yet
};

}  // namespace posturelint
