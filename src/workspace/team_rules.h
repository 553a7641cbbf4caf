// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/config.h"
#include "engine/own_rule.h"

namespace posturelint {

/// The rules that a configuration adds, and all together.
struct TeamRules {
  OwnRules own;
  std::vector<Rule> all;  // sorted by id
};

/// Reads the files that `rules:` of a configuration names; null when it names none. The error says
/// where the mistake is, in the configuration or in one of the files. Nothing outside the folder of
/// the configuration is read, wherever links lead.
Result<std::shared_ptr<const TeamRules>> read_team_rules(const SourcePtr& config,
                                                         std::span<const Rule> ours);

/// The same for the files of rules at `paths`.
Result<std::shared_ptr<const TeamRules>> read_rule_files(std::span<const std::string> paths,
                                                         std::span<const Rule> ours);

}  // namespace posturelint
