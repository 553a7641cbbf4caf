// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>

namespace posturelint {

/// What a broken assumption throws where AssertionsThrow asks for it.
class AssertionFailure : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// While one lives, broken assumptions of this thread throw an AssertionFailure instead of ending
/// the program: for the language server, which answers that it failed and goes on.
class AssertionsThrow {
 public:
  AssertionsThrow();
  ~AssertionsThrow();
  AssertionsThrow(const AssertionsThrow&) = delete;
  AssertionsThrow& operator=(const AssertionsThrow&) = delete;

 private:
  bool before_;
};

/// Prints the broken assumption and aborts: the third error channel ("we are wrong").
[[noreturn]] void assertion_failed(const char* condition, const char* file, int line);

}  // namespace posturelint

/// States what must hold if our own code is right. Never used on input.
#define POSTURELINT_ASSERT(condition)                  \
  (static_cast<bool>(condition) ? static_cast<void>(0) \
                                : ::posturelint::assertion_failed(#condition, __FILE__, __LINE__))
