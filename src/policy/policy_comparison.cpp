// SPDX-License-Identifier: Apache-2.0
#include "policy/policy_comparison.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "policy/canonical_value.h"

namespace posturelint {
namespace {

constexpr std::uint64_t kBudget = 4'000'000;

/// The same for sets that are written alike, whatever the order of their clauses.
std::string signature(const ConditionSet& set) {
  std::vector<std::string> clauses;
  for (const Clause& clause : set.clauses()) {
    std::vector<FactId> literals;
    for (const Literal& literal : clause.literals) {
      literals.push_back(literal.fact * 2 + (literal.holds ? 1 : 0));
    }
    std::ranges::sort(literals);
    std::string text = fmt::format("{}/{}/{}", clause.platforms, clause.risks, clause.devices);
    for (const FactId literal : literals) text += fmt::format("/{}", literal);
    clauses.push_back(std::move(text));
  }
  std::ranges::sort(clauses);
  clauses.erase(std::unique(clauses.begin(), clauses.end()), clauses.end());
  std::string out;
  for (const std::string& clause : clauses) out += clause + ";";
  return out;
}

/// The rules of one version that may decide, and the end of the list after them.
class Version {
 public:
  explicit Version(const PolicyRules& list) {
    for (const ListedRule& rule : list.rules) {
      add(rule.node, &rule.conditions);
      // Nothing gets past it.
      if (rule.conditions.is_everything()) return;
    }
    add({}, &everything_);
    has_end_ = true;
  }
  Version(const Version&) = delete;
  Version& operator=(const Version&) = delete;

  [[nodiscard]] std::size_t size() const { return conditions_.size(); }
  [[nodiscard]] Node node(std::size_t rule) const { return nodes_[rule]; }
  [[nodiscard]] const ConditionSet* conditions(std::size_t rule) const { return conditions_[rule]; }
  [[nodiscard]] const std::string& signature_of(std::size_t rule) const {
    return signatures_[rule];
  }
  [[nodiscard]] const std::string& actions(std::size_t rule) const { return actions_[rule]; }
  /// The place in PolicyRules::rules, or nothing for the end of the list.
  [[nodiscard]] std::optional<std::size_t> index(std::size_t rule) const {
    if (has_end_ && rule + 1 == size()) return std::nullopt;
    return rule;
  }
  /// True when a rule before this one has the same conditions.
  [[nodiscard]] bool has_before(std::size_t rule, const std::string& other) const {
    const auto found = first_.find(other);
    return found != first_.end() && found->second < rule;
  }

 private:
  void add(Node node, const ConditionSet* conditions) {
    nodes_.push_back(node);
    conditions_.push_back(conditions);
    signatures_.push_back(signature(*conditions));
    actions_.push_back(node ? canonical_text(node["actions"]) : std::string());
    first_.try_emplace(signatures_.back(), signatures_.size() - 1);
  }

  ConditionSet everything_;
  std::vector<Node> nodes_;
  std::vector<const ConditionSet*> conditions_;
  std::vector<std::string> signatures_;
  std::vector<std::string> actions_;
  std::map<std::string, std::size_t> first_;  // by signature
  bool has_end_ = false;
};

class Comparison {
 public:
  Comparison(const PolicyRules& before, const PolicyRules& after, const ConditionSet& world)
      : before_(before),
        after_(after),
        answers_(after.answers),
        world_(world),
        finder_(after.facts, after.answers, kBudget) {}

  PolicyComparison run() {
    for (std::size_t b = 0; b < before_.size(); ++b) {
      for (std::size_t a = 0; a < after_.size(); ++a) compare(b, a);
    }
    out_.unknown.assign(unknown_.begin(), unknown_.end());
    return std::move(out_);
  }

 private:
  /// The sign-ins that rule `b` decides about before, and rule `a` after.
  void compare(std::size_t b, std::size_t a) {
    const ActionsOrder& order = order_of(b, a);
    if (order.is_same() || !matters(order)) return;
    // The same conditions stand further up in the other list.
    if (before_.has_before(b, after_.signature_of(a))) return;
    if (after_.has_before(a, before_.signature_of(b))) return;

    if (finder_.gave_up()) return give_up(order);

    const SignInFinder::Sets inside = {before_.conditions(b), after_.conditions(a), &world_};
    const SignInFinder::Sets outside = earlier(b, a);
    if (finder_.is_empty(inside, outside, answers_)) return;
    auto witness = finder_.find(inside, outside);
    const bool is_usual = witness.has_value();
    if (!is_usual) witness = finder_.find_unusual(inside, outside);
    if (!witness) {
      if (finder_.gave_up()) give_up(order);
      return;
    }
    note(order, *witness, is_usual);
    if (out_.changes.size() < kMaxChanges) {
      out_.changes.push_back({before_.index(b), after_.index(a), std::move(*witness), order});
    }
  }

