// SPDX-License-Identifier: Apache-2.0
#include "report/finding_text.h"

#include <iterator>

#include <fmt/format.h>

#include "report/uri.h"
#include "report/visible.h"
#include "text/utf8.h"

namespace posturelint {

std::string shortened(std::string_view text, std::size_t max_size) {
  constexpr std::string_view kMore = "…";
  if (text.size() <= max_size) return std::string(text);
  std::size_t size = 0;
  while (true) {
    const std::uint32_t step = decode_utf8(text.substr(size)).size;
    if (size + step + kMore.size() > max_size) break;
    size += step;
  }
  return std::string(text.substr(0, size)).append(kMore);
}

std::string notes_and_fix(const Finding& finding, const Source& source,
                          std::string_view working_directory) {
  std::string out;
  for (const Note& note : finding.notes) {
    const Source& where = note.source ? *note.source : source;
    const Position place = where.position(note.span.begin);
    fmt::format_to(std::back_inserter(out), "\nnote: {} ({}:{}:{})", visible(note.message),
                   visible(reported_path(where.name(), working_directory).path), place.line,
                   place.column);
  }
  if (finding.fix) {
    const bool safe = finding.fix->applicability == Applicability::safe;
    fmt::format_to(std::back_inserter(out), "\n{}: {}", safe ? "fix" : "fix (unsafe)",
                   visible(finding.fix->title));
  }
  return out;
}

}  // namespace posturelint
