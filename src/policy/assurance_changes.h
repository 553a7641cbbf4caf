// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "policy/policy_comparison.h"

namespace posturelint {

/// A member of a device assurance policy that asks for something else in a later version.
struct AssuranceDifference {
  std::string pointer;  // below the policy
  Node before;          // null: it was not there
  Node after;
  /// Some device passes the later version because of it, or fails it.
  Answer more = Answer::no;
  Answer less = Answer::no;
};

/// How two versions of a device assurance policy compare. More permissive: devices satisfy it that
/// did not.
struct AssuranceChanges {
  Shift more = Shift::no;
  Shift less = Shift::no;
  std::vector<AssuranceDifference> differences;
  /// Members that nobody can compare. Sorted.
  std::vector<std::string> unknown;
};
AssuranceChanges assurance_changes(Node before, Node after);

}  // namespace posturelint
