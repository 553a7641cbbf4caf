// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/document.h"

namespace posturelint {

enum class Answer : std::uint8_t { no, unknown, yes };

/// How what two rules do on a match compares. docs/compare.md has the order.
struct ActionsOrder {
  /// Somebody gets past the second who would not get past the first, and the other way round.
  Answer more = Answer::no;
  Answer less = Answer::no;
  /// How they get past: `okta_password`, `idle for more than 2 hours`. Empty where one denies.
  std::vector<std::string> shows_more;
  std::vector<std::string> shows_less;
  /// What cannot be compared: members, below the rule.
  std::vector<std::string> unknown;

  [[nodiscard]] bool is_same() const { return more == Answer::no && less == Answer::no; }
};

/// Compares the actions of two access policy rules. Null: the rule that a policy ends with and that
/// the file does not show; it is the same in both.
ActionsOrder compare_actions(Node before, Node after);

/// `denied`, `allowed with two factors, every time`; for a null Node `up to the catch-all rule,
/// which is not there`.
std::string describe_actions(Node rule);

}  // namespace posturelint
