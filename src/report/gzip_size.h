// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace posturelint {

/// How many bytes gzip would need for a text at most, near enough to tell whether an upload is too
/// large: repetitions are looked for less thoroughly than gzip does by default.
std::size_t gzip_size_bound(std::string_view text);

}  // namespace posturelint
