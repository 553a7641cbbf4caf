// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "policy/coverage.h"

namespace posturelint {

/// What is lost when earlier rules leave a rule nothing.
enum class DeadRuleKind : std::uint8_t {
  repeats,       // nothing: they do the same
  never_allows,  // it allows what they deny, or asks for something else
  never_denies,  // some of what it denies is allowed
};

/// A rule that no sign-in reaches, though some would match it.
struct DeadRule {
  std::size_t rule = 0;
  DeadRuleKind kind = DeadRuleKind::repeats;
  Cover cover;
};

/// All of a list, in its order. Left out: the system rule and rules for everybody, which people put
/// last to be safe, and all that comes after a rule for everybody, where that one rule is to blame.
/// `covers`: by rule, Coverage::cover_of.
std::vector<DeadRule> dead_rules(Coverage& coverage, std::span<const std::optional<Cover>> covers);

}  // namespace posturelint
