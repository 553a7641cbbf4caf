// SPDX-License-Identifier: Apache-2.0
#include "policy/simulation.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "policy/sign_in_search.h"

namespace posturelint {
namespace {

constexpr std::uint64_t kBudget = 2'000'000;

Holds holds(bool truth) { return truth ? Holds::yes : Holds::no; }

bool is_listed(const std::vector<std::string>& list, std::string_view name) {
  return std::ranges::find(list, name) != list.end();
}

/// What a list that was told says about one name.
template <typename List>
Holds in_list(const std::optional<List>& list, std::string_view name) {
  if (!list) return Holds::unknown;
  return holds(is_listed(*list, name));
}

Holds is_name(const std::optional<std::string>& told, std::string_view name) {
  return told ? holds(*told == name) : Holds::unknown;
}

Holds question_holds(const Answers& answers, std::string_view name) {
  const auto* found = std::ranges::find(kAssumptions, name, &Assumption::name);
  const auto answer = answers.usual(static_cast<Question>(found - std::begin(kAssumptions)));
  return answer ? holds(*answer) : Holds::unknown;
}

class Knower {
 public:
  Knower(const PolicyRules& list, const ToldSignIn& told, const SatisfiedByReport& satisfied)
      : list_(list), told_(told), satisfied_(satisfied) {}

  SignInKnowledge know() {
    known_.platforms = told_platforms(told_);
    if (list_.answers.usual(Question::platform_pairs).value_or(false)) {
      known_.platforms &= usual_platforms();
    }
    known_.devices = told_devices(told_);
    if (told_.risk) known_.risks = risk_set(*told_.risk);
    for (const Fact& fact : list_.facts.all()) known_.holds.push_back(about(fact));
    return std::move(known_);
  }

 private:
  [[nodiscard]] Holds about(const Fact& fact) const {
    if (fact.kind == FactKind::question) return question_holds(list_.answers, fact.name);
    if (!fact.is_known) return Holds::unknown;
    // What was told counts, even where it cannot be: then there is no such sign-in.
    if (fact.kind == FactKind::assurance && told_.satisfied) {
      return in_list(told_.satisfied, fact.name);
    }
    if ((fact.platforms & known_.platforms) == 0) return Holds::no;
    switch (fact.kind) {
      case FactKind::assurance:
        return about_assurance(fact.name);
      case FactKind::zone:
        return in_list(told_.zones, fact.name);
      case FactKind::some_zone:
        return told_.zones ? holds(!told_.zones->empty()) : Holds::unknown;
      case FactKind::user:
        return is_name(told_.user, fact.name);
      case FactKind::user_type:
        return is_name(told_.user_type, fact.name);
      case FactKind::group:
        return in_list(told_.groups, fact.name);
      case FactKind::unreadable: {
        const auto found = told_.expressions.find(fact.name);
        return found == told_.expressions.end() ? Holds::unknown : holds(found->second);
      }
      case FactKind::question:
        break;
    }
    return Holds::unknown;
  }

  [[nodiscard]] Holds about_assurance(std::string_view id) const {
    if ((known_.devices & kRegistered) == 0) return Holds::no;
    return satisfied_ ? satisfied_(id) : Holds::unknown;
  }

