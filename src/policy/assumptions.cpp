// SPDX-License-Identifier: Apache-2.0
#include "policy/assumptions.h"

namespace posturelint {

Answers Answers::all_settled() const {
  Answers settled = *this;
  for (auto& answer : settled.answers_) answer = answer.value_or(true);
  return settled;
}

}  // namespace posturelint
