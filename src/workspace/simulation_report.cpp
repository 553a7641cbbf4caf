// SPDX-License-Identifier: Apache-2.0
#include "workspace/simulation_report.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/nearest.h"
#include "policy/assurance_check.h"
#include "policy/simulation_words.h"

namespace posturelint {
namespace {

std::string_view outcome_in_words(Outcome outcome) {
  constexpr std::string_view kWords[] = {"neither allowed nor denied", "allowed", "denied"};
  return kWords[static_cast<std::size_t>(outcome)];
}

std::string alternatives(const std::vector<std::string>& words) {
  if (words.size() < 2) return fmt::format("{}", fmt::join(words, ""));
  return fmt::format("{} or {}", fmt::join(words.begin(), words.end() - 1, ", "), words.back());
}

constexpr std::string_view kFallThrough = "the catch-all rule, which is not there";

std::string text_of(Node value) { return std::string(value.string().value_or("")); }

class Maker {
 public:
  Maker(const PolicyFiles& files, const FiledPolicy& policy, PolicyRules rules,
        const ToldSignIn& told)
      : files_(files), policy_(policy), list_(std::move(rules)), told_(told) {}

  SimulationReport make() {
    check_assurances();
    known_ = know(list_, told_, [&](std::string_view id) {
      const auto found = checked_.find(id);
      return found == checked_.end() ? Holds::unknown : found->second.satisfied;
    });
    const Simulation simulation = simulate(list_, known_);
    out_.policy_id = policy_.id;
    out_.policy_name = policy_.name;
    out_.policy = files_.place_of_name(policy_.node());
    out_.told = told_;
    out_.verdict = simulation.verdict;
    out_.decides = simulation.rule;
    out_.may_fall_through = simulation.may_fall_through;
    out_.assumed = simulation.assumed;
    for (const SimulatedRule& rule : simulation.rules) out_.rules.push_back(report(rule));
    out_.later_rules = list_.rules.size() - out_.rules.size();
    out_.inactive_rules = list_.inactive.size();
    if (out_.decides) out_.demand = demand_of(list_.rules[*out_.decides].node);
    tell(simulation);
    remediate(simulation);
    note();
    return std::move(out_);
  }

 private:
  /// Device assurance policies whose content is at hand, where the device's signals are told.
  void check_assurances() {
    if (told_.satisfied || told_.signals.empty()) return;
    for (const Fact& fact : list_.facts.all()) {
      if (fact.kind != FactKind::assurance || !fact.is_known) continue;
      const Node policy = files_.assurance(fact.name);
      if (policy) checked_.emplace(fact.name, check_assurance(policy, told_));
    }
  }

  ReportedRule report(const SimulatedRule& simulated) const {
    const ListedRule& rule = list_.rules[simulated.rule];
    ReportedRule out{.id = text_of(rule.node["id"]),
                     .name = name_of(list_, rule),
                     .priority = rule.priority,
                     .outcome = rule.outcome,
                     .matches = simulated.matches,
                     .may_decide = simulated.may_decide,
                     .place = files_.place_of_name(rule.node)};
    for (const SimulatedCondition& condition : simulated.conditions) {
      out.conditions.push_back(report(rule, condition));
    }
    return out;
  }

  ReportedCondition report(const ListedRule& rule, const SimulatedCondition& condition) const {
    const Node node = condition.node ? condition.node : rule.node;
    ReportedCondition out{.pointer = node.pointer().substr(rule.node.pointer().size()),
                          .holds = condition.holds,
                          .reason = words_.reason(condition),
                          .place = files_.place(node)};
    if (condition.holds == Holds::yes) return out;
    for (const Clause* clause : condition.clauses) {
      for (const Literal& literal : clause->literals) {
        add_requirements(list_.facts[literal.fact], out.requirements);
      }
    }
    return out;
  }

  /// What is not fulfilled of a policy for the device's platform.
  void add_requirements(const Fact& fact, std::vector<ReportedRequirement>& out) const {
    const auto found = checked_.find(fact.name);
    if (found == checked_.end() || (fact.platforms & known_.platforms) == 0) return;
    for (const RequirementResult& result : found->second.requirements) {
      if (result.passes == Holds::yes) continue;
      out.push_back({.policy_id = fact.name,
                     .policy_name = files_.name_of(fact.name),
                     .signal = result.requirement.signal,
                     .wants = describe(result.requirement),
                     .reported = result.reported,
                     .passes = result.passes,
                     .place = files_.place(result.requirement.node)});
    }
  }

  /// What to tell; for a policy whose content is at hand, the signals that it asks for.
  void tell(const Simulation& simulation) {
    for (const Untold& untold : simulation.untold) {
      const bool is_fact = untold.kind == Untold::Kind::fact;
      const std::string name = is_fact ? list_.facts[untold.fact].name : "";
      const auto checked = checked_.find(name);
      if (is_fact && checked != checked_.end()) {
        tell_signals(checked->second);
      } else {
        add_untold({words_.untold(untold), std::string(words_.member(untold)),
                    std::string(words_.option(untold))});
      }
    }
  }

  void tell_signals(const AssuranceResult& checked) {
    for (const RequirementResult& result : checked.requirements) {
      if (result.passes != Holds::unknown) continue;
      const std::string& signal = result.requirement.signal;
      if (result.reported.empty()) {
        add_untold({fmt::format("what the device reports for {}", signal),
                    fmt::format("device.signals.{}", signal),
                    fmt::format("--signal {}=…", signal)});
      } else {
        add_untold({fmt::format("whether {} {} is {}", signal, result.reported,
                                describe(result.requirement)),
                    "device.assuranceIds", "--satisfies"});
      }
    }
    if (checked.needs_date) add_untold({"the date", "date", "--date"});
    if (checked.needs_grace) {
      add_untold({"whether the grace period still runs", "device.inGracePeriod", "--grace"});
    }
  }

