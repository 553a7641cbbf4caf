// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "text/marked_text.h"

namespace posturelint::test {

using posturelint::add_marks;
using posturelint::MarkedText;

/// Takes the marks out of a text. One whose marks are not in pairs is a mistake in the test, and
/// throws std::invalid_argument.
MarkedText strip_marks(std::string_view marked);

}  // namespace posturelint::test
