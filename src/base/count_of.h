// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace posturelint {

/// `1 rule`, `2 rules`, `3 policies`
std::string count_of(std::size_t count, std::string_view noun);

}  // namespace posturelint
