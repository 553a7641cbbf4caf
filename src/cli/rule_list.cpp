// SPDX-License-Identifier: Apache-2.0
#include "cli/rule_list.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace posturelint::cli {

std::string_view to_string(Fixable fixable) {
  switch (fixable) {
    case Fixable::safe:
      return "safe";
    case Fixable::unsafe:
      return "unsafe";
    case Fixable::no:
      break;
  }
  return "no";
}

std::string rule_list(std::span<const Rule* const> rules) {
  std::size_t longest = 4;
  for (const Rule* rule : rules) longest = std::max(longest, rule->id.size());
  std::string out = fmt::format("{:<{}}  severity  fix     summary\n", "rule", longest);
  const auto add = [&](const Rule* rule) {
    const std::string_view fix = rule->fixable == Fixable::no ? "-" : to_string(rule->fixable);
    fmt::format_to(std::back_inserter(out), "{:<{}}  {:<8}  {:<6}  {}\n", rule->id, longest,
                   to_string(rule->severity), fix, rule->summary);
  };
  const auto is_own = [](const Rule* rule) { return rule->own != nullptr; };
  for (const Rule* rule : rules) {
    if (!is_own(rule)) add(rule);
  }
  const auto own = std::ranges::count_if(rules, is_own);
  const bool mixed = own > 0 && static_cast<std::size_t>(own) < rules.size();
  if (mixed) out += "\nyour team's own:\n";
  for (const Rule* rule : rules) {
    if (is_own(rule)) add(rule);
  }
  return out;
}

}  // namespace posturelint::cli