  const PolicyRules& list_;
  const ToldSignIn& told_;
  const SatisfiedByReport& satisfied_;
  SignInKnowledge known_;
};

Holds of_set(std::uint32_t asked, std::uint32_t possible) {
  if ((asked & possible) == 0) return Holds::no;
  return (possible & ~asked) == 0 ? Holds::yes : Holds::unknown;
}

Holds of_literal(const Literal& literal, const SignInKnowledge& known) {
  const Holds fact = known.holds[literal.fact];
  if (fact == Holds::unknown || literal.holds) return fact;
  return fact == Holds::yes ? Holds::no : Holds::yes;
}

void add_untold(const Clause& clause, const SignInKnowledge& known, std::vector<Untold>& out) {
  using enum Untold::Kind;
  if (of_set(clause.platforms, known.platforms) == Holds::unknown) out.push_back({platform, 0});
  if (of_set(clause.risks, known.risks) == Holds::unknown) out.push_back({risk, 0});
  if (of_set(clause.devices, known.devices) == Holds::unknown) out.push_back({device, 0});
  for (const Literal& literal : clause.literals) {
    if (known.holds[literal.fact] == Holds::unknown) out.push_back({fact, literal.fact});
  }
}

void sort_unique(std::vector<Untold>& untold) {
  std::ranges::sort(untold);
  untold.erase(std::unique(untold.begin(), untold.end()), untold.end());
}

/// The conditions of a rule, clauses of one place together.
std::vector<SimulatedCondition> conditions_of(const ConditionSet& set,
                                              const SignInKnowledge& known) {
  std::vector<SimulatedCondition> out;
  for (const Clause& clause : set.clauses()) {
    auto at = std::ranges::find(out, clause.node, &SimulatedCondition::node);
    if (at == out.end()) {
      out.push_back({.node = clause.node, .aspect = clause.aspect});
      at = std::prev(out.end());
    }
    const Holds clause_holds = evaluate(clause, known);
    if (clause_holds < at->holds) {
      at->holds = clause_holds;
      at->clauses.clear();
    }
    if (clause_holds == at->holds && clause_holds != Holds::yes) at->clauses.push_back(&clause);
  }
  for (SimulatedCondition& condition : out) {
    if (condition.holds != Holds::unknown) continue;
    for (const Clause* clause : condition.clauses) add_untold(*clause, known, condition.untold);
    sort_unique(condition.untold);
  }
  std::ranges::stable_sort(out, {}, [](const SimulatedCondition& c) { return c.node.index(); });
  return out;
}

class Simulator {
 public:
  Simulator(const PolicyRules& list, const SignInKnowledge& known)
      : list_(list), known_(known), world_(possible_sign_ins(known)) {}

  Simulation run() {
    const std::size_t count = list_.rules.size();
    for (const ListedRule& rule : list_.rules) {
      Holds match = Holds::yes;
      for (const Clause& clause : rule.conditions.clauses()) {
        match = std::min(match, evaluate(clause, known_));
        if (match == Holds::no) break;
      }
      matches_.push_back(match);
    }
    std::size_t usual_count = 0;
    std::optional<std::size_t> usual_rule;
    std::size_t open_count = 0;
    std::size_t last = 0;
    for (std::size_t rule = 0; rule <= count; ++rule) {
      const bool usually = may_decide(rule, Reading::usual);
      const bool ever = usually || may_decide(rule, Reading::open);
      may_decide_.push_back(ever);
      if (usually) {
        ++usual_count;
        usual_rule = rule;
      }
      if (!ever) continue;
      ++open_count;
      last = rule;
      if (!out_.rule) out_.rule = rule;
    }
    settle(open_count, usual_count, usual_rule);
    out_.may_fall_through = may_decide_[count];
    for (std::size_t rule = 0; rule < std::min(last + 1, count); ++rule) add_rule(rule);
    if (out_.rule == count) out_.rule.reset();
    name_unknown(last);
    out_.gave_up = budget_ == 0;
    return std::move(out_);
  }

 private:
  /// How the open questions are answered: not at all, as usual, or only that systems come on the
  /// devices they are made for.
  enum class Reading : std::uint8_t { open, usual, usual_pairs };

  [[nodiscard]] Answers answers_of(Reading reading) const {
    if (reading == Reading::usual) return list_.answers.all_settled();
    Answers answers = list_.answers;
    if (reading == Reading::usual_pairs) answers.settle(Question::platform_pairs, true);
    return answers;
  }

  /// Whether the rule (the end of the list for its size) decides for some sign-in of the world.
  bool may_decide(std::size_t rule, Reading reading) {
    SignInQuery query{.inside = {&world_}};
    if (rule < list_.rules.size()) {
      if (matches_[rule] == Holds::no) return false;
      query.inside.push_back(&list_.rules[rule].conditions);
    }
    query.answers = answers_of(reading);
    for (std::size_t i = 0; i < list_.rules.size(); ++i) {
      if (i == rule) continue;
      const bool precedes = rule == list_.rules.size() ||
                            (reading == Reading::usual ? i < rule : list_.surely_precedes(i, rule));
      if (!precedes || matches_[i] == Holds::no) continue;
      if (matches_[i] == Holds::yes) return false;
      query.outside.push_back(&list_.rules[i].conditions);
    }
    return search(list_.facts, query, budget_).outcome != SearchOutcome::none;
  }

  void settle(std::size_t open_count, std::size_t usual_count,
              std::optional<std::size_t> usual_rule) {
    using enum SimulationVerdict;
    if (open_count == 0) {
      out_.verdict = impossible;
    } else if (open_count == 1) {
      out_.verdict = decided;
    } else if (usual_count == 1) {
      out_.verdict = usually;
      out_.rule = usual_rule;
    } else {
      out_.verdict = unknown;
      out_.rule.reset();
    }
  }

