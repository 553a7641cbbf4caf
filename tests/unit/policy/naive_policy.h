// SPDX-License-Identifier: Apache-2.0
// A second, slow and plain reading of policies, to compare the algebra with: it writes rules as
// JSON, lists all sign-ins of a small world one by one, and asks each rule about each of them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace posturelint::test {

/// One sign-in, and one possible truth about what nobody knows.
struct NaiveSignIn {
  std::string type;  // DESKTOP, MOBILE, OTHER
  std::string os;    // WINDOWS, …, OTHER
  std::string risk;  // LOW, MEDIUM, HIGH
  int device = 0;    // 0 unregistered, 1 registered, 2 managed
  std::string user;  // u1, u2 or another
  std::string user_type;
  std::vector<std::string> groups;
  std::vector<std::string> zones;  // `elsewhere` is a zone that no rule names
  std::vector<std::string> satisfied;
  bool profile_fits = false;                  // user.profile.a == 'b'
  std::vector<std::string> true_expressions;  // when expressions are not read
  // The open questions, usual answers.
  bool read_expressions = true;
  bool managed_false_is_unmanaged = true;
  bool other_is_other = true;
  bool pairs_are_usual = true;
  bool either_suffices = true;
};

struct NaiveList {
  std::vector<std::string> include;
  std::vector<std::string> exclude;
};

struct NaiveRule {
  NaiveList users;
  NaiveList groups;
  NaiveList user_type;
  NaiveList zones;
  NaiveList platforms;  // `MOBILE/IOS`
  std::string risk = "ANY";
  bool registered = false;
  std::optional<bool> managed;
  std::vector<std::string> assurance;
  std::string expression;
};

/// The conditions of a policy's rules may speak about a few things only, so that all sign-ins can
/// be listed.
struct NaivePolicy {
  std::vector<NaiveRule> rules;
  std::array<bool, 7> uses = {};  // people, user type, network, platform, risk, device, expression
};

/// Assurance policy a1 is for iOS; nobody knows about a2.
inline constexpr const char* kIosAssurance = "a1";

NaivePolicy random_policy(std::mt19937& random);
/// Another version of it: about the same things, with rules added, left out, changed or moved.
NaivePolicy random_version(std::mt19937& random, const NaivePolicy& policy);
/// An array of rules; every second one denies.
std::string to_json(const NaivePolicy& policy);
/// The same with `actions`, one for each rule; one more is that of the system rule.
std::string to_json(const NaivePolicy& policy, const std::vector<std::string>& actions);
bool matches(const NaiveRule& rule, const NaiveSignIn& sign_in);
/// All sign-ins that differ in what the policy speaks about, with every answer to the questions
/// that are open.
std::vector<NaiveSignIn> all_sign_ins(const NaivePolicy& policy, bool questions_are_open);
/// The same sign-in with every truth about what is unknown.
std::vector<NaiveSignIn> all_truths(const NaivePolicy& policy, const NaiveSignIn& sign_in);

}  // namespace posturelint::test
