// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "policy/assurance_changes.h"
#include "policy/canonical_value.h"
#include "policy/policy_rules.h"
#include "policy/witness.h"
#include "workspace/comparison.h"
#include "workspace/jobs.h"

namespace posturelint {
namespace {

using Pair = std::pair<const SidePolicy*, const SidePolicy*>;

/// Which policies of two sides belong together.
class Matching {
 public:
  Matching(const Side& before, const Side& after) {
    for (const SidePolicy& policy : before.policies()) before_.push_back(&policy);
    for (const SidePolicy& policy : after.policies()) after_.push_back(&policy);
    match([](const SidePolicy& policy) { return Key(policy.kind, policy.id, 0); });
    match([](const SidePolicy& policy) { return Key(policy.kind, policy.name, 0); });
    match([](const SidePolicy& policy) {
      return Key(policy.kind, policy.place.first + '\n', policy.place.second);
    });
    std::ranges::sort(pairs, {}, [](const Pair& pair) { return pair.second; });
  }

  std::vector<Pair> pairs;  // in the order of the second
  [[nodiscard]] const std::vector<const SidePolicy*>& removed() const { return before_; }
  [[nodiscard]] const std::vector<const SidePolicy*>& added() const { return after_; }

 private:
  using Key = std::tuple<ResourceKind, std::string, std::size_t>;

  /// Pairs those whose keys nobody else on their side has; an empty text is no key.
  void match(const std::function<Key(const SidePolicy&)>& key_of) {
    const auto by_key = [&](const std::vector<const SidePolicy*>& policies) {
      std::map<Key, const SidePolicy*> keys;
      for (const SidePolicy* policy : policies) {
        const Key key = key_of(*policy);
        if (std::get<1>(key).empty()) continue;
        const auto [found, is_new] = keys.try_emplace(key, policy);
        if (!is_new) found->second = nullptr;
      }
      return keys;
    };
    const auto others = by_key(after_);
    for (const auto& [key, policy] : by_key(before_)) {
      const auto found = others.find(key);
      if (policy == nullptr || found == others.end() || found->second == nullptr) continue;
      pairs.emplace_back(policy, found->second);
      std::erase(before_, policy);
      std::erase(after_, found->second);
    }
  }

  std::vector<const SidePolicy*> before_;  // left without a partner
  std::vector<const SidePolicy*> after_;
};

/// A device assurance policy that both sides have, and how they compare.
struct AssurancePair {
  const SidePolicy* before = nullptr;
  AssuranceChanges comparison;
};
using AssurancePairs = std::map<std::string_view, AssurancePair>;  // by the id after

/// What to call a policy in sentences.
std::string called(const SidePolicy& policy) {
  return policy.name.empty() ? policy.id : fmt::format("\"{}\"", policy.name);
}

/// Makes the facts of two versions fit: a policy that asks for something else is another fact, one
/// with another id is the same.
class AssuranceFacts {
 public:
  AssuranceFacts(PolicyRules& after, const AssurancePairs& pairs) : facts_(after.facts) {
    std::map<FactId, FactId> replacements;
    const std::size_t known = facts_.size();
    for (FactId id = 0; id < known; ++id) {
      if (facts_[id].kind != FactKind::assurance || !facts_[id].is_known) continue;
      const auto found = pairs.find(facts_[id].name);
      if (found != pairs.end()) replacements[id] = replacement(id, found->second);
    }
    replace_facts(after, replacements);
  }

  /// What one version of a policy says about the other.
  [[nodiscard]] const ConditionSet& world() const { return world_; }

  void use_names() {
    for (auto& [id, name] : names_) facts_.set_name(id, std::move(name));
  }

 private:
  FactId replacement(FactId id, const AssurancePair& pair) {
    const FactId before = facts_.id(FactKind::assurance, pair.before->id);
    const Verdict verdict = verdict_of(pair.comparison.more, pair.comparison.less);
    const std::string name = called(*pair.before);
    names_[before] = name;
    if (verdict == Verdict::equivalent) return before;
    // No id of a policy.
    const std::string key = name + " as it is now";
    const FactId after = verdict == Verdict::unknown ? facts_.unknown(FactKind::assurance, key)
                                                     : facts_.id(FactKind::assurance, key);
    facts_.set_platforms(after, facts_[id].platforms);
    names_[before] = name + " as it was";
    names_[after] = key;
    if (pair.comparison.more == Shift::no) imply(after, before);
    if (pair.comparison.less == Shift::no) imply(before, after);
    return after;
  }

  void imply(FactId from, FactId to) {
    world_.add({.aspect = Aspect::device, .literals = {{from, false}, {to, true}}});
  }

  FactTable& facts_;
  ConditionSet world_;
  std::map<FactId, std::string> names_;
};

class Comparer {
 public:
  Comparer(const Side& before, const Side& after, const Answers& answers)
      : before_(before), after_(after), answers_(answers), matching_(before, after) {
    for (const auto& [was, is] : matching_.pairs) {
      if (is->kind != ResourceKind::device_assurance || is->id.empty()) continue;
      assurances_[is->id] = {was, assurance_changes(was->policy->node, is->policy->node)};
    }
  }

