// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/resource.h"
#include "policy/actions_order.h"
#include "policy/policy_comparison.h"
#include "text/source.h"
#include "workspace/compare_side.h"
#include "workspace/run.h"

namespace posturelint {

/// What comparing two sides gave, ready to be shown. Owns all it says.

/// What happens to a sign-in in one version.
struct ComparedDecision {
  /// The rule's name in quotes; empty: no rule that the files show decides.
  std::string rule;
  /// `allowed with one factor, …`
  std::string actions;
  std::optional<ComparedPlace> place;
};

/// Sign-ins for which the versions of an access policy differ.
struct ComparedChange {
  Answer more = Answer::no;
  Answer less = Answer::no;
  Certainty certainty = Certainty::proven;
  /// One of them, in words.
  std::string sign_in;
  ComparedDecision before;
  ComparedDecision after;
  std::vector<std::string> shows_more;
  std::vector<std::string> shows_less;
  std::vector<std::string> unknown;
};

/// A member of a device assurance policy that asks for something else.
struct ComparedMember {
  /// JSON pointer below the policy.
  std::string pointer;
  Answer more = Answer::no;
  Answer less = Answer::no;
  /// As written; `not set` when it is not there.
  std::string before;
  std::string after;
  std::optional<ComparedPlace> before_place;
  std::optional<ComparedPlace> after_place;
};

struct ComparedPolicy {
  ResourceKind kind = ResourceKind::access_policy;
  std::string id;
  std::string name;
  ComparedPlace before;
  ComparedPlace after;
  Shift more = Shift::no;
  Shift less = Shift::no;
  std::vector<ComparedChange> changes;  // access policies and rules
  std::vector<ComparedMember> members;  // device assurance policies
  std::vector<std::string> unknown;

  [[nodiscard]] Verdict verdict() const { return verdict_of(more, less); }
};

/// A policy that only one side has.
struct UnmatchedPolicy {
  ResourceKind kind = ResourceKind::access_policy;
  std::string id;
  std::string name;
  ComparedPlace place;
};

struct ComparisonReport {
  std::string before;  // what was named
  std::string after;
  std::vector<ComparedPolicy> policies;  // in the order of the places after
  std::vector<UnmatchedPolicy> removed;  // only before
  std::vector<UnmatchedPolicy> added;    // only after
  std::vector<Error> failures;

  [[nodiscard]] std::size_t count(Verdict verdict) const;
};

/// Compares all policies. Those with one id belong together, then those with one name, then those
/// at one place. The outcome does not depend on the number of threads.
ComparisonReport compare_sides(const Side& before, const Side& after, const Answers& answers,
                               const RunOptions& options);

}  // namespace posturelint
