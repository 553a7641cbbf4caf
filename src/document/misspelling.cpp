// SPDX-License-Identifier: Apache-2.0
#include "document/misspelling.h"

#include "base/nearest.h"

namespace posturelint {

Node member_like(Node object, std::string_view key) {
  if (const Node exact = object[key]) return exact;
  for (const Node member : object.members()) {
    const std::string_view written = member.key();
    if (nearest(written, {&key, 1})) return member;
  }
  return {};
}

}  // namespace posturelint
