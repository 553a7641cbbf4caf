// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "policy/condition_set.h"
#include "policy/policy_rules.h"
#include "policy/sign_in.h"
#include "policy/told_sign_in.h"

namespace posturelint {

/// An answer that may depend on what was not told.
enum class Holds : std::uint8_t { no, unknown, yes };
/// `no`, `unknown`, `yes`.
std::string_view to_string(Holds holds);

/// Whether the device satisfies an assurance policy, by its id, when what it reports was told.
using SatisfiedByReport = std::function<Holds(std::string_view id)>;

/// What is known of one sign-in, in the terms of a policy's facts.
struct SignInKnowledge {
  PlatformSet platforms = kAllPlatforms;
  RiskSet risks = kAllRisks;
  DeviceStateSet devices = kAllDeviceStates;
  std::vector<Holds> holds;  // by FactId
};
/// `satisfied` may be empty: then nothing is known but what was told.
SignInKnowledge know(const PolicyRules& list, const ToldSignIn& told,
                     const SatisfiedByReport& satisfied = {});
/// The sign-ins that are possible for what is known.
ConditionSet possible_sign_ins(const SignInKnowledge& known);
/// Whether the clause holds for all of them, for none, or for some.
Holds evaluate(const Clause& clause, const SignInKnowledge& known);

/// What a condition depends on and was not told.
struct Untold {
  enum class Kind : std::uint8_t { platform, risk, device, fact } kind = Kind::fact;
  FactId fact = 0;  // of Kind::fact
  friend auto operator<=>(const Untold&, const Untold&) = default;
};

/// A condition of a rule: a place in it, and all that it asks for.
struct SimulatedCondition {
  Node node;  // null: whether the rule takes part at all
  Aspect aspect = Aspect::other;
  Holds holds = Holds::yes;
  /// The clauses that do not hold; when none fails, those that are unknown.
  std::vector<const Clause*> clauses;
  /// What it depends on, when it is unknown. Sorted.
  std::vector<Untold> untold;
};

struct SimulatedRule {
  std::size_t rule = 0;  // in PolicyRules::rules
  Holds matches = Holds::yes;
  /// It may be the one that decides.
  bool may_decide = false;
  /// In the order of the text.
  std::vector<SimulatedCondition> conditions;
};

enum class SimulationVerdict : std::uint8_t {
  decided,     // whatever the unknown parts are and nobody wrote down
  usually,     // when the open questions have their usual answers
  unknown,     // it depends on what was not told
  impossible,  // there is no such sign-in
};
std::string_view to_string(SimulationVerdict verdict);

/// What a policy does with one sign-in.
struct Simulation {
  SimulationVerdict verdict = SimulationVerdict::unknown;
  /// The rule that decides, when it is decided, usually or not; nothing: no rule of the list does.
  std::optional<std::size_t> rule;
  /// No rule of the list may decide: then the rule that the server adds does.
  bool may_fall_through = false;
  /// Up to the last rule that may decide; the later ones are not evaluated.
  std::vector<SimulatedRule> rules;
  /// What to tell to know more. Sorted.
  std::vector<Untold> untold;
  /// Open questions it rests on.
  std::vector<Question> assumed;
  /// Took too many steps: some rules that cannot decide may be among those that may.
  bool gave_up = false;
};

/// Exact within a bounded number of steps. `list` must outlive the result.
Simulation simulate(const PolicyRules& list, const SignInKnowledge& known);

}  // namespace posturelint
