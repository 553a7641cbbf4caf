// SPDX-License-Identifier: Apache-2.0
#include "policy/reach.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "policy/sign_in_search.h"

namespace posturelint {
namespace {

constexpr std::uint64_t kBudget = 4'000'000;

bool same_literals(const Clause& a, const Clause& b) {
  return std::ranges::equal(a.literals, b.literals, [](const Literal& x, const Literal& y) {
    return x.fact == y.fact && x.holds == y.holds;
  });
}

bool same_clause(const Clause& a, const Clause& b) {
  return a.platforms == b.platforms && a.risks == b.risks && a.devices == b.devices &&
         same_literals(a, b);
}

/// Asks for one dimension only: it narrows the box.
bool is_dimension(const Clause& clause) {
  const int asked =
      (clause.platforms != 0 ? 1 : 0) + (clause.risks != 0 ? 1 : 0) + (clause.devices != 0 ? 1 : 0);
  return clause.literals.empty() && asked == 1;
}

/// Its opposite is a clause, too.
bool is_simple(const Clause& clause) {
  const bool has_dimension = clause.platforms != 0 || clause.risks != 0 || clause.devices != 0;
  return is_dimension(clause) || (!has_dimension && clause.literals.size() == 1);
}

/// Widens a clause by what a simple one does not hold for.
void add_opposite(Clause& clause, const Clause& simple) {
  if (simple.platforms != 0) clause.platforms |= kAllPlatforms & ~simple.platforms;
  if (simple.risks != 0) clause.risks |= static_cast<RiskSet>(kAllRisks & ~simple.risks);
  if (simple.devices != 0) {
    clause.devices |= static_cast<DeviceStateSet>(kAllDeviceStates & ~simple.devices);
  }
  for (const Literal& literal : simple.literals) {
    clause.literals.push_back({literal.fact, !literal.holds});
  }
}

bool is_nothing(const Clause& clause) {
  return clause.platforms == 0 && clause.risks == 0 && clause.devices == 0 &&
         clause.literals.empty();
}

void narrow(ReachBox& box, const Clause& clause) {
  if (!is_dimension(clause)) {
    box.clauses.push_back(clause);
    return;
  }
  if (clause.platforms != 0) box.platforms &= clause.platforms;
  if (clause.risks != 0) box.risks &= clause.risks;
  if (clause.devices != 0) box.devices &= clause.devices;
}

/// Leaves what the clause does not hold for.
void exclude(ReachBox& box, const Clause& clause) {
  box.platforms &= ~clause.platforms;
  box.risks = static_cast<RiskSet>(box.risks & ~clause.risks);
  box.devices = static_cast<DeviceStateSet>(box.devices & ~clause.devices);
  for (Literal literal : clause.literals) {
    literal.holds = !literal.holds;
    box.clauses.push_back({.aspect = clause.aspect, .literals = {literal}});
  }
}

class Reacher {
 public:
  Reacher(const PolicyRules& list, std::size_t rule)
      : list_(list), rule_(rule), answers_(list.answers.all_settled()) {}

  Reach run() {
    if (*answers_.usual(Question::platform_pairs)) out_.world = usual_platforms();
    ReachBox first{.platforms = out_.world};
    for (const Clause& clause : settled(list_.rules[rule_].conditions)) narrow(first, clause);
    std::vector<ReachBox> boxes;
    if (!is_empty(first)) boxes.push_back(std::move(first));
    for (std::size_t earlier = 0; earlier < rule_ && out_.is_complete; ++earlier) {
      subtract(boxes, settled(list_.rules[earlier].conditions));
    }
    for (ReachBox& box : boxes) simplify(box);
    merge(boxes);
    out_.boxes = std::move(boxes);
    std::ranges::sort(out_.assumed);
    out_.assumed.erase(std::unique(out_.assumed.begin(), out_.assumed.end()), out_.assumed.end());
    return std::move(out_);
  }

 private:
  /// The clauses with the open questions answered.
  std::vector<Clause> settled(const ConditionSet& set) {
    std::vector<Clause> out;
    for (Clause clause : set.clauses()) {
      const bool holds = std::ranges::any_of(clause.literals, [&](const Literal& literal) {
        const auto answer = answer_of(literal);
        return answer && *answer == literal.holds;
      });
      if (holds) continue;
      std::erase_if(clause.literals,
                    [&](const Literal& literal) { return answer_of(literal).has_value(); });
      out.push_back(std::move(clause));
    }
    // The simple ones first: what they leave is easier to say.
    std::ranges::stable_sort(out, {}, [](const Clause& clause) {
      return is_dimension(clause) ? 0 : clause.literals.size();
    });
    return out;
  }

  std::optional<bool> answer_of(const Literal& literal) {
    const Fact& fact = list_.facts[literal.fact];
    if (fact.kind != FactKind::question) return std::nullopt;
    const auto* found = std::ranges::find(kAssumptions, fact.name, &Assumption::name);
    const auto question = static_cast<Question>(found - std::begin(kAssumptions));
    if (!list_.answers.usual(question)) out_.assumed.push_back(question);
    return answers_.usual(question);
  }

  bool is_empty(const ReachBox& box, const Clause* also = nullptr) {
    if (box.platforms == 0 || box.risks == 0 || box.devices == 0) return true;
    ConditionSet set = to_set(box);
    if (also != nullptr) set.add(*also);
    const SignInQuery query{.inside = {&set}, .answers = answers_};
    const SearchOutcome outcome = search(list_.facts, query, budget_).outcome;
    if (outcome == SearchOutcome::gave_up) out_.is_complete = false;
    return outcome == SearchOutcome::none;
  }

