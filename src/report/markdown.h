// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace posturelint {

/// The longest run of backticks in a text: marks around it must be longer.
std::size_t longest_backticks(std::string_view text);
/// A fence for a block of code that holds `text`.
std::string fence_for(std::string_view text);

}  // namespace posturelint
