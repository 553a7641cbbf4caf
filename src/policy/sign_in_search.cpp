// SPDX-License-Identifier: Apache-2.0
#include "policy/sign_in_search.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <optional>
#include <tuple>
#include <utility>

namespace posturelint {
namespace {

enum class Truth : std::uint8_t { open, yes, no };
constexpr Truth truth_of(bool holds) { return holds ? Truth::yes : Truth::no; }

/// Asks for one thing only, so that its opposite is a restriction too.
bool is_single(const Restriction& restriction) {
  const int asked = (restriction.platforms != kAllPlatforms ? 1 : 0) +
                    (restriction.risks != kAllRisks ? 1 : 0) +
                    (restriction.devices != kAllDeviceStates ? 1 : 0);
  return static_cast<std::size_t>(asked) + restriction.literals.size() == 1;
}

Restriction opposite(const Restriction& single) {
  Restriction out = single;
  if (out.platforms != kAllPlatforms) out.platforms = kAllPlatforms & ~out.platforms;
  if (out.risks != kAllRisks) out.risks = static_cast<RiskSet>(kAllRisks & ~out.risks);
  if (out.devices != kAllDeviceStates) {
    out.devices = static_cast<DeviceStateSet>(kAllDeviceStates & ~out.devices);
  }
  for (Literal& literal : out.literals) literal.holds = !literal.holds;
  return out;
}

/// The sign-ins that are left after some decisions: a set per dimension, and what is decided about
/// each fact. Never empty: facts left open may always be false.
class Box {
 public:
  explicit Box(const FactTable& facts) : facts_(&facts), truths_(facts.size(), Truth::open) {}

  enum class Fit : std::uint8_t { never, maybe, always };

  [[nodiscard]] Fit fit(const Restriction& restriction) const {
    if ((platforms_ & restriction.platforms) == 0 || (risks_ & restriction.risks) == 0 ||
        (devices_ & restriction.devices) == 0) {
      return Fit::never;
    }
    bool always = (platforms_ & ~restriction.platforms) == 0 &&
                  (risks_ & ~restriction.risks) == 0 && (devices_ & ~restriction.devices) == 0;
    for (const Literal& literal : restriction.literals) {
      const Truth truth = truths_[literal.fact];
      if (truth == Truth::open) {
        always = false;
      } else if (truth != truth_of(literal.holds)) {
        return Fit::never;
      }
    }
    return always ? Fit::always : Fit::maybe;
  }

  /// False when nothing would be left; then the box is of no more use.
  bool restrict(const Restriction& restriction) {
    if (!restrict_platforms(restriction.platforms) || !restrict_devices(restriction.devices)) {
      return false;
    }
    risks_ &= restriction.risks;
    return risks_ != 0 && std::ranges::all_of(restriction.literals, [&](const Literal& literal) {
             return decide(literal.fact, literal.holds);
           });
  }

  bool decide(FactId fact, bool holds) {
    if (truths_[fact] != Truth::open) return truths_[fact] == truth_of(holds);
    truths_[fact] = truth_of(holds);
    return holds ? follow_yes(fact) : follow_no(fact);
  }

  /// Leaves out the sign-ins that nobody will believe, when others are left.
  void prefer_usual() {
    if ((platforms_ & usual_platforms()) != 0) platforms_ &= usual_platforms();
  }

  [[nodiscard]] SignIn sign_in() const;

 private:
  bool restrict_platforms(PlatformSet platforms) {
    platforms_ &= platforms;
    return platforms_ != 0;
  }
  bool restrict_devices(DeviceStateSet devices) {
    devices_ &= devices;
    return devices_ != 0;
  }

  /// What follows from a fact that holds (FactKind tells).
  bool follow_yes(FactId fact) {
    const FactKind kind = (*facts_)[fact].kind;
    if (!restrict_platforms((*facts_)[fact].platforms)) return false;
    if (kind == FactKind::assurance) return restrict_devices(kRegistered);
    if (kind == FactKind::zone) return decide_all(FactKind::some_zone, true);
    if (kind == FactKind::user || kind == FactKind::user_type) return decide_others(fact);
    return true;
  }

