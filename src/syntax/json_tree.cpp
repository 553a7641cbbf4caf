// SPDX-License-Identifier: Apache-2.0
#include "syntax/json_tree.h"

#include <algorithm>

#include "base/assert.h"

namespace posturelint {

std::string_view JsonTree::key(const JsonNode& node) const {
  if ((node.flags & kDecodedKey) != 0) return decoded(node.key.begin);
  if (node.key.size() < 2) return {};
  return text_.substr(node.key.begin + 1, node.key.size() - 2);
}

std::string_view JsonTree::string(const JsonNode& node) const {
  if ((node.flags & kDecodedValue) != 0) return decoded(node.span.begin);
  if (node.kind != NodeKind::string) return text(node.span);
  return text_.substr(node.span.begin + 1, node.span.size() - 2);
}

std::string_view JsonTree::decoded(std::uint32_t begin) const {
  const auto found = std::ranges::lower_bound(decoded_, begin, {}, &Decoded::begin);
  POSTURELINT_ASSERT(found != decoded_.end() && found->begin == begin);
  return std::string_view(decoded_text_).substr(found->offset, found->size);
}

}  // namespace posturelint
