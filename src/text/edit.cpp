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

}  // namespace posturelint