  bool follow_no(FactId fact) {
    if ((*facts_)[fact].kind != FactKind::some_zone) return true;
    return decide_all(FactKind::zone, false);
  }

  bool decide_all(FactKind kind, bool holds) {
    for (FactId fact = 0; fact < facts_->size(); ++fact) {
      if ((*facts_)[fact].kind == kind && !decide(fact, holds)) return false;
    }
    return true;
  }

  /// One user is no other one; but a placeholder may name the same as any id.
  bool decide_others(FactId fact) {
    if (!(*facts_)[fact].is_known) return true;
    for (FactId other = 0; other < facts_->size(); ++other) {
      const Fact& candidate = (*facts_)[other];
      if (other == fact || candidate.kind != (*facts_)[fact].kind || !candidate.is_known) continue;
      if (!decide(other, false)) return false;
    }
    return true;
  }

  const FactTable* facts_;
  PlatformSet platforms_ = kAllPlatforms;
  RiskSet risks_ = kAllRisks;
  DeviceStateSet devices_ = kAllDeviceStates;
  std::vector<Truth> truths_;
};

/// The first that is in the set.
std::pair<DeviceType, SignInOs> pick_platform(PlatformSet set) {
  using enum DeviceType;
  constexpr DeviceType kTypes[] = {desktop, mobile, other};
  // In the order of SignInOs: what most people have comes first.
  for (const DeviceType type : kTypes) {
    for (std::size_t os = 0; os < kSignInOses; ++os) {
      const auto candidate = static_cast<SignInOs>(os);
      if ((set & platform_set(type, candidate)) != 0) return {type, candidate};
    }
  }
  return {};
}

SignIn Box::sign_in() const {
  SignIn out;
  std::tie(out.type, out.os) = pick_platform(platforms_);
  for (const Risk risk : {Risk::high, Risk::medium, Risk::low}) {
    if ((risks_ & risk_set(risk)) != 0) out.risk = risk;
  }
  out.risk_matters = risks_ != kAllRisks;
  for (const DeviceState state :
       {DeviceState::managed, DeviceState::registered, DeviceState::unregistered}) {
    if ((devices_ & device_state_set(state)) != 0) out.device = state;
  }
  for (const Truth truth : truths_) {
    out.holds.push_back(truth == Truth::yes);
    out.matters.push_back(truth != Truth::open);
  }
  return out;
}

class Search {
 public:
  Search(std::vector<const Demand*> demands, std::uint64_t& budget)
      : demands_(std::move(demands)), budget_(budget) {}

  SearchResult run(Box box) {
    std::vector<std::size_t> open(demands_.size());
    for (std::size_t i = 0; i < open.size(); ++i) open[i] = i;
    SearchResult result;
    if (solve(std::move(box), std::move(open), result)) {
      result.outcome = SearchOutcome::found;
    } else {
      result.outcome = gave_up_ ? SearchOutcome::gave_up : SearchOutcome::none;
    }
    return result;
  }

 private:
  /// How a demand stands in a box.
  struct Standing {
    bool fulfilled = false;
    std::size_t possible = 0;            // alternatives
    const Restriction* first = nullptr;  // the first possible one
  };

  Standing look_at(const Box& box, const Demand& demand) {
    Standing standing;
    for (const Restriction& alternative : demand) {
      if (budget_ == 0) {
        gave_up_ = true;
        return {};
      }
      --budget_;
      const Box::Fit fit = box.fit(alternative);
      if (fit == Box::Fit::never) continue;
      if (standing.possible++ == 0) standing.first = &alternative;
      if (fit != Box::Fit::always) continue;
      standing.fulfilled = true;
      break;
    }
    return standing;
  }

