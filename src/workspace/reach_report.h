// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "policy/reach.h"
#include "workspace/policy_files.h"

namespace posturelint {

/// Who reaches a rule, ready to be shown. Owns all it says.
struct ReachReport {
  struct Box {
    std::string in_words;
    ReachBox box;
  };
  std::string policy_id;
  std::string policy_name;
  std::string rule_id;
  std::string rule_name;  // in quotes, or its place
  FilePlace place;
  std::vector<Box> boxes;
  bool is_complete = true;
  std::vector<Question> assumed;
  PlatformSet world = kAllPlatforms;
  /// Of the literals in the boxes, and the names behind ids where files have them.
  FactTable facts;
  std::vector<std::string> names;  // by FactId; empty: none
};

/// `rule` is a name, an id or a priority. The error: there is no such rule, or several, or nobody
/// knows the order of the rules.
Result<ReachReport> who_reaches(const PolicyFiles& files, const FiledPolicy& policy,
                                std::string_view rule);
/// The same for one of the policy's rules.
Result<ReachReport> who_reaches(const PolicyFiles& files, const FiledPolicy& policy, Node rule);

}  // namespace posturelint
