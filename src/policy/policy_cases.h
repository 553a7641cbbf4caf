// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "policy/policy_rules.h"
#include "policy/sign_in_reader.h"
#include "policy/simulation.h"

namespace posturelint {

/// What somebody expects of a policy; at least one of the members is set.
struct Expectation {
  /// The name or id of the rule that decides.
  std::optional<std::string> rule;
  std::optional<Outcome> access;  // allow or deny
  std::optional<int> factors;     // 1 or 2
};

/// One case: a sign-in, and what is expected.
struct PolicyCase {
  std::string name;
  Node node;
  /// The policy's name or id; empty: the only one.
  std::string policy;
  ToldSignIn told;
  Expectation expected;
};

struct PolicyCases {
  std::vector<PolicyCase> cases;
  /// In the order of the text.
  std::vector<SignInMistake> mistakes;
};

/// Reads a file of cases; docs/testing-policies.md tells its members.
PolicyCases read_cases(Node root);

/// Whether all rules that may decide are as expected. A verdict that rests on the usual answers to
/// open questions counts.
bool meets(const PolicyRules& list, const Simulation& simulation, const Expectation& expected);

/// `allowed by "Staff" with 2 factors`.
std::string describe(const Expectation& expected);

}  // namespace posturelint
