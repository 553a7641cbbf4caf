// SPDX-License-Identifier: Apache-2.0
#include "policy/assurance_changes.h"

#include <algorithm>
#include <map>
#include <utility>

#include "policy/assurance_order.h"
#include "policy/canonical_value.h"
#include "policy/device_conditions.h"

namespace posturelint {
namespace {

/// Members that decide which devices pass.
bool counts(Node member) {
  return !member.is_overridden() && (may_be_condition(member.key()) ||
                                     member.key() == "gracePeriod" || member.key() == "platform");
}

/// Placeholders and what we cannot read are the same where they are written alike.
bool are_written_alike(Node before, Node after) {
  const auto same = [](Node policy, Node other) {
    return std::ranges::all_of(policy.members(), [&](Node member) {
      return !counts(member) || canonical_text(member) == canonical_text(other[member.key()]);
    });
  };
  return same(before, after) && same(after, before);
}

/// How many devices more there are when one version does not imply the other.
Shift shift_of(Implies implies) {
  switch (implies) {
    case Implies::yes:
      return Shift::no;
    case Implies::no:
      return Shift::proven;
    case Implies::unknown:
      break;
  }
  return Shift::unknown;
}

/// What differs, by the place below the policy.
class Differences {
 public:
  Differences(Node before, Node after) : before_(before), after_(after) {}

  /// The later version asks for more there, or the earlier one did.
  void add(const AssuranceGap& gap, bool in_after) {
    const std::string pointer = pointer_of(gap);
    AssuranceDifference& difference = all_.try_emplace(pointer).first->second;
    difference.pointer = pointer;
    difference.before = before_.find(pointer);
    difference.after = after_.find(pointer);
    (in_after ? difference.less : difference.more) = gap.is_sure ? Answer::yes : Answer::unknown;
    if (!gap.is_sure) unknown_.push_back(gap.signal);
  }

  void move_to(AssuranceChanges& out) {
    for (auto& [pointer, difference] : all_) out.differences.push_back(std::move(difference));
    std::ranges::sort(unknown_);
    unknown_.erase(std::unique(unknown_.begin(), unknown_.end()), unknown_.end());
    out.unknown = std::move(unknown_);
  }

 private:
  /// Of the member that asks, in whichever version it stands.
  [[nodiscard]] std::string pointer_of(const AssuranceGap& gap) const {
    if (!gap.node) return "/" + gap.signal;
    const Node policy =
        gap.node.tree() == after_.tree() && is_below(gap.node, after_) ? after_ : before_;
    return gap.node.pointer().substr(policy.pointer().size());
  }
  static bool is_below(Node node, Node policy) {
    for (; node; node = node.parent()) {
      if (node == policy) return true;
    }
    return false;
  }

  Node before_;
  Node after_;
  std::map<std::string, AssuranceDifference> all_;
  std::vector<std::string> unknown_;
};

}  // namespace

AssuranceChanges assurance_changes(Node before, Node after) {
  AssuranceChanges out;
  if (are_written_alike(before, after)) return out;
  const AssuranceComparison comparison = compare_assurances(before, after);
  out.more = shift_of(comparison.second_implies_first);
  out.less = shift_of(comparison.first_implies_second);
  Differences differences(before, after);
  for (const AssuranceGap& gap : comparison.more_in_first) differences.add(gap, false);
  for (const AssuranceGap& gap : comparison.more_in_second) differences.add(gap, true);
  differences.move_to(out);
  return out;
}

}  // namespace posturelint
