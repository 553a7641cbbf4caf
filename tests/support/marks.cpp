// SPDX-License-Identifier: Apache-2.0
#include "tests/support/marks.h"

#include <stdexcept>
#include <string>

namespace posturelint::test {

MarkedText strip_marks(std::string_view marked) {
  auto read = read_marks(marked);
  if (!read) throw std::invalid_argument(read.error().what + " in: " + std::string(marked));
  return std::move(*read);
}

}  // namespace posturelint::test
