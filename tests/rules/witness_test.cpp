// SPDX-License-Identifier: Apache-2.0
// What findings of the rules policy/… show for an instance, simulated: it must happen as they say.
#include <string>

#include <gtest/gtest.h>

#include "engine/analysis.h"
#include "policy/coverage.h"
#include "policy/device_bypass.h"
#include "policy/policy_rules.h"
#include "policy/simulation.h"
#include "rules/builtin_rules.h"
#include "tests/support/marks.h"

namespace posturelint::test {
namespace {

std::size_t shown = 0;

/// The sign-in reaches `rule`, for certain or perhaps, as the witness says.
void expect_decides(const PolicyRules& list, const Witness& witness, std::size_t rule) {
  const Simulation simulation = simulate(list, know(list, tell(list.facts, witness.sign_in)));
  ++shown;
  if (witness.certainty == Certainty::proven) {
    EXPECT_EQ(to_string(simulation.verdict), "decided");
    EXPECT_EQ(simulation.rule, rule);
    return;
  }
  bool may_decide = false;
  for (const SimulatedRule& one : simulation.rules) {
    may_decide = may_decide || (one.rule == rule && one.may_decide);
  }
  EXPECT_TRUE(may_decide);
}

void check_bypasses(const PolicyRules& list, Coverage& coverage) {
  for (const DeviceBypass& bypass : device_bypasses(coverage)) {
    expect_decides(list, bypass.witness, bypass.by);
    EXPECT_FALSE(contains(list.rules[bypass.device_rule].conditions, bypass.witness.sign_in));
  }
}

/// A denial that an earlier rule pre-empts: the sign-in matches both, and the earlier one decides.
void check_preempted(const PolicyRules& list, Coverage& coverage) {
  for (std::size_t denial = 0; denial < list.rules.size(); ++denial) {
    if (list.rules[denial].outcome != Outcome::deny) continue;
    for (std::size_t i = 0; i < denial; ++i) {
      const auto witness = coverage.find(
          {&list.rules[denial].conditions, &list.rules[i].conditions}, coverage.before(i, denial));
      if (!witness || witness->certainty != Certainty::proven) continue;
      expect_decides(list, *witness, i);
      EXPECT_TRUE(contains(list.rules[denial].conditions, witness->sign_in));
    }
  }
}

/// Whether a platform has a way in.
void check_ways_in(const PolicyRules& list, Coverage& coverage) {
  for (std::size_t rule = 0; rule < list.rules.size(); ++rule) {
    const auto witness = coverage.find({&list.rules[rule].conditions}, coverage.before(rule));
    if (witness) expect_decides(list, *witness, rule);
  }
}

TEST(WitnessesOfPolicyRules, ShowWhatTheyClaim) {
  shown = 0;
  for (const Rule& rule : rules::builtin()) {
    if (rule.category() != "policy") continue;
    for (const Example& example : rule.examples) {
      SCOPED_TRACE(std::string(rule.id) + ": " + std::string(example.title));
      const std::string text = strip_marks(example.text).text;
      if (text.starts_with("===")) continue;  // several files
      const Analysis analysis =
          analyze(Source::from_string(std::string(example.file), text), HostKind::json);
      for (const PolicyRules& list : policy_rules(analysis.resources, {})) {
        Coverage coverage(list);
        check_bypasses(list, coverage);
        check_preempted(list, coverage);
        check_ways_in(list, coverage);
      }
    }
  }
  EXPECT_GT(shown, 50U) << "examples have policies with witnesses";
}

}  // namespace
}  // namespace posturelint::test
