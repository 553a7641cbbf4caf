// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "policy/demand.h"
#include "policy/simulation.h"
#include "policy/told_sign_in.h"
#include "workspace/policy_files.h"

namespace posturelint {

/// What simulating one sign-in at one policy gave, ready to be shown. Owns all it says.

/// One thing that a device assurance policy asks, and what the device makes of it.
struct ReportedRequirement {
  std::string policy_id;
  std::string policy_name;
  std::string signal;
  std::string wants;
  /// Empty: it was not told.
  std::string reported;
  Holds passes = Holds::unknown;
  FilePlace place;
};

struct ReportedCondition {
  /// JSON pointer below the rule.
  std::string pointer;
  Holds holds = Holds::yes;
  /// A clause; empty when it holds.
  std::string reason;
  FilePlace place;
  /// What a device assurance policy asks that is not fulfilled, or not known to be.
  std::vector<ReportedRequirement> requirements;
};

struct ReportedRule {
  std::string id;
  std::string name;  // in quotes, or its place
  std::optional<std::int64_t> priority;
  Outcome outcome = Outcome::unknown;
  Holds matches = Holds::yes;
  bool may_decide = false;
  FilePlace place;
  std::vector<ReportedCondition> conditions;
};

/// What to tell to know more.
struct ReportedUntold {
  std::string what;
  std::string member;  // of the JSON form; empty: it cannot be told
  std::string option;  // of the command line
};

/// A device that does not do what a policy asks: what people are shown.
struct Remediation {
  std::string policy_id;
  std::string policy_name;
  bool is_shown = false;
  /// Let through for now; until when, as written in the policy.
  bool in_grace = false;
  std::string grace_until;
  /// Signals that fail.
  std::vector<std::string> to_mend;
  FilePlace place;
};

struct SimulationReport {
  std::string policy_id;
  std::string policy_name;
  FilePlace policy;
  ToldSignIn told;
  SimulationVerdict verdict = SimulationVerdict::unknown;
  /// In `rules`; nothing: no rule of the files decides, or it is not known which.
  std::optional<std::size_t> decides;
  /// No rule of the files may match: then the catch-all decides, which is not there.
  bool may_fall_through = false;
  std::vector<ReportedRule> rules;
  /// Of the deciding rule, when it allows.
  AccessDemand demand;
  std::vector<Remediation> remediation;
  std::vector<ReportedUntold> untold;
  std::vector<Question> assumed;
  /// What was told and nothing asks for, and the like: whole clauses.
  std::vector<std::string> notes;
  /// How many rules were not looked at: after the one that decides.
  std::size_t later_rules = 0;
  std::size_t inactive_rules = 0;
};

/// Nothing when the order of the policy's rules cannot be known.
std::optional<SimulationReport> simulate_policy(const PolicyFiles& files, const FiledPolicy& policy,
                                                const ToldSignIn& told);

/// What happens, in a clause: `allowed by "Staff": 2 factors, again after PT2H`.
std::string verdict_in_words(const SimulationReport& report);

}  // namespace posturelint
