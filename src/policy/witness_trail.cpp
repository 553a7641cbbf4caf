// SPDX-License-Identifier: Apache-2.0
#include "policy/witness_trail.h"

#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "policy/simulation_words.h"
#include "policy/witness.h"

namespace posturelint {
namespace {

/// What a witness tells: what does not matter may be otherwise.
SignInKnowledge known_of(const SignIn& sign_in, bool with_all) {
  SignInKnowledge known{.platforms = platform_set(sign_in.type, sign_in.os),
                        .devices = device_state_set(sign_in.device)};
  if (sign_in.risk_matters || with_all) known.risks = risk_set(sign_in.risk);
  for (std::size_t id = 0; id < sign_in.holds.size(); ++id) {
    const bool is_told = sign_in.matters[id] || with_all;
    known.holds.push_back(!is_told ? Holds::unknown : sign_in.holds[id] ? Holds::yes : Holds::no);
  }
  return known;
}

class Trail {
 public:
  Trail(const PolicyRules& list, const SignIn& sign_in)
      : list_(list), told_(known_of(sign_in, false)), whole_(known_of(sign_in, true)) {}

  [[nodiscard]] Note passed_by(std::size_t rule) const {
    const ListedRule& passed = list_.rules[rule];
    const std::string name = name_of(list_, passed);
    for (const SignInKnowledge* known : {&told_, &whole_}) {
      for (const Clause& clause : passed.conditions.clauses()) {
        if (evaluate(clause, *known) != Holds::no) continue;
        const SimulatedCondition failed{.node = clause.node,
                                        .aspect = clause.aspect,
                                        .holds = Holds::no,
                                        .clauses = {&clause},
                                        .untold = {}};
        const SimulationWords words(list_, *known, names_);
        return {fmt::format("{} does not match: {}", name, words.reason(failed)),
                clause.node ? clause.node.span() : place_of(passed.node)};
      }
    }
    return {fmt::format("{} does not match", name), place_of(passed.node)};
  }

  static Span place_of(Node object) {
    if (const Node name = object["name"]; name.is_string()) return name.span();
    const Span span = object.span();
    return {span.begin, span.begin + (span.begin < span.end ? 1 : 0)};
  }

 private:
  const PolicyRules& list_;
  SignInKnowledge told_;
  SignInKnowledge whole_;
  NameOfId names_;
};

std::string_view does(Outcome outcome) {
  switch (outcome) {
    case Outcome::allow:
      return "allows it";
    case Outcome::deny:
      return "denies it";
    case Outcome::unknown:
      break;
  }
  return "decides about it";
}

}  // namespace

std::vector<Note> trail_of(const PolicyRules& list, const Witness& witness, std::size_t rule) {
  std::string sign_in = fmt::format("a sign-in: {}", describe(list.facts, witness.sign_in));
  if (!witness.unknown.empty()) {
    sign_in += fmt::format(" (depends on {})", fmt::join(witness.unknown, ", "));
  }
  std::vector<Note> steps;
  const Node policy = list.policy ? list.policy : list.list;
  steps.push_back({std::move(sign_in), Trail::place_of(policy)});
  const Trail trail(list, witness.sign_in);
  for (std::size_t i = 0; i < rule; ++i) steps.push_back(trail.passed_by(i));
  const ListedRule& last = list.rules[rule];
  steps.push_back({fmt::format("{} matches, and {}", name_of(list, last), does(last.outcome)),
                   Trail::place_of(last.node)});
  return steps;
}

}  // namespace posturelint
