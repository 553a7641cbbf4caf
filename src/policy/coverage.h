// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "policy/condition_set.h"
#include "policy/policy_rules.h"
#include "policy/sign_in.h"

namespace posturelint {

/// How sure an answer about a policy is. No answer at all: it is unknown, or not so.
enum class Certainty : std::uint8_t {
  proven,    // for every answer to the open questions, whatever the unknown parts are
  possible,  // when the open questions have their usual answers, or the unknown parts fit
};

/// The earlier rules that leave a rule nothing to decide.
struct Cover {
  Certainty certainty = Certainty::proven;
  /// Indices in PolicyRules::rules, ascending; without any of them there would be something left.
  std::vector<std::size_t> by;
};

/// A sign-in that shows something.
struct Witness {
  Certainty certainty = Certainty::proven;
  SignIn sign_in;
  /// What it depends on when it is only possible: the texts of conditions we cannot read, ids that
  /// are placeholders, names of assumptions. Sorted.
  std::vector<std::string> unknown;
};

/// Answers questions about one list of rules. All questions together take a bounded number of
/// steps; once they are used up every answer is "unknown".
class Coverage {
 public:
  /// `list` must outlive it.
  explicit Coverage(const PolicyRules& list) : list_(list) {}

  /// Whether the rules before `rule` leave it nothing. Nothing for a rule that matches nobody
  /// anyway: that is another mistake.
  std::optional<Cover> cover_of(std::size_t rule);

  /// A sign-in in all sets of `inside` and in none of `outside`.
  using Sets = std::vector<const ConditionSet*>;
  std::optional<Witness> find(const Sets& inside, const Sets& outside);
  /// Whether there is none.
  std::optional<Certainty> none(const Sets& inside, const Sets& outside);

  /// The conditions of the rules that may be evaluated before `rule`; with `skip` left out.
  [[nodiscard]] Sets before(std::size_t rule, std::optional<std::size_t> skip = {}) const;

  [[nodiscard]] const PolicyRules& list() const { return list_; }

 private:
  std::optional<std::vector<std::size_t>> cover_by(std::size_t rule,
                                                   std::vector<std::size_t> earlier,
                                                   const Answers& answers);
  bool is_empty(const Sets& inside, const Sets& outside, const Answers& answers);
  /// Pays for putting a question, which takes time even when nothing needs to be searched.
  bool may_ask(const Sets& inside, const Sets& outside);

  const PolicyRules& list_;
  std::uint64_t budget_ = 400'000;           // steps of searches
  std::uint64_t asking_budget_ = 3'000'000;  // sets and facts in questions
};

}  // namespace posturelint
