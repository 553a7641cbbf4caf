// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "document/resource.h"
#include "text/edit.h"

namespace posturelint {

/// Custom rules have the priorities 0 (decides first) to 98; 99 is the catch-all's.
inline constexpr std::int64_t kLastCustomPriority = 98;
inline constexpr std::int64_t kCatchAllPriority = 99;

/// True for the rule that the server made and that matches what no other rule does.
bool is_catch_all(Node rule);

/// Access policy rules of one list that may belong to one policy, in the order of the text.
using RuleList = std::vector<const Resource*>;

/// Those lists of a file. A list that shows itself to be a collection of several policies' rules
/// (two catch-alls, links to different policies) is left out. `resources` must outlive the result.
std::vector<RuleList> rule_lists(std::span<const Resource> resources);

/// A custom rule and its priority.
struct RankedRule {
  const Resource* rule;
  std::int64_t priority;
};

/// The custom rules in the order in which they decide; those of one priority in the order of the
/// text. Nothing when one of them has a priority that is missing or unknown.
std::optional<std::vector<RankedRule>> ranked_rules(const RuleList& rules);

/// The edits that number the rules one by one in their order, from the lowest priority that is
/// used. Empty when there is no room.
std::vector<Edit> renumber(const std::vector<RankedRule>& rules);

}  // namespace posturelint
