// SPDX-License-Identifier: Apache-2.0
#include "policy/coverage.h"

#include <algorithm>
#include <utility>

#include "policy/sign_in_search.h"

namespace posturelint {
namespace {

std::vector<std::string> unknown_parts(const FactTable& facts, const SignIn& sign_in) {
  std::vector<std::string> parts;
  for (FactId id = 0; id < facts.size(); ++id) {
    const Fact& fact = facts[id];
    const bool is_unknown =
        !fact.is_known || fact.kind == FactKind::unreadable || fact.kind == FactKind::question;
    if (is_unknown && sign_in.matters[id]) parts.push_back(fact.name);
  }
  std::ranges::sort(parts);
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  return parts;
}

}  // namespace

bool Coverage::may_ask(const Sets& inside, const Sets& outside) {
  const std::uint64_t size = inside.size() + outside.size() + list_.facts.size();
  asking_budget_ -= std::min(asking_budget_, size);
  return asking_budget_ > 0;
}

bool Coverage::is_empty(const Sets& inside, const Sets& outside, const Answers& answers) {
  if (!may_ask(inside, outside)) return false;
  const SignInQuery query{.inside = inside, .outside = outside, .answers = answers};
  return search(list_.facts, query, budget_).outcome == SearchOutcome::none;
}

std::optional<Certainty> Coverage::none(const Sets& inside, const Sets& outside) {
  if (is_empty(inside, outside, list_.answers)) return Certainty::proven;
  if (is_empty(inside, outside, list_.answers.all_settled())) return Certainty::possible;
  return std::nullopt;
}

std::optional<Witness> Coverage::find(const Sets& inside, const Sets& outside) {
  if (!may_ask(inside, outside)) return std::nullopt;
  // A sign-in from a usual platform is one under any answer.
  SignInQuery query{
      .inside = inside, .outside = outside, .answers = list_.answers, .only_certain = true};
  if (!query.answers.usual(Question::platform_pairs)) {
    query.answers.settle(Question::platform_pairs, true);
  }
  SearchResult certain = search(list_.facts, query, budget_);
  if (certain.outcome == SearchOutcome::found) {
    return Witness{.sign_in = std::move(certain.sign_in)};
  }
  query.only_certain = false;
  query.answers = list_.answers.all_settled();
  SearchResult possible = search(list_.facts, query, budget_);
  if (possible.outcome != SearchOutcome::found) return std::nullopt;
  Witness witness{.certainty = Certainty::possible, .sign_in = std::move(possible.sign_in)};
  witness.unknown = unknown_parts(list_.facts, witness.sign_in);
  return witness;
}

Coverage::Sets Coverage::before(std::size_t rule, std::optional<std::size_t> skip) const {
  Sets sets;
  if (asking_budget_ == 0) return sets;  // no answer will come of it
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
    return is_empty(inside, outside, answers);
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
  if (asking_budget_ == 0) return {};
  std::vector<std::size_t> sure;
  std::vector<std::size_t> earlier;
  for (std::size_t i = 0; i < rule; ++i) {
    earlier.push_back(i);
    if (list_.surely_precedes(i, rule)) sure.push_back(i);
  }
  if (earlier.empty() || is_empty({&list_.rules[rule].conditions}, {}, list_.answers)) return {};
  if (const auto by = cover_by(rule, std::move(sure), list_.answers)) {
    return Cover{Certainty::proven, *by};
  }
  const Answers usual = list_.answers.all_settled();
  if (is_empty({&list_.rules[rule].conditions}, {}, usual)) return {};
  if (const auto by = cover_by(rule, std::move(earlier), usual)) {
    return Cover{Certainty::possible, *by};
  }
  return {};
}

}  // namespace posturelint
