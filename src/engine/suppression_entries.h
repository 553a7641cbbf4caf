// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/lint.h"
#include "engine/rule_set.h"
#include "engine/suppress.h"

namespace posturelint {

/// What is wrong with the entries of `suppressions:` at the end of a run, as a report of the
/// configuration file: those past their last day, and names that silenced nothing. `covered[i]`
/// says that the run saw every file entry i could be good for: only then its silence says
/// something.
FileReport check_suppression_entries(const RuleSet& rules, const SuppressionUse& use,
                                     const std::vector<bool>& covered);

/// The configuration's text after all that check_suppression_entries() reports is taken out;
/// nothing when there is nothing to take out, or no way to do it that keeps the rest as it is.
struct PrunedConfig {
  std::string text;
  std::size_t removed = 0;  // findings cured
};
std::optional<PrunedConfig> prune_suppression_entries(const RuleSet& rules,
                                                      const SuppressionUse& use,
                                                      const std::vector<bool>& covered);

}  // namespace posturelint
