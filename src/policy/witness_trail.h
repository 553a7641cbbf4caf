// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "finding/finding.h"
#include "policy/policy_rules.h"
#include "policy/sign_in_finder.h"

namespace posturelint {

/// The way of a sign-in through the rules of one file: what it is, at the policy; each rule before
/// `rule`, at the condition that keeps it from matching, and why; then `rule`, which decides. Takes
/// a look at each condition up to there, and searches nothing.
std::vector<Note> trail_of(const PolicyRules& list, const Witness& witness, std::size_t rule);

}  // namespace posturelint
