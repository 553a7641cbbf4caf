// SPDX-License-Identifier: Apache-2.0
#include "syntax/json_tree.h"

#include <algorithm>

#include "base/assert.h"

namespace posturelint {

std::string_view JsonTree::decoded(std::uint32_t begin) const {
  const auto found = std::ranges::lower_bound(decoded_, begin, {}, &Decoded::begin);
  POSTURELINT_ASSERT(found != decoded_.end() && found->begin == begin);
  return std::string_view(decoded_text_).substr(found->offset, found->size);
}

}  // namespace posturelint
