// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "policy/assumptions.h"
#include "policy/condition_set.h"
#include "policy/sign_in.h"

namespace posturelint {

/// Asks for one sign-in that is in all of some sets and in none of others.
struct SignInQuery {
  std::vector<const ConditionSet*> inside;
  std::vector<const ConditionSet*> outside;
  /// What is settled; an open question may have either answer.
  Answers answers;
  /// Take only sign-ins that do not depend on what is unknown: conditions we cannot read, ids that
  /// are placeholders, open questions.
  bool only_certain = false;
};

enum class SearchOutcome : std::uint8_t {
  found,
  none,     // proven: there is no such sign-in
  gave_up,  // the budget of steps was used up
};

struct SearchResult {
  SearchOutcome outcome = SearchOutcome::none;
  SignIn sign_in;  // when found
};

/// Decides a query exactly, by case distinction over what is undecided. Deterministic: the same
/// query takes the same steps. `budget` is shared by the queries about one policy; a step is the
/// look at one alternative, some ten nanoseconds.
SearchResult search(const FactTable& facts, const SignInQuery& query, std::uint64_t& budget);

}  // namespace posturelint
