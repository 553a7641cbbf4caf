// SPDX-License-Identifier: Apache-2.0
#include "base/assert.h"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace posturelint {
namespace {

thread_local bool assertions_throw = false;

}  // namespace

AssertionsThrow::AssertionsThrow() : before_(assertions_throw) { assertions_throw = true; }
AssertionsThrow::~AssertionsThrow() { assertions_throw = before_; }

void assertion_failed(const char* condition, const char* file, int line) {
  if (assertions_throw) {
    throw AssertionFailure(std::string(condition) + " does not hold (" + file + ":" +
                           std::to_string(line) + ")");
  }
  std::fprintf(stderr, "posturelint: internal error: %s does not hold (%s:%d)\n", condition, file,
               line);
  std::abort();
}

}  // namespace posturelint
