// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "policy/expression.h"

namespace posturelint {

/// The words of an expression, up to the first character that cannot start one.
Expression scan_expression(std::string_view text);

}  // namespace posturelint