  /// The clause holds for all of the box.
  bool implies(const ReachBox& box, const Clause& clause) {
    ReachBox rest = box;
    exclude(rest, clause);
    return is_empty(rest);
  }

  void subtract(std::vector<ReachBox>& boxes, const std::vector<Clause>& clauses) {
    std::vector<ReachBox> out;
    for (ReachBox& box : boxes) {
      subtract(std::move(box), clauses, out);
      if (out.size() > kMaxReachBoxes) out_.is_complete = false;
    }
    if (out_.is_complete) boxes = std::move(out);
  }

  void subtract(ReachBox box, const std::vector<Clause>& clauses, std::vector<ReachBox>& out) {
    ReachBox both = box;
    for (const Clause& clause : clauses) narrow(both, clause);
    if (is_empty(both)) {
      out.push_back(std::move(box));
      return;
    }
    // One clause says that one of several simple conditions fails; a list that no item of holds is
    // a box of its own.
    Clause one_fails;
    for (const Clause& clause : clauses) {
      if (implies(box, clause)) continue;
      if (is_simple(clause)) {
        add_opposite(one_fails, clause);
        continue;
      }
      ReachBox outside = box;
      exclude(outside, clause);
      out.push_back(std::move(outside));
      narrow(box, clause);
    }
    if (is_nothing(one_fails)) return;
    narrow(box, one_fails);
    if (!is_empty(box)) out.push_back(std::move(box));
  }

  /// Leaves out what follows from the rest.
  void simplify(ReachBox& box) {
    for (std::size_t i = box.clauses.size(); i-- > 0;) {
      Clause clause = std::move(box.clauses[i]);
      box.clauses.erase(box.clauses.begin() + static_cast<std::ptrdiff_t>(i));
      if (implies(box, clause)) continue;
      const auto is_impossible = [&](const Literal& literal) {
        const Clause alone{.literals = {literal}};
        return is_empty(box, &alone);
      };
      std::erase_if(clause.literals, is_impossible);
      clause.platforms &= box.platforms;
      clause.risks &= box.risks;
      clause.devices &= box.devices;
      if (is_dimension(clause)) {
        narrow(box, clause);
      } else {
        box.clauses.insert(box.clauses.begin() + static_cast<std::ptrdiff_t>(i), std::move(clause));
      }
    }
    narrow_dimension<PlatformSet>(box, &ReachBox::platforms, &Clause::platforms);
    narrow_dimension<DeviceStateSet>(box, &ReachBox::devices, &Clause::devices);
  }

  /// Values of a dimension that no sign-in of the box has.
  template <typename Set>
  void narrow_dimension(ReachBox& box, Set ReachBox::*dimension, Set Clause::*of_clause) {
    for (unsigned bit = 0; bit < kDeviceTypes * kSignInOses; ++bit) {
      const auto one = static_cast<Set>(Set{1} << bit);
      if (((box.*dimension) & one) == 0) continue;
      Clause clause;
      clause.*of_clause = one;
      if (is_empty(box, &clause)) box.*dimension = static_cast<Set>((box.*dimension) & ~one);
    }
  }

  /// Puts two boxes together that differ in one thing only.
  static bool join(ReachBox& into, const ReachBox& box) {
    const bool same_clauses = std::ranges::equal(into.clauses, box.clauses, same_clause);
    const int different = (into.platforms != box.platforms ? 1 : 0) +
                          (into.risks != box.risks ? 1 : 0) + (into.devices != box.devices ? 1 : 0);
    if (same_clauses && different <= 1) {
      into.platforms |= box.platforms;
      into.risks |= box.risks;
      into.devices |= box.devices;
      return true;
    }
    return different == 0 && join_opposites(into, box);
  }

  /// The same but for a fact that holds in one, and not in the other.
  static bool join_opposites(ReachBox& into, const ReachBox& box) {
    if (into.clauses.size() != box.clauses.size()) return false;
    std::optional<std::size_t> at;
    for (std::size_t i = 0; i < box.clauses.size(); ++i) {
      const Clause& a = into.clauses[i];
      const Clause& b = box.clauses[i];
      if (same_clause(a, b)) continue;
      const bool opposite = !at && a.literals.size() == 1 && b.literals.size() == 1 &&
                            a.platforms == 0 && b.platforms == 0 && a.risks == 0 && b.risks == 0 &&
                            a.devices == 0 && b.devices == 0 &&
                            a.literals[0].fact == b.literals[0].fact;
      if (!opposite) return false;
      at = i;
    }
    if (!at) return false;
    into.clauses.erase(into.clauses.begin() + static_cast<std::ptrdiff_t>(*at));
    return true;
  }

  static void merge(std::vector<ReachBox>& boxes) {
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = boxes.size(); j-- > i + 1;) {
          if (!join(boxes[i], boxes[j])) continue;
          boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(j));
          changed = true;
        }
      }
    }
  }

  const PolicyRules& list_;
  std::size_t rule_;
  Answers answers_;
  std::uint64_t budget_ = kBudget;
  Reach out_;
};

}  // namespace

Reach reach_of(const PolicyRules& list, std::size_t rule) { return Reacher(list, rule).run(); }

ConditionSet to_set(const ReachBox& box) {
  ConditionSet set;
  set.add({.platforms = box.platforms});
  set.add({.risks = box.risks});
  set.add({.devices = box.devices});
  for (const Clause& clause : box.clauses) set.add(clause);
  return set;
}

}  // namespace posturelint
