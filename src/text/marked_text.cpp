// SPDX-License-Identifier: Apache-2.0
#include "text/marked_text.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace posturelint {
namespace {

constexpr std::string_view kOpen = "«";
constexpr std::string_view kClose = "»";

}  // namespace

Result<MarkedText> read_marks(std::string_view marked) {
  MarkedText out;
  bool is_open = false;
  std::uint32_t open = 0;
  for (std::size_t at = 0; at < marked.size();) {
    const std::string_view rest = marked.substr(at);
    const auto here = static_cast<std::uint32_t>(out.text.size());
    if (rest.starts_with(kOpen)) {
      if (is_open) return Error{"« inside of a mark"};
      open = here;
      is_open = true;
      at += kOpen.size();
    } else if (rest.starts_with(kClose)) {
      if (!is_open) return Error{"» without «"};
      out.spans.push_back({open, here});
      is_open = false;
      at += kClose.size();
    } else {
      out.text += rest.front();
      ++at;
    }
  }
  if (is_open) return Error{"« without »"};
  return out;
}

std::string add_marks(std::string_view text, const std::vector<Span>& spans) {
  std::string out;
  std::size_t done = 0;
  for (const Span span : spans) {
    out += text.substr(done, span.begin - done);
    out += kOpen;
    out += text.substr(span.begin, span.size());
    out += kClose;
    done = span.end;
  }
  out += text.substr(done);
  return out;
}

std::string show_marks(std::string_view text, const std::vector<Span>& spans) {
  const auto overlap = [](Span a, Span b) { return b.begin < a.end; };
  if (std::ranges::adjacent_find(spans, overlap) == spans.end()) return add_marks(text, spans);
  std::string out = "overlapping:";
  for (const Span span : spans) {
    out += " [" + std::to_string(span.begin) + ", " + std::to_string(span.end) + ")";
  }
  return out;
}

}  // namespace posturelint
