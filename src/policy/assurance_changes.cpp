// SPDX-License-Identifier: Apache-2.0
#include "policy/assurance_changes.h"

#include <algorithm>

#include <fmt/format.h>

#include "policy/canonical_value.h"
#include "policy/device_conditions.h"

namespace posturelint {
namespace {

/// Members that decide which devices pass.
bool counts(Node member) {
  return !member.is_overridden() && (may_be_condition(member.key()) ||
                                     member.key() == "gracePeriod" || member.key() == "platform");
}

}  // namespace

AssuranceChanges assurance_changes(Node before, Node after) {
  AssuranceChanges out;
  const auto compare = [&](Node was, Node is, std::string_view key) {
    if (canonical_text(was) == canonical_text(is)) return;
    out.differences.push_back({.pointer = fmt::format("/{}", key), .before = was, .after = is});
    out.unknown.emplace_back(key);
  };
  for (const Node member : before.members()) {
    if (counts(member)) compare(member, after[member.key()], member.key());
  }
  for (const Node member : after.members()) {
    if (counts(member) && !before[member.key()]) compare({}, member, member.key());
  }
  if (!out.differences.empty()) out.more = out.less = Shift::unknown;
  std::ranges::sort(out.unknown);
  return out;
}

}  // namespace posturelint
