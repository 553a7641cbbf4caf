// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "lsp/protocol/types.h"
#include "text/source.h"

namespace posturelint::lsp {

/// Places in a text as the client counts them. In a text that is all ASCII, as policies are, every
/// encoding counts bytes. A byte order mark counts like every other character: the client has it in
/// its text too. Remembers the place asked for last, so that many places on one long line cost one
/// walk along it. The source is kept alive.
class Positions {
 public:
  Positions(SourcePtr source, PositionEncoding encoding);

  [[nodiscard]] const Source& source() const { return *source_; }
  [[nodiscard]] const SourcePtr& shared_source() const { return source_; }
  /// Offsets past the end count as the end.
  [[nodiscard]] LspPosition at(std::uint32_t offset) const;
  [[nodiscard]] Range range(Span span) const { return {at(span.begin), at(span.end)}; }
  /// A place past the end of its line is the line's end; past the last line, the end of the text.
  /// A place inside of a character is its begin.
  [[nodiscard]] std::uint32_t offset(LspPosition position) const;
  /// Ends that are the wrong way round are turned.
  [[nodiscard]] Span span(Range range) const;

 private:
  [[nodiscard]] std::uint32_t units(std::string_view text) const;

  SourcePtr source_;
  PositionEncoding encoding_;
  bool counts_bytes_;
  mutable std::uint32_t last_offset_ = 0;
  mutable LspPosition last_{};
};

/// Number of units of a text in an encoding.
std::uint32_t count_units(std::string_view text, PositionEncoding encoding);

}  // namespace posturelint::lsp
