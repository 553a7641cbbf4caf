// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "policy/simulation.h"

namespace posturelint {

/// The name behind an id; empty when it is not known.
using NameOfId = std::function<std::string(std::string_view id)>;

/// Says what a simulation found about conditions, in clauses without a full stop.
class SimulationWords {
 public:
  /// All must outlive it.
  SimulationWords(const PolicyRules& list, const SignInKnowledge& known, const NameOfId& name_of)
      : list_(list), known_(known), name_of_(name_of) {}

  /// Why it fails: `the device is not managed`; what it depends on: `the risk level is not told`.
  [[nodiscard]] std::string reason(const SimulatedCondition& condition) const;
  /// What is not told: `the risk level`, `whether the device satisfies dae…`.
  [[nodiscard]] std::string untold(const Untold& untold) const;
  /// Where to tell it: `risk.level`, `expressions`; empty when it cannot be told.
  [[nodiscard]] std::string_view member(const Untold& untold) const;
  /// The option that tells it: `--risk`; empty when there is none.
  [[nodiscard]] std::string_view option(const Untold& untold) const;
  /// `dae… ("Phones")`
  [[nodiscard]] std::string named(std::string_view id) const;

 private:
  [[nodiscard]] std::string failure(const Clause& clause) const;

  const PolicyRules& list_;
  const SignInKnowledge& known_;
  const NameOfId& name_of_;
};

/// A sign-in as it was told: `a managed IOS device of a member of 00g…, at low risk`.
std::string describe(const ToldSignIn& told);

}  // namespace posturelint
