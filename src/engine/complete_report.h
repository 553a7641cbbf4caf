// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "engine/lint.h"
#include "engine/rule_set.h"
#include "engine/suppress.h"
#include "finding/finding.h"

namespace posturelint {

/// Adds `found`, as the rules reported it, to a file's report: one finding per cause, with the
/// severities of this run, without those that are switched off, the silenced ones apart, sorted.
void complete_report(FileReport& report, std::vector<Finding> found, const SuppressionScope& scope,
                     const RuleSet& rules);

}  // namespace posturelint
