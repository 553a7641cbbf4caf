// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/actions_order.h"
#include "policy/condition_set.h"
#include "policy/policy_rules.h"
#include "policy/sign_in_finder.h"

namespace posturelint {

/// How the later of two versions of a policy compares with the earlier one.
enum class Verdict : std::uint8_t {
  equivalent,
  more_permissive,
  less_permissive,
  incomparable,  // more permissive for some sign-ins, less for others
  unknown,
};
inline constexpr Verdict kVerdicts[] = {Verdict::equivalent, Verdict::more_permissive,
                                        Verdict::less_permissive, Verdict::incomparable,
                                        Verdict::unknown};
/// `equivalent`, `more-permissive`, …
std::string_view to_string(Verdict verdict);

/// Whether there are sign-ins to which the later version is more permissive, or less.
enum class Shift : std::uint8_t {
  no,        // proven: there is none
  unknown,   // it depends on something that nobody knows, or that would take too long
  possible,  // there is one if the unknown parts fit
  proven,    // there is one
};
/// The verdict that the two of them make.
Verdict verdict_of(Shift more, Shift less);

/// Sign-ins about which two versions decide differently.
struct DecisionChange {
  /// The rules that decide, in PolicyRules::rules; nothing: none of the list does.
  std::optional<std::size_t> before;
  std::optional<std::size_t> after;
  /// One of the sign-ins.
  Witness witness;
  ActionsOrder order;
};

struct PolicyComparison {
  Shift more = Shift::no;
  Shift less = Shift::no;
  /// By the rule that decides before, then after; not more than kMaxChanges, of which the first of
  /// a direction is always one.
  std::vector<DecisionChange> changes;
  /// What an unknown or possible direction depends on. Sorted.
  std::vector<std::string> unknown;

  [[nodiscard]] Verdict verdict() const { return verdict_of(more, less); }
};
inline constexpr std::size_t kMaxChanges = 100;

/// Compares two versions of a policy, exactly and within a bounded number of steps. `after` was
/// read with the facts of `before`, so that it has all of them. Of sign-ins only those inside
/// `world` count.
PolicyComparison compare_policies(const PolicyRules& before, const PolicyRules& after,
                                  const ConditionSet& world = {});

}  // namespace posturelint
