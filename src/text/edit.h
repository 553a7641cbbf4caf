// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "text/span.h"

namespace posturelint {

/// Replaces the bytes of `span` by `text`; an empty span inserts, an empty text deletes.
struct Edit {
  Span span;
  std::string text;

  friend auto operator<=>(const Edit&, const Edit&) = default;
};

/// True when the two cannot both be applied: they replace a common byte, or insert at the same
/// place, or one inserts inside what the other replaces.
bool conflicts(const Edit& a, const Edit& b);

/// `text` with all edits done. They may come in any order, must lie inside `text`, and no two may
/// conflict (asserted).
std::string apply_edits(std::string_view text, std::span<const Edit> edits);

/// The one edit that makes `after` of `before`: what stands between their common beginning and
/// their common end, in whole characters.
Edit difference(std::string_view before, std::string_view after);

}  // namespace posturelint
