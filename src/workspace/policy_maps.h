// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "policy/map_findings.h"
#include "policy/policy_map.h"
#include "workspace/compare_side.h"
#include "workspace/comparison.h"
#include "workspace/run.h"

namespace posturelint {

/// What the policies below a path do, ready to be shown. Owns all it says.

struct MappedRule {
  std::string name;  // in quotes, or its place in the list
  std::string priority;
  ComparedPlace place;
  MapOutcome outcome = MapOutcome::unknown;
  std::string actions;                  // in words
  std::vector<std::string> conditions;  // in words; empty: for everybody
  bool is_system = false;
  RuleState state = RuleState::decides;
  /// The rules that leave it nothing; indices in MappedPolicy::rules.
  std::vector<std::size_t> covered_by;
};

struct MappedEntry {
  /// In MappedPolicy::rules; nothing: no rule that the files show.
  std::optional<std::size_t> rule;
  std::string sign_in;  // one, in words
  Certainty certainty = Certainty::proven;
  std::vector<std::string> unknown;
};

struct MappedCell {
  std::vector<MappedEntry> entries;  // in the order of evaluation
  /// Places in MappedPolicy::holes of those that it has.
  std::vector<std::size_t> holes;
  bool gave_up = false;
};

/// A rule lets in from any device those whom an earlier one wants to let in from certain ones only.
struct MappedHole {
  std::size_t device_rule = 0;  // in MappedPolicy::rules
  std::size_t by = 0;
  std::string sign_in;
  Certainty certainty = Certainty::proven;
};

struct MappedPolicy {
  std::string id;
  std::string name;
  ComparedPlace place;
  /// In the order of evaluation; those that are inactive come last.
  std::vector<MappedRule> rules;
  /// platform, device, risk
  std::array<std::array<std::array<MappedCell, kMapRisks>, kMapDevices>, kMapPlatforms> cells;
  std::vector<MappedHole> holes;
  /// False: the outcome does not depend on the risk; no rule asks for an assurance policy.
  bool uses_risk = false;
  bool uses_assurance = false;
  /// Why there is no map: empty, and then there is one.
  std::string failure;

  [[nodiscard]] std::size_t count(RuleState state) const;
  /// Some cell ends in no rule.
  [[nodiscard]] bool is_open_ended() const;
};

struct MapReport {
  std::string path;
  std::vector<MappedPolicy> policies;
  std::vector<Error> failures;
};

/// The maps of all access policies of a side, in the order of their places. The outcome does not
/// depend on the number of threads.
MapReport map_policies(const Side& side, const Answers& answers, const RunOptions& options);

}  // namespace posturelint
