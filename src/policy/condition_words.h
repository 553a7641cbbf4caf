// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "policy/condition_set.h"
#include "policy/sign_in.h"

namespace posturelint {

/// What a rule asks for as evaluation reads it, a few words for each condition: `Windows or macOS`,
/// `member of 00g…`, `not in zone nzo…`. Empty: nothing, it is for everybody.
std::vector<std::string> condition_words(const FactTable& facts, const ConditionSet& set);

}  // namespace posturelint
