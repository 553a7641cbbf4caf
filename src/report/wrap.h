// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace posturelint {

/// Fills prose to `width` columns, every line after `indent`. Paragraphs stay apart by an empty
/// line; an item of a list (`- …`) starts its own line and hangs; a line indented by four or more
/// is code, and kept as it is. A word longer than the line stands alone. Ends with a line feed.
std::string wrap(std::string_view text, std::string_view indent, std::size_t width);

}  // namespace posturelint
