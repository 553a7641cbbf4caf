// SPDX-License-Identifier: Apache-2.0
#include "policy/sign_in_finder.h"

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

bool SignInFinder::is_empty(const Sets& inside, const Sets& outside, const Answers& answers) {
  const SignInQuery query{.inside = inside, .outside = outside, .answers = answers};
  return search(facts_, query, budget_).outcome == SearchOutcome::none;
}

std::optional<Certainty> SignInFinder::none(const Sets& inside, const Sets& outside) {
  if (is_empty(inside, outside, answers_)) return Certainty::proven;
  if (is_empty(inside, outside, answers_.all_settled())) return Certainty::possible;
  return std::nullopt;
}

std::optional<Witness> SignInFinder::find(const Sets& inside, const Sets& outside) {
  // A sign-in from a usual platform is one under any answer.
  SignInQuery query{
      .inside = inside, .outside = outside, .answers = answers_, .only_certain = true};
  if (!query.answers.usual(Question::platform_pairs)) {
    query.answers.settle(Question::platform_pairs, true);
  }
  SearchResult certain = search(facts_, query, budget_);
  if (certain.outcome == SearchOutcome::found) {
    return Witness{.sign_in = std::move(certain.sign_in)};
  }
  query.only_certain = false;
  query.answers = answers_.all_settled();
  SearchResult possible = search(facts_, query, budget_);
  if (possible.outcome != SearchOutcome::found) return std::nullopt;
  Witness witness{.certainty = Certainty::possible, .sign_in = std::move(possible.sign_in)};
  witness.unknown = unknown_parts(facts_, witness.sign_in);
  return witness;
}

std::optional<Witness> SignInFinder::find_unusual(const Sets& inside, const Sets& outside) {
  const SignInQuery query{.inside = inside, .outside = outside, .answers = answers_};
  SearchResult result = search(facts_, query, budget_);
  if (result.outcome != SearchOutcome::found) return std::nullopt;
  Witness witness{.certainty = Certainty::possible, .sign_in = std::move(result.sign_in)};
  witness.unknown = unknown_parts(facts_, witness.sign_in);
  return witness;
}

}  // namespace posturelint