  void add_rule(std::size_t rule) {
    SimulatedRule& simulated = out_.rules.emplace_back();
    simulated.rule = rule;
    simulated.may_decide = may_decide_[rule];
    simulated.conditions = conditions_of(list_.rules[rule].conditions, known_);
    for (const SimulatedCondition& condition : simulated.conditions) {
      simulated.matches = std::min(simulated.matches, condition.holds);
    }
  }

  /// What the verdict depends on: what is unknown about the rules that may decide, and those that
  /// may come in between.
  void name_unknown(std::size_t last) {
    if (out_.verdict == SimulationVerdict::decided) return;
    if (out_.verdict == SimulationVerdict::impossible) return;
    std::vector<Untold> untold;
    for (const SimulatedRule& rule : out_.rules) {
      if (rule.matches != Holds::unknown) continue;
      for (const SimulatedCondition& condition : rule.conditions) {
        untold.insert(untold.end(), condition.untold.begin(), condition.untold.end());
      }
    }
    sort_unique(untold);
    for (const Untold& one : untold) {
      const bool is_question =
          one.kind == Untold::Kind::fact && list_.facts[one.fact].kind == FactKind::question;
      if (!is_question) {
        if (out_.verdict == SimulationVerdict::unknown) out_.untold.push_back(one);
        continue;
      }
      const auto* found =
          std::ranges::find(kAssumptions, list_.facts[one.fact].name, &Assumption::name);
      out_.assumed.push_back(static_cast<Question>(found - std::begin(kAssumptions)));
    }
    if (ties(last)) out_.assumed.push_back(Question::equal_priority);
    if (depends_on_pairs()) out_.assumed.push_back(Question::platform_pairs);
    std::ranges::sort(out_.assumed);
    out_.assumed.erase(std::unique(out_.assumed.begin(), out_.assumed.end()), out_.assumed.end());
  }

  /// Some rule may only decide when a system is on a device it is not made for.
  bool depends_on_pairs() {
    if (list_.answers.usual(Question::platform_pairs)) return false;
    for (std::size_t rule = 0; rule < may_decide_.size(); ++rule) {
      if (may_decide_[rule] && !may_decide(rule, Reading::usual_pairs)) return true;
    }
    return false;
  }

  [[nodiscard]] bool ties(std::size_t last) const {
    for (std::size_t i = 0; i + 1 < std::min(last + 1, list_.rules.size()); ++i) {
      if (may_decide_[i] && may_decide_[i + 1] && !list_.surely_precedes(i, i + 1)) return true;
    }
    return false;
  }

  const PolicyRules& list_;
  const SignInKnowledge& known_;
  ConditionSet world_;
  /// What each rule's conditions say, one by one: yes and no are sure, unknown is looked into.
  std::vector<Holds> matches_;
  std::vector<bool> may_decide_;
  std::uint64_t budget_ = kBudget;
  Simulation out_;
};

}  // namespace

std::string_view to_string(Holds holds) {
  constexpr std::string_view kWords[] = {"no", "unknown", "yes"};
  return kWords[static_cast<std::size_t>(holds)];
}

std::string_view to_string(SimulationVerdict verdict) {
  constexpr std::string_view kWords[] = {"decided", "usually", "unknown", "impossible"};
  return kWords[static_cast<std::size_t>(verdict)];
}

SignInKnowledge know(const PolicyRules& list, const ToldSignIn& told,
                     const SatisfiedByReport& satisfied) {
  return Knower(list, told, satisfied).know();
}

ConditionSet possible_sign_ins(const SignInKnowledge& known) {
  ConditionSet set;
  set.add({.platforms = known.platforms});
  set.add({.risks = known.risks});
  set.add({.devices = known.devices});
  for (FactId fact = 0; fact < known.holds.size(); ++fact) {
    if (known.holds[fact] == Holds::unknown) continue;
    set.add({.literals = {{fact, known.holds[fact] == Holds::yes}}});
  }
  return set;
}

Holds evaluate(const Clause& clause, const SignInKnowledge& known) {
  Holds out = std::max({of_set(clause.platforms, known.platforms),
                        of_set(clause.risks, known.risks), of_set(clause.devices, known.devices)});
  for (const Literal& literal : clause.literals) out = std::max(out, of_literal(literal, known));
  return out;
}

Simulation simulate(const PolicyRules& list, const SignInKnowledge& known) {
  return Simulator(list, known).run();
}

}  // namespace posturelint
