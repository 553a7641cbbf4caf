// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace posturelint {

/// An answer to a question about two device assurance policies, for every device there may be.
enum class Implies : std::uint8_t { no, unknown, yes };

/// How the first of two device assurance policies compares with the second.
enum class AssuranceOrder : std::uint8_t {
  equal,
  stricter,  // whoever satisfies it satisfies the other, not the other way round
  laxer,
  incomparable,
  unknown,
};
/// `equal`, `stricter`, …
std::string_view to_string(AssuranceOrder order);

/// A part of a policy that devices may fail which satisfy the other policy.
struct AssuranceGap {
  /// What it asks about: `osVersion`, `gracePeriod`, `platform`.
  std::string signal;
  /// The member of the policy that asks for more; of the one with the grace period, for that.
  Node node;
  /// False: nobody knows whether it does.
  bool is_sure = false;
};

struct AssuranceComparison {
  /// Every device that satisfies the first satisfies the second, and the other way round.
  Implies first_implies_second = Implies::yes;
  Implies second_implies_first = Implies::yes;
  /// Where the second asks for more than the first, and the other way round.
  std::vector<AssuranceGap> more_in_second;
  std::vector<AssuranceGap> more_in_first;

  [[nodiscard]] AssuranceOrder order() const;
};

/// Compares what two policies ask of a device, grace periods included. Texts that nobody can read
/// are only compared by their words.
AssuranceComparison compare_assurances(Node first, Node second);

}  // namespace posturelint
