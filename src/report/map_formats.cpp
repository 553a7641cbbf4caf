// SPDX-License-Identifier: Apache-2.0
#include "report/map_formats.h"

#include <algorithm>

namespace posturelint {

std::span<const MapFormat> map_formats() {
  static constexpr MapFormat kFormats[] = {
      {"text", render_map_text}, {"html", render_map_html}, {"json", render_map_json}};
  return kFormats;
}

const OutcomeLook& look_of(MapOutcome outcome) {
  static constexpr OutcomeLook kLooks[kMapOutcomes] = {
      {"denied", "×", "denied"},
      {"strong", "S", "allowed, resisting phishing"},
      {"two", "2", "allowed with two factors"},
      {"chain", "→", "allowed with a chain of methods, or a proofed identity"},
      {"one", "1", "allowed with one factor"},
      {"unknown", "?", "cannot be read"},
      {"undecided", "–", "no rule of the files decides"},
  };
  return kLooks[static_cast<std::size_t>(outcome)];
}

MapOutcome outcome_of(const MappedPolicy& policy, const MappedEntry& entry) {
  return entry.rule ? policy.rules[*entry.rule].outcome : MapOutcome::undecided;
}

std::vector<MapOutcome> outcomes_of(const MappedPolicy& policy, const MappedCell& cell) {
  std::vector<MapOutcome> outcomes;
  for (const MappedEntry& entry : cell.entries) {
    const MapOutcome outcome = outcome_of(policy, entry);
    if (std::ranges::find(outcomes, outcome) == outcomes.end()) outcomes.push_back(outcome);
  }
  return outcomes;
}

std::vector<MapColumn> columns_of(const MappedPolicy& policy) {
  std::vector<MapColumn> columns;
  const std::size_t devices = policy.uses_assurance ? kMapDevices : kMapDevices - 1;
  const std::size_t risks = policy.uses_risk ? kMapRisks : 1;
  for (std::size_t device = 0; device < devices; ++device) {
    for (std::size_t risk = 0; risk < risks; ++risk) columns.push_back({device, risk});
  }
  return columns;
}

WeakestWay weakest_way(const MappedPolicy& policy) {
  WeakestWay weakest;
  for (const MapColumn& column : columns_of(policy)) {
    for (const auto& platform : policy.cells) {
      for (const MappedEntry& entry : platform[column.device][column.risk].entries) {
        const MapOutcome outcome = outcome_of(policy, entry);
        const bool lets_in = outcome > MapOutcome::denied && outcome < MapOutcome::unknown;
        if (!lets_in || (weakest.entry != nullptr && outcome <= weakest.outcome)) continue;
        weakest = {&entry, outcome};
      }
    }
  }
  return weakest;
}

std::string name_of(const MappedPolicy& policy) {
  if (!policy.name.empty()) return policy.name;
  return policy.id.empty() ? "The policy in " + policy.place.path : policy.id;
}

}  // namespace posturelint
