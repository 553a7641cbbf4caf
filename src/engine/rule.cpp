// SPDX-License-Identifier: Apache-2.0
#include "engine/rule.h"

namespace posturelint {

std::string_view to_string(Consequence consequence) {
  switch (consequence) {
    case Consequence::refused:
      return "refused";
    case Consequence::ignored:
      return "ignored";
    case Consequence::locks_out:
      return "locks-out";
    case Consequence::weakens:
      return "weakens";
    case Consequence::deprecated:
      return "deprecated";
    case Consequence::gated:
      return "gated";
    case Consequence::agreed:
      return "agreed";
    case Consequence::untidy:
      break;
  }
  return "untidy";
}

}  // namespace posturelint
