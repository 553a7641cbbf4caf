// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "policy/assumptions.h"
#include "policy/condition_set.h"
#include "policy/sign_in.h"

namespace posturelint {

/// How sure an answer about a policy is. No answer at all: it is unknown, or not so.
enum class Certainty : std::uint8_t {
  proven,    // for every answer to the open questions, whatever the unknown parts are
  possible,  // when the open questions have their usual answers, or the unknown parts fit
};

/// A sign-in that shows something.
struct Witness {
  Certainty certainty = Certainty::proven;
  SignIn sign_in;
  /// What it depends on when it is only possible: the texts of conditions we cannot read, ids that
  /// are placeholders, names of assumptions. Sorted.
  std::vector<std::string> unknown;
};

/// Asks which sign-ins there are, and how sure that is. All questions together take a bounded
/// number of steps; once they are used up nothing is found, and nothing is known not to be.
class SignInFinder {
 public:
  /// `facts` must outlive it.
  SignInFinder(const FactTable& facts, const Answers& answers, std::uint64_t budget)
      : facts_(facts), answers_(answers), budget_(budget) {}

  /// A sign-in in all sets of `inside` and in none of `outside`.
  using Sets = std::vector<const ConditionSet*>;
  std::optional<Witness> find(const Sets& inside, const Sets& outside);
  /// Whether there is none.
  std::optional<Certainty> none(const Sets& inside, const Sets& outside);

  /// The two halves of those questions. Whether there is none under these answers; a sign-in that
  /// there is when open questions have unusual answers.
  bool is_empty(const Sets& inside, const Sets& outside, const Answers& answers);
  std::optional<Witness> find_unusual(const Sets& inside, const Sets& outside);

  [[nodiscard]] bool gave_up() const { return budget_ == 0; }

 private:
  const FactTable& facts_;
  Answers answers_;
  std::uint64_t budget_;
};

}  // namespace posturelint
