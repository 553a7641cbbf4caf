// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace posturelint {

/// Prints the broken assumption and aborts: the third error channel ("we are wrong").
[[noreturn]] void assertion_failed(const char* condition, const char* file, int line);

}  // namespace posturelint

/// States what must hold if our own code is right. Never used on input.
#define POSTURELINT_ASSERT(condition)                  \
  (static_cast<bool>(condition) ? static_cast<void>(0) \
                                : ::posturelint::assertion_failed(#condition, __FILE__, __LINE__))