  ComparisonReport run(const RunOptions& options) {
    ComparisonReport report;
    report.policies.resize(matching_.pairs.size());
    for_each_index(matching_.pairs.size(), options, [&](std::size_t i) {
      const auto& [was, is] = matching_.pairs[i];
      report.policies[i] = compare(*was, *is);
    });
    report.removed = unmatched(matching_.removed(), before_);
    report.added = unmatched(matching_.added(), after_);
    for (const Side* side : {&before_, &after_}) {
      report.failures.insert(report.failures.end(), side->failures().begin(),
                             side->failures().end());
    }
    return report;
  }

 private:
  ComparedPolicy compare(const SidePolicy& was, const SidePolicy& is) {
    ComparedPolicy out{.kind = is.kind,
                       .id = is.id.empty() ? was.id : is.id,
                       .name = is.name.empty() ? was.name : is.name,
                       .before = before_.place_of(was.node()),
                       .after = after_.place_of(is.node())};
    if (is.kind == ResourceKind::device_assurance) {
      compare_contents(was.policy->node, is.policy->node, out);
    } else {
      compare_rules(was, is, out);
    }
    return out;
  }

  void compare_contents(Node was, Node is, ComparedPolicy& out) const {
    const AssuranceChanges comparison = assurance_changes(was, is);
    out.more = comparison.more;
    out.less = comparison.less;
    out.unknown = comparison.unknown;
    for (const AssuranceDifference& difference : comparison.differences) {
      ComparedMember member{.pointer = difference.pointer,
                            .more = difference.more,
                            .less = difference.less,
                            .before = "not set",
                            .after = "not set"};
      if (difference.before) {
        member.before = difference.before.text();
        member.before_place = before_.place_of(difference.before, difference.before.span());
      }
      if (difference.after) {
        member.after = difference.after.text();
        member.after_place = after_.place_of(difference.after, difference.after.span());
      }
      out.members.push_back(std::move(member));
    }
  }

  static void give_up(ComparedPolicy& out, std::string why) {
    out.more = Shift::unknown;
    out.less = Shift::unknown;
    out.unknown.push_back(std::move(why));
  }

  void compare_rules(const SidePolicy& was, const SidePolicy& is, ComparedPolicy& out) const {
    if (was.repeats_rules || is.repeats_rules) {
      return give_up(out, "which of several versions of a rule is the one that counts");
    }
    FactTable facts;
    facts.share_unknown();
    const auto before = before_.rules_of(was, answers_, std::move(facts));
    auto after = before ? after_.rules_of(is, answers_, before->facts) : std::nullopt;
    if (!before || !after) {
      if (!are_written_alike(was, is)) give_up(out, "the order of the rules");
      return;
    }
    AssuranceFacts assurance_facts(*after, assurances_);
    const PolicyComparison comparison = compare_policies(*before, *after, assurance_facts.world());
    assurance_facts.use_names();
    out.more = comparison.more;
    out.less = comparison.less;
    out.unknown = comparison.unknown;
    for (const DecisionChange& change : comparison.changes) {
      out.changes.push_back({.more = change.order.more,
                             .less = change.order.less,
                             .certainty = change.witness.certainty,
                             .sign_in = describe(after->facts, change.witness.sign_in),
                             .before = decision(before_, *before, change.before),
                             .after = decision(after_, *after, change.after),
                             .shows_more = change.order.shows_more,
                             .shows_less = change.order.shows_less,
                             .unknown = change.witness.unknown});
      auto& unknown = out.changes.back().unknown;
      unknown.insert(unknown.end(), change.order.unknown.begin(), change.order.unknown.end());
    }
  }

  static bool are_written_alike(const SidePolicy& was, const SidePolicy& is) {
    return std::ranges::equal(
        was.rules, is.rules, {}, [](const Resource* rule) { return canonical_text(rule->node); },
        [](const Resource* rule) { return canonical_text(rule->node); });
  }

  static ComparedDecision decision(const Side& side, const PolicyRules& list,
                                   std::optional<std::size_t> index) {
    if (!index) return {.actions = describe_actions({})};
    const ListedRule& rule = list.rules[*index];
    return {.rule = name_of(list, rule),
            .actions = describe_actions(rule.node),
            .place = side.place_of(rule.node)};
  }

  static std::vector<UnmatchedPolicy> unmatched(const std::vector<const SidePolicy*>& policies,
                                                const Side& side) {
    std::vector<UnmatchedPolicy> out;
    for (const SidePolicy* policy : policies) {
      out.push_back({policy->kind, policy->id, policy->name, side.place_of(policy->node())});
    }
    return out;
  }

  const Side& before_;
  const Side& after_;
  Answers answers_;
  Matching matching_;
  AssurancePairs assurances_;
};

}  // namespace

std::size_t ComparisonReport::count(Verdict verdict) const {
  return static_cast<std::size_t>(std::ranges::count_if(
      policies, [&](const ComparedPolicy& policy) { return policy.verdict() == verdict; }));
}

ComparisonReport compare_sides(const Side& before, const Side& after, const Answers& answers,
                               const RunOptions& options) {
  return Comparer(before, after, answers).run(options);
}

}  // namespace posturelint
