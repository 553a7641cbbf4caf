// SPDX-License-Identifier: Apache-2.0
#include "policy/map_findings.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "policy/coverage.h"
#include "policy/device_bypass.h"
#include "policy/policy_study.h"

namespace posturelint {
namespace {

constexpr std::uint64_t kBudget = 400'000;

template <typename Visit>
void for_each_cell(const PolicyMap& map, Visit visit) {
  for (std::size_t platform = 0; platform < kMapPlatforms; ++platform) {
    for (std::size_t device = 0; device < kMapDevices; ++device) {
      for (std::size_t risk = 0; risk < kMapRisks; ++risk) {
        visit(map.at(platform, device, risk), std::array{platform, device, risk});
      }
    }
  }
}

bool decides_in(const MapCell& cell, std::size_t rule) {
  return std::ranges::find(cell.entries, std::optional(rule), &MapEntry::rule) !=
         cell.entries.end();
}

class Finder {
 public:
  Finder(const PolicyRules& list, const PolicyMap& map)
      : list_(list),
        map_(map),
        study_(list),
        coverage_(list),
        finder_(list.facts, list.answers, kBudget) {
    for_each_cell(map, [&](const MapCell& cell, auto) { gave_up_ = gave_up_ || cell.gave_up; });
  }

  MapFindings run() {
    find_holes();
    find_fates();
    return std::move(out_);
  }

 private:
  void find_holes() {
    for (const DeviceBypass& bypass : study_.device_bypasses()) {
      // Two factors where the other asks for one: meant as the stricter way in.
      if (bypass.asks_for_more) continue;
      MapHole hole{.device_rule = bypass.device_rule, .by = bypass.by, .witness = bypass.witness};
      const ConditionSet audience = audience_of(list_, list_.rules[hole.device_rule]);
      const ConditionSet& by = list_.rules[hole.by].conditions;
      for_each_cell(map_, [&](const MapCell& cell, const std::array<std::size_t, 3>& at) {
        if (!decides_in(cell, hole.by)) return;
        const ConditionSet there =
            map_sign_ins(list_, static_cast<MapPlatform>(at[0]), static_cast<MapDevice>(at[1]),
                         static_cast<Risk>(at[2]));
        if (finder_.find({&there, &audience, &by}, coverage_.before(hole.by))) {
          hole.cells.push_back(at);
        }
      });
      out_.holes.push_back(std::move(hole));
    }
  }

  void find_fates() {
    out_.rules.resize(list_.rules.size());
    for (const DeadRule& dead : study_.dead_rules()) {
      out_.rules[dead.rule] = {RuleState::dead, dead.cover.by};
    }
    std::optional<std::size_t> everybody;
    for (std::size_t i = 0; i < list_.rules.size(); ++i) {
      RuleFate& fate = out_.rules[i];
      const ConditionSet& conditions = list_.rules[i].conditions;
      if (everybody) {
        fate = {RuleState::dead, {*everybody}};
      } else if (finder_.is_empty({&conditions}, {}, list_.answers)) {
        fate.state = RuleState::nobody;
      } else if (fate.state == RuleState::decides && !is_on_map(i)) {
        look_beyond(i, fate);
      }
      if (!everybody && conditions.is_everything()) everybody = i;
    }
  }

  [[nodiscard]] bool is_on_map(std::size_t rule) const {
    bool found = false;
    for_each_cell(map_,
                  [&](const MapCell& cell, auto) { found = found || decides_in(cell, rule); });
    return found;
  }

  /// It may decide about devices that no cell has.
  void look_beyond(std::size_t rule, RuleFate& fate) {
    if (finder_.is_empty({&list_.rules[rule].conditions}, coverage_.before(rule), list_.answers)) {
      fate.state = RuleState::dead;
    } else if (gave_up_ || finder_.gave_up()) {
      fate.state = RuleState::unknown;
    }
  }

  const PolicyRules& list_;
  const PolicyMap& map_;
  PolicyStudy study_;
  Coverage coverage_;
  SignInFinder finder_;
  bool gave_up_ = false;
  MapFindings out_;
};

}  // namespace

MapFindings map_findings(const PolicyRules& list, const PolicyMap& map) {
  return Finder(list, map).run();
}

}  // namespace posturelint
