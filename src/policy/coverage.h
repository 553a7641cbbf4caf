// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "policy/condition_set.h"
#include "policy/policy_rules.h"
#include "policy/sign_in_finder.h"

namespace posturelint {

/// The earlier rules that leave a rule nothing to decide.
struct Cover {
  Certainty certainty = Certainty::proven;
  /// Indices in PolicyRules::rules, ascending; without any of them there would be something left.
  std::vector<std::size_t> by;
};

/// Answers questions about one list of rules. All questions together take a bounded number of
/// steps; once they are used up every answer is "unknown".
class Coverage {
 public:
  /// `list` must outlive it.
  explicit Coverage(const PolicyRules& list)
      : list_(list), finder_(list.facts, list.answers, kBudget) {}

  /// Whether the rules before `rule` leave it nothing. Nothing for a rule that matches nobody
  /// anyway: that is another mistake.
  std::optional<Cover> cover_of(std::size_t rule);

  /// A sign-in in all sets of `inside` and in none of `outside`.
  using Sets = SignInFinder::Sets;
  std::optional<Witness> find(const Sets& inside, const Sets& outside) {
    return finder_.find(inside, outside);
  }
  /// Whether there is none.
  std::optional<Certainty> none(const Sets& inside, const Sets& outside) {
    return finder_.none(inside, outside);
  }

  /// The conditions of the rules that may be evaluated before `rule`; with `skip` left out.
  [[nodiscard]] Sets before(std::size_t rule, std::optional<std::size_t> skip = {}) const;

  [[nodiscard]] const PolicyRules& list() const { return list_; }

 private:
  std::optional<std::vector<std::size_t>> cover_by(std::size_t rule,
                                                   std::vector<std::size_t> earlier,
                                                   const Answers& answers);

  static constexpr std::uint64_t kBudget = 400'000;

  const PolicyRules& list_;
  SignInFinder finder_;
};

}  // namespace posturelint
