// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "policy/assurance_requirements.h"
#include "policy/simulation.h"
#include "policy/told_sign_in.h"

namespace posturelint {

/// What the device makes of one requirement.
struct RequirementResult {
  AssuranceRequirement requirement;
  Holds passes = Holds::unknown;
  /// What the device reports; empty: it was not told.
  std::string reported;
};

/// Whether a device satisfies a device assurance policy, for what it was told to report.
struct AssuranceResult {
  /// With the grace period counted in.
  Holds satisfied = Holds::yes;
  /// Without.
  Holds complies = Holds::yes;
  /// It is only let through because a grace period still runs.
  bool in_grace = false;
  /// The policy has a grace period, and it depends on the date, or on when it began, whether it
  /// still runs; that was not told.
  bool needs_date = false;
  bool needs_grace = false;
  /// In the order of the text; those that are fulfilled too.
  std::vector<RequirementResult> requirements;
};

AssuranceResult check_assurance(Node policy, const ToldSignIn& told);

/// True when people see what to mend.
bool shows_remediation(Node policy);

}  // namespace posturelint
