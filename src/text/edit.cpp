// SPDX-License-Identifier: Apache-2.0
#include "text/edit.h"

#include <algorithm>
#include <vector>

#include "base/assert.h"

namespace posturelint {

bool conflicts(const Edit& a, const Edit& b) {
  if (a.span == b.span) return true;
  if (a.span.empty()) return b.span.begin < a.span.begin && a.span.begin < b.span.end;
  if (b.span.empty()) return a.span.begin < b.span.begin && b.span.begin < a.span.end;
  return a.span.begin < b.span.end && b.span.begin < a.span.end;
}

std::string apply_edits(std::string_view text, std::span<const Edit> edits) {
  std::vector<const Edit*> order;
  order.reserve(edits.size());
  for (const Edit& edit : edits) order.push_back(&edit);
  std::ranges::sort(order, {}, [](const Edit* edit) { return edit->span; });

  std::string out;
  out.reserve(text.size());
  std::size_t at = 0;
  for (const Edit* edit : order) {
    POSTURELINT_ASSERT(at <= edit->span.begin && edit->span.end <= text.size());
    out.append(text.substr(at, edit->span.begin - at));
    out.append(edit->text);
    at = edit->span.end;
  }
  out.append(text.substr(at));
  return out;
}

Edit difference(std::string_view before, std::string_view after) {
  const auto is_inside = [](std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  const std::size_t most = std::min(before.size(), after.size());
  std::size_t begin = 0;
  while (begin < most && before[begin] == after[begin]) ++begin;
  while (begin > 0 && (is_inside(before, begin) || is_inside(after, begin))) --begin;
  std::size_t same_end = 0;
  while (same_end < most - begin &&
         before[before.size() - 1 - same_end] == after[after.size() - 1 - same_end])
    ++same_end;
  while (same_end > 0 && is_inside(after, after.size() - same_end)) --same_end;
  return {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(before.size() - same_end)},
          std::string(after.substr(begin, after.size() - same_end - begin))};
}

}  // namespace posturelint