  /// Whether a change may still tell something new.
  [[nodiscard]] bool matters(const ActionsOrder& order) const {
    if (out_.changes.size() < kMaxChanges) return true;
    return (order.more != Answer::no && out_.more != Shift::proven) ||
           (order.less != Answer::no && out_.less != Shift::proven);
  }

  const ActionsOrder& order_of(std::size_t b, std::size_t a) {
    const auto [found, is_new] = orders_.try_emplace(
        {before_.actions(b), after_.actions(a), !before_.node(b), !after_.node(a)});
    if (is_new) found->second = compare_actions(before_.node(b), after_.node(a));
    return found->second;
  }

  SignInFinder::Sets earlier(std::size_t b, std::size_t a) const {
    SignInFinder::Sets sets;
    std::set<std::string_view> known;
    for (std::size_t i = 0; i < std::max(b, a); ++i) {
      if (i < b && known.insert(before_.signature_of(i)).second) {
        sets.push_back(before_.conditions(i));
      }
      if (i < a && known.insert(after_.signature_of(i)).second) {
        sets.push_back(after_.conditions(i));
      }
    }
    return sets;
  }

  void note(const ActionsOrder& order, const Witness& witness, bool is_usual) {
    const Shift there = !is_usual                                  ? Shift::unknown
                        : witness.certainty == Certainty::possible ? Shift::possible
                                                                   : Shift::proven;
    const auto note_one = [&](Answer answer, Shift& direction) {
      if (answer == Answer::no) return;
      const Shift found = answer == Answer::yes ? there : Shift::unknown;
      if (answer == Answer::unknown) unknown_.insert(order.unknown.begin(), order.unknown.end());
      if (there != Shift::proven) {
        unknown_.insert(witness.unknown.begin(), witness.unknown.end());
      }
      direction = std::max(direction, found);
    };
    note_one(order.more, out_.more);
    note_one(order.less, out_.less);
  }

  void give_up(const ActionsOrder& order) {
    unknown_.insert("more cases than were looked at");
    if (order.more != Answer::no) out_.more = std::max(out_.more, Shift::unknown);
    if (order.less != Answer::no) out_.less = std::max(out_.less, Shift::unknown);
  }

  Version before_;
  Version after_;
  Answers answers_;
  const ConditionSet& world_;
  SignInFinder finder_;
  std::map<std::tuple<std::string, std::string, bool, bool>, ActionsOrder> orders_;
  std::set<std::string> unknown_;
  PolicyComparison out_;
};

bool has_ties(const PolicyRules& list) {
  for (std::size_t i = 1; i < list.rules.size(); ++i) {
    if (!list.surely_precedes(i - 1, i)) return true;
  }
  return false;
}

/// The other order that rules of one priority may have.
PolicyRules with_ties_reversed(PolicyRules list) {
  for (auto first = list.rules.begin(); first != list.rules.end();) {
    auto last = std::next(first);
    while (last != list.rules.end() && first->priority && !last->is_system &&
           last->priority == first->priority) {
      ++last;
    }
    std::reverse(first, last);
    first = last;
  }
  return list;
}

/// What holds whichever of two answers is right.
Shift in_both(Shift a, Shift b) {
  return (a == Shift::no) != (b == Shift::no) ? Shift::unknown : std::min(a, b);
}

}  // namespace

std::string_view to_string(Verdict verdict) {
  constexpr std::string_view kNames[] = {"equivalent", "more-permissive", "less-permissive",
                                         "incomparable", "unknown"};
  return kNames[static_cast<std::size_t>(verdict)];
}

Verdict verdict_of(Shift more, Shift less) {
  if (more == Shift::unknown || less == Shift::unknown) return Verdict::unknown;
  if (more == Shift::no) {
    return less == Shift::no ? Verdict::equivalent : Verdict::less_permissive;
  }
  return less == Shift::no ? Verdict::more_permissive : Verdict::incomparable;
}

PolicyComparison compare_policies(const PolicyRules& before, const PolicyRules& after,
                                  const ConditionSet& world) {
  PolicyComparison usual = Comparison(before, after, world).run();
  if (!has_ties(before) && !has_ties(after)) return usual;
  const PolicyRules other_before = with_ties_reversed(before);
  const PolicyRules other_after = with_ties_reversed(after);
  const PolicyComparison other = Comparison(other_before, other_after, world).run();
  const Shift more = in_both(usual.more, other.more);
  const Shift less = in_both(usual.less, other.less);
  if (more != usual.more || less != usual.less) {
    usual.unknown.emplace_back(assumption(Question::equal_priority).name);
    std::ranges::sort(usual.unknown);
  }
  usual.more = more;
  usual.less = less;
  return usual;
}

}  // namespace posturelint
