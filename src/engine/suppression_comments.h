// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "engine/lint.h"
#include "engine/rule_set.h"
#include "engine/suppress.h"
#include "finding/finding.h"

namespace posturelint {

/// What is wrong with the comments that silence findings: names of no rule, no name, no reason,
/// names that silence nothing. `report` is that of the same file, with everything else already in
/// it. Whether a name is needed is only said when this run could tell: when every rule it means was
/// selected.
std::vector<Finding> check_suppression_comments(const FileReport& report,
                                                const SuppressionScope& scope,
                                                const RuleSet& rules);

/// What is wrong with a name in a comment or an entry that silences nothing: `silences nothing`,
/// or that its rule is switched off.
std::string unused_message(std::string_view name, const RuleSet& rules);

/// True when every rule that the name means was selected, so that its silence says something.
bool can_judge(std::string_view name, const RuleSet& rules);

}  // namespace posturelint
