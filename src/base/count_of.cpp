// SPDX-License-Identifier: Apache-2.0
#include "base/count_of.h"

namespace posturelint {

std::string count_of(std::size_t count, std::string_view noun) {
  std::string out = std::to_string(count) + ' ';
  if (count == 1) return out.append(noun);
  if (noun.ends_with('y') && !noun.ends_with("ay")) {
    return out.append(noun.substr(0, noun.size() - 1)).append("ies");
  }
  return out.append(noun).append("s");
}

}  // namespace posturelint
