// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/rule_set.h"
#include "rules/builtin_rules.h"

namespace posturelint::fuzz {

/// Every rule of the program, on a day in 2026.
inline const RuleSet& all_rules() {
  static const RuleSet rules(rules::builtin(), Config{}, {}, {}, parse_civil_date("2026-06-01"));
  return rules;
}

}  // namespace posturelint::fuzz
