// SPDX-License-Identifier: Apache-2.0
#include "report/markdown.h"

#include <algorithm>

namespace posturelint {

std::size_t longest_backticks(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

std::string fence_for(std::string_view text) {
  return std::string(std::max<std::size_t>(longest_backticks(text) + 1, 3), '`');
}

}  // namespace posturelint
