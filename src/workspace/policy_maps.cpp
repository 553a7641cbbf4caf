// SPDX-License-Identifier: Apache-2.0
#include "workspace/policy_maps.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "policy/condition_words.h"
#include "policy/witness.h"
#include "workspace/jobs.h"

namespace posturelint {
namespace {

class Mapper {
 public:
  Mapper(const Side& side, const SidePolicy& policy, PolicyRules list)
      : side_(side), list_(std::move(list)) {
    out_.id = policy.id;
    out_.name = policy.name;
    out_.place = side.place_of(policy.node());
    for (FactId id = 0; id < list_.facts.size(); ++id) {
      if (list_.facts[id].kind != FactKind::assurance || !list_.facts[id].is_known) continue;
      list_.facts.set_name(id, side.call_assurance(list_.facts[id].name));
    }
  }

  MappedPolicy run() {
    for (const ListedRule& rule : list_.rules) add(rule);
    for (const Node rule : list_.inactive) add_inactive(rule);
    const PolicyMap map = map_policy(list_);
    for (std::size_t p = 0; p < kMapPlatforms; ++p) {
      for (std::size_t d = 0; d < kMapDevices; ++d) {
        for (std::size_t r = 0; r < kMapRisks; ++r) fill(map.at(p, d, r), out_.cells[p][d][r]);
      }
    }
    add_findings(map_findings(list_, map));
    const auto& facts = list_.facts.all();
    out_.uses_assurance = std::ranges::any_of(
        facts, [](const Fact& fact) { return fact.kind == FactKind::assurance; });
    out_.uses_risk = depends_on_risk();
    return std::move(out_);
  }

 private:
  void add(const ListedRule& rule) {
    out_.rules.push_back({.name = name_of(list_, rule),
                          .priority = rule.priority ? fmt::format("{}", *rule.priority) : "",
                          .place = side_.place_of(rule.node),
                          .outcome = map_outcome(rule.node),
                          .actions = describe_actions(rule.node),
                          .conditions = condition_words(list_.facts, rule.conditions),
                          .is_system = rule.is_system});
  }

  void add_inactive(Node node) {
    ListedRule rule;
    rule.node = node;
    rule.priority = node["priority"].integer();
    add(rule);
    out_.rules.back().state = RuleState::inactive;
  }

  void fill(const MapCell& cell, MappedCell& out) {
    out.gave_up = cell.gave_up;
    for (const MapEntry& entry : cell.entries) {
      out.entries.push_back({.rule = entry.rule,
                             .sign_in = describe(list_.facts, entry.witness.sign_in),
                             .certainty = entry.witness.certainty,
                             .unknown = entry.witness.unknown});
    }
  }

  void add_findings(const MapFindings& findings) {
    for (std::size_t i = 0; i < findings.rules.size(); ++i) {
      out_.rules[i].state = findings.rules[i].state;
      out_.rules[i].covered_by = findings.rules[i].covered_by;
    }
    for (const MapHole& hole : findings.holes) {
      for (const auto& [platform, device, risk] : hole.cells) {
        out_.cells[platform][device][risk].holes.push_back(out_.holes.size());
      }
      out_.holes.push_back({.device_rule = hole.device_rule,
                            .by = hole.by,
                            .sign_in = describe(list_.facts, hole.witness.sign_in),
                            .certainty = hole.witness.certainty});
    }
  }

  [[nodiscard]] bool depends_on_risk() const {
    const auto rules = [](const MappedCell& cell) {
      std::vector<std::size_t> out;
      for (const MappedEntry& entry : cell.entries) out.push_back(entry.rule.value_or(SIZE_MAX));
      return out;
    };
    for (const auto& platform : out_.cells) {
      for (const auto& device : platform) {
        if (rules(device[0]) != rules(device[1]) || rules(device[0]) != rules(device[2])) {
          return true;
        }
      }
    }
    return false;
  }

  const Side& side_;
  PolicyRules list_;
  MappedPolicy out_;
};

}  // namespace

std::size_t MappedPolicy::count(RuleState state) const {
  return static_cast<std::size_t>(std::ranges::count(rules, state, &MappedRule::state));
}

bool MappedPolicy::is_open_ended() const {
  for (const auto& platform : cells) {
    for (const auto& device : platform) {
      for (const MappedCell& cell : device) {
        if (!cell.entries.empty() && !cell.entries.back().rule) return true;
      }
    }
  }
  return false;
}

MapReport map_policies(const Side& side, const Answers& answers, const RunOptions& options) {
  std::vector<const SidePolicy*> policies;
  for (const SidePolicy& policy : side.policies()) {
    if (policy.kind == ResourceKind::access_policy) policies.push_back(&policy);
  }
  MapReport report;
  report.failures = side.failures();
  report.policies.resize(policies.size());
  for_each_index(policies.size(), options, [&](std::size_t i) {
    const SidePolicy& policy = *policies[i];
    auto list = side.rules_of(policy, answers, {});
    if (list && !policy.repeats_rules) {
      report.policies[i] = Mapper(side, policy, std::move(*list)).run();
      return;
    }
    MappedPolicy& out = report.policies[i];
    out.id = policy.id;
    out.name = policy.name;
    out.place = side.place_of(policy.node());
    out.failure = policy.repeats_rules
                      ? "a rule is there more than once, and nothing says which one counts"
                      : "the order of its rules cannot be known";
  });
  return report;
}

}  // namespace posturelint
