// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "policy/sign_in.h"

namespace posturelint {

/// The condition of a rule that a clause comes from.
enum class Aspect : std::uint8_t {
  people,
  user_type,
  network,
  platform,
  risk,
  device,      // registered, managed, assurance
  expression,  // elCondition
  other,       // conditions we do not know
};

struct Literal {
  FactId fact = 0;
  bool holds = true;
};

/// Holds for a sign-in whose platform, risk or device state is in the set, or that fits one of the
/// literals: a disjunction. Empty: holds for none.
struct Clause {
  Aspect aspect = Aspect::other;
  PlatformSet platforms = 0;
  RiskSet risks = 0;
  DeviceStateSet devices = 0;
  std::vector<Literal> literals;
  /// The part of the rule it was read from; null for one that was not.
  Node node;
};

/// What one way for a clause to hold, or to fail, asks for: all of it.
struct Restriction {
  PlatformSet platforms = kAllPlatforms;
  RiskSet risks = kAllRisks;
  DeviceStateSet devices = kAllDeviceStates;
  std::vector<Literal> literals;
};
/// Fulfilled by any one of its alternatives.
using Demand = std::vector<Restriction>;

/// The sign-ins that a rule's conditions hold for: those that all clauses hold for.
class ConditionSet {
 public:
  /// A clause that holds for all is left out.
  void add(Clause clause);

  [[nodiscard]] const std::vector<Clause>& clauses() const { return clauses_; }
  /// What a sign-in in the set fulfils, one demand per clause; kept, since they are asked for far
  /// more often than sets are made.
  [[nodiscard]] const std::vector<Demand>& holding() const { return holding_; }
  /// What one outside of it fulfils: a way to fail each clause.
  [[nodiscard]] const Demand& failing() const { return failing_; }
  [[nodiscard]] bool is_everything() const { return clauses_.empty(); }
  [[nodiscard]] bool has(Aspect aspect) const;
  /// The clauses of one aspect, and those of all others.
  [[nodiscard]] ConditionSet only(Aspect aspect) const;
  [[nodiscard]] ConditionSet without(Aspect aspect) const;

 private:
  std::vector<Clause> clauses_;
  std::vector<Demand> holding_;
  Demand failing_;
};

/// True when the clauses hold for this one sign-in.
bool contains(const ConditionSet& set, const SignIn& sign_in);

}  // namespace posturelint
