// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace posturelint::cli {

/// The lines in which two texts differ, in the form `patch -p1` and `git apply` read, three lines
/// of context around each change. Empty when the texts are equal.
std::string unified_diff(std::string_view name, std::string_view before, std::string_view after);

}  // namespace posturelint::cli