  /// Fulfils the open demands that leave no choice, until none is left. Nothing when one cannot be
  /// fulfilled; else the demand with the fewest alternatives, or demands_.size().
  std::optional<std::size_t> narrow(Box& box, std::vector<std::size_t>& open) {
    while (true) {
      bool changed = false;
      std::size_t best = demands_.size();
      std::size_t fewest = 0;
      std::size_t kept = 0;
      for (const std::size_t demand : open) {
        const Standing standing = look_at(box, *demands_[demand]);
        if (standing.fulfilled) continue;
        if (standing.possible == 0) return std::nullopt;
        if (standing.possible == 1) {
          if (!box.restrict(*standing.first)) return std::nullopt;
          changed = true;
          continue;
        }
        open[kept++] = demand;
        if (best != demands_.size() && standing.possible >= fewest) continue;
        best = demand;
        fewest = standing.possible;
      }
      open.resize(kept);
      if (!changed) return best;
    }
  }

  bool solve(Box box, std::vector<std::size_t> open, SearchResult& result) {
    const auto branch = narrow(box, open);
    if (!branch) return false;
    if (*branch == demands_.size()) {
      box.prefer_usual();
      result.sign_in = box.sign_in();
      return true;
    }
    for (const Restriction& alternative : *demands_[*branch]) {
      if (box.fit(alternative) == Box::Fit::never) continue;
      Box next = box;
      if (next.restrict(alternative) && solve(std::move(next), open, result)) return true;
      if (gave_up_) return false;
      // Nothing there: the rest of the search may leave these sign-ins out.
      if (is_single(alternative) && !box.restrict(opposite(alternative))) return false;
    }
    return false;
  }

  std::vector<const Demand*> demands_;
  std::uint64_t& budget_;
  bool gave_up_ = false;
};

/// The question a fact stands for, or nothing.
std::optional<Question> question_of(const Fact& fact) {
  if (fact.kind != FactKind::question) return std::nullopt;
  const auto* found = std::ranges::find(kAssumptions, fact.name, &Assumption::name);
  return static_cast<Question>(found - std::begin(kAssumptions));
}

bool is_certain(const FactTable& facts, const Restriction& restriction, const Answers& answers) {
  return std::ranges::all_of(restriction.literals, [&](const Literal& literal) {
    const Fact& fact = facts[literal.fact];
    if (const auto question = question_of(fact)) return answers.usual(*question).has_value();
    return fact.is_known && fact.kind != FactKind::unreadable;
  });
}

/// The demands of a query. Where only certain ways will do, those with others are copied to `kept`.
std::vector<const Demand*> demands_of(const FactTable& facts, const SignInQuery& query,
                                      std::deque<Demand>& kept) {
  std::vector<const Demand*> demands;
  const auto is_uncertain = [&](const Restriction& way) {
    return !is_certain(facts, way, query.answers);
  };
  const auto add = [&](const Demand& demand) {
    demands.push_back(&demand);
    if (!query.only_certain || std::ranges::none_of(demand, is_uncertain)) return;
    Demand& certain = kept.emplace_back(demand);
    std::erase_if(certain, is_uncertain);
    demands.back() = &certain;
  };
  for (const ConditionSet* set : query.inside) std::ranges::for_each(set->holding(), add);
  for (const ConditionSet* set : query.outside) add(set->failing());
  return demands;
}

}  // namespace

SearchResult search(const FactTable& facts, const SignInQuery& query, std::uint64_t& budget) {
  Box box(facts);
  Restriction given;
  if (query.answers.usual(Question::platform_pairs).value_or(false)) {
    given.platforms = usual_platforms();
  }
  for (FactId fact = 0; fact < facts.size(); ++fact) {
    const auto question = question_of(facts[fact]);
    const auto answer = question ? query.answers.usual(*question) : std::nullopt;
    if (answer) given.literals.push_back({fact, *answer});
  }
  if (!box.restrict(given)) return {};
  std::deque<Demand> kept;
  return Search(demands_of(facts, query, kept), budget).run(std::move(box));
}

}  // namespace posturelint
