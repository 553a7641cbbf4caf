// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>

#include "extract/hosts.h"

namespace posturelint {

/// One JSON text per line; blank lines count for nothing.
void extract_json_lines(Extraction& out) {
  const std::string_view text = out.source->text();
  for (std::size_t begin = out.source->bom_size(); begin < text.size();) {
    const std::size_t newline = text.find('\n', begin);
    const std::size_t end = newline == std::string_view::npos ? text.size() : newline;
    const std::string_view line = text.substr(begin, end - begin);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
      const auto host = static_cast<std::uint32_t>(begin);
      const auto size = static_cast<std::uint32_t>(line.size());
      Fragment& fragment = out.fragments.emplace_back();
      fragment.text = line;
      fragment.map.copied(host, size);
      fragment.host = {host, host + size};
    }
    begin = end + 1;
  }
}

}  // namespace posturelint
