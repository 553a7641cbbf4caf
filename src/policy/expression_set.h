// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "policy/condition_set.h"
#include "policy/sign_in.h"

namespace posturelint {

/// The words of an expression laid out in one way: the name of the fact that it holds. A text that
/// is no expression stays as it is.
std::string normalized_expression(std::string_view text);

/// Adds the sign-ins that an expression (`elCondition.condition`) holds for.
///
/// Comparisons of security.risk.level, device.profile.registered, .managed and .platform with a
/// literal are read, and `&&`, `||`, `!` and parentheses around them; every other part is a fact of
/// its own, equal to the same text elsewhere. Whether such a reading is right is an open question
/// (Question::expressions); what an expression says as a whole is a fact that needs no reading.
void add_expression(std::string_view text, FactTable& facts, ConditionSet& set);

}  // namespace posturelint
