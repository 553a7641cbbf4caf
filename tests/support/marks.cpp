// SPDX-License-Identifier: Apache-2.0
#include "tests/support/marks.h"

#include <cstddef>
#include <cstdint>
#include <stdexcept>

namespace posturelint::test {
namespace {

constexpr std::string_view kOpen = "«";
constexpr std::string_view kClose = "»";

[[noreturn]] void refuse(const char* what, std::string_view marked) {
  throw std::invalid_argument(std::string(what) + " in: " + std::string(marked));
}

}  // namespace

MarkedText strip_marks(std::string_view marked) {
  MarkedText out;
  bool is_open = false;
  std::uint32_t open = 0;
  for (std::size_t at = 0; at < marked.size();) {
    const std::string_view rest = marked.substr(at);
    const auto here = static_cast<std::uint32_t>(out.text.size());
    if (rest.starts_with(kOpen)) {
      if (is_open) refuse("« inside of a mark", marked);
      open = here;
      is_open = true;
      at += kOpen.size();
    } else if (rest.starts_with(kClose)) {
      if (!is_open) refuse("» without «", marked);
      out.spans.push_back({open, here});
      is_open = false;
      at += kClose.size();
    } else {
      out.text += rest.front();
      ++at;
    }
  }
  if (is_open) refuse("« without »", marked);
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

}  // namespace posturelint::test
