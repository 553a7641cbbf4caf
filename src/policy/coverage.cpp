// SPDX-License-Identifier: Apache-2.0
#include "policy/coverage.h"

#include <algorithm>
#include <utility>

namespace posturelint {
Coverage::Sets Coverage::before(std::size_t rule, std::optional<std::size_t> skip) const {
  Sets sets;
  for (std::size_t i = 0; i < list_.rules.size(); ++i) {
    if (i == rule || i == skip || list_.surely_precedes(rule, i)) continue;
    sets.push_back(&list_.rules[i].conditions);
  }
  return sets;
}

std::optional<std::vector<std::size_t>> Coverage::cover_by(std::size_t rule,
                                                           std::vector<std::size_t> earlier,
                                                           const Answers& answers) {
  const Sets inside = {&list_.rules[rule].conditions};
  const auto covers = [&](const std::vector<std::size_t>& rules) {
    Sets outside;
    for (const std::size_t i : rules) outside.push_back(&list_.rules[i].conditions);
    return finder_.is_empty(inside, outside, answers);
  };
  if (!covers(earlier)) return std::nullopt;
  for (const std::size_t i : earlier) {
    if (covers({i})) return std::vector{i};
  }
  // Leave out what is not needed, the last ones first.
  for (std::size_t i = earlier.size(); i-- > 0;) {
    std::vector<std::size_t> fewer = earlier;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (covers(fewer)) earlier = std::move(fewer);
  }
  return earlier;
}

std::optional<Cover> Coverage::cover_of(std::size_t rule) {
  std::vector<std::size_t> sure;
  std::vector<std::size_t> earlier;
  for (std::size_t i = 0; i < rule; ++i) {
    earlier.push_back(i);
    if (list_.surely_precedes(i, rule)) sure.push_back(i);
  }
  if (earlier.empty() || finder_.is_empty({&list_.rules[rule].conditions}, {}, list_.answers))
    return {};
  if (const auto by = cover_by(rule, std::move(sure), list_.answers)) {
    return Cover{Certainty::proven, *by};
  }
  const Answers usual = list_.answers.all_settled();
  if (finder_.is_empty({&list_.rules[rule].conditions}, {}, usual)) return {};
  if (const auto by = cover_by(rule, std::move(earlier), usual)) {
    return Cover{Certainty::possible, *by};
  }
  return {};
}

}  // namespace posturelint