  void add_untold(ReportedUntold untold) {
    const auto same = [&](const ReportedUntold& other) { return other.what == untold.what; };
    if (std::ranges::none_of(out_.untold, same)) out_.untold.push_back(std::move(untold));
  }

  /// The policies that the device's owner may be told about: those for its platform that the rules
  /// up to the deciding one asked for, and that it does not comply with.
  void remediate(const Simulation& simulation) {
    if (!out_.decides) return;
    const bool denied = list_.rules[*out_.decides].outcome == Outcome::deny;
    for (FactId id = 0; id < list_.facts.size(); ++id) {
      const Fact& fact = list_.facts[id];
      if (fact.kind != FactKind::assurance || !fact.is_known) continue;
      if ((fact.platforms & known_.platforms) == 0 || !is_asked(simulation, id)) continue;
      const Node policy = files_.assurance(fact.name);
      if (!policy) continue;
      const auto checked = checked_.find(fact.name);
      const bool in_grace = checked != checked_.end() && checked->second.in_grace;
      if (!in_grace && (known_.holds[id] != Holds::no || !denied)) continue;
      add_remediation(fact.name, policy, in_grace);
    }
  }

  void add_remediation(const std::string& id, Node policy, bool in_grace) {
    const Node mode = policy["displayRemediationMode"];
    Remediation& added = out_.remediation.emplace_back(
        Remediation{.policy_id = id,
                    .policy_name = files_.name_of(id),
                    .is_shown = shows_remediation(policy),
                    .in_grace = in_grace,
                    .place = mode ? files_.place(mode) : files_.place_of_name(policy)});
    if (in_grace) added.grace_until = text_of(policy["gracePeriod"]["expiry"]);
    const auto checked = checked_.find(id);
    if (checked == checked_.end()) return;
    for (const RequirementResult& result : checked->second.requirements) {
      if (result.passes == Holds::no) added.to_mend.push_back(result.requirement.signal);
    }
  }

  /// Some rule that was looked at asks for the fact.
  [[nodiscard]] bool is_asked(const Simulation& simulation, FactId id) const {
    return std::ranges::any_of(simulation.rules, [&](const SimulatedRule& rule) {
      return std::ranges::any_of(
          list_.rules[rule.rule].conditions.clauses(), [&](const Clause& clause) {
            return std::ranges::find(clause.literals, id, &Literal::fact) != clause.literals.end();
          });
    });
  }

  void note() {
    for (const auto& [text, truth] : told_.expressions) {
      std::vector<std::string_view> known;
      bool is_known = false;
      for (const Fact& fact : list_.facts.all()) {
        if (fact.kind != FactKind::unreadable) continue;
        known.push_back(fact.name);
        is_known = is_known || fact.name == text;
      }
      if (!is_known) {
        out_.notes.push_back(
            fmt::format("no rule asks whether {} holds{}", text, did_you_mean(text, known)));
      }
    }
    if (told_.satisfied) {
      for (const std::string& id : *told_.satisfied) note_id(FactKind::assurance, id);
    }
    if (told_.ip && !told_.zones) {
      out_.notes.push_back(
          fmt::format("which zones {} is in is not in the files; zones tell it", *told_.ip));
    }
  }

  void note_id(FactKind kind, std::string_view id) {
    std::vector<std::string_view> known;
    for (const Fact& fact : list_.facts.all()) {
      if (fact.kind == kind) known.push_back(fact.name);
    }
    if (std::ranges::find(known, id) != known.end()) return;
    out_.notes.push_back(fmt::format("no rule asks for {}{}", id, did_you_mean(id, known)));
  }

  const PolicyFiles& files_;
  const FiledPolicy& policy_;
  PolicyRules list_;
  const ToldSignIn& told_;
  SignInKnowledge known_;
  NameOfId names_ = [this](std::string_view id) { return files_.name_of(id); };
  SimulationWords words_{list_, known_, names_};
  std::map<std::string, AssuranceResult, std::less<>> checked_;
  SimulationReport out_;
};

}  // namespace

std::optional<SimulationReport> simulate_policy(const PolicyFiles& files, const FiledPolicy& policy,
                                                const ToldSignIn& told) {
  auto rules = files.rules_of(policy);
  if (!rules) return std::nullopt;
  return Maker(files, policy, std::move(*rules), told).make();
}

std::string verdict_in_words(const SimulationReport& report) {
  switch (report.verdict) {
    case SimulationVerdict::impossible:
      return "there is no such sign-in: what was told does not go together";
    case SimulationVerdict::unknown: {
      std::vector<std::string> may;
      for (const ReportedRule& rule : report.rules) {
        if (rule.may_decide) may.push_back(rule.name);
      }
      if (report.may_fall_through) may.emplace_back(kFallThrough);
      return fmt::format("unknown: {} decides", alternatives(may));
    }
    case SimulationVerdict::decided:
    case SimulationVerdict::usually:
      break;
  }
  const std::string_view usually = report.verdict == SimulationVerdict::usually ? "probably " : "";
  if (!report.decides) return fmt::format("{}up to {}", usually, kFallThrough);
  const ReportedRule& rule = report.rules[*report.decides];
  std::string out = fmt::format("{}{} by {}", usually, outcome_in_words(rule.outcome), rule.name);
  const std::string demand = describe(report.demand);
  if (rule.outcome == Outcome::allow && !demand.empty()) out += fmt::format(": {}", demand);
  return out;
}

}  // namespace posturelint
