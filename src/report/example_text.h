// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace posturelint {

/// An example of a rule as its page shows it: without «», and with `^^^` on a line of its own below
/// what they marked. Every line starts with `indent`. Ends with a line feed.
std::string example_with_carets(std::string_view marked, std::string_view indent = "");

/// True when something in the example is marked, so that it must be reported.
bool has_marks(std::string_view marked);

}  // namespace posturelint
