// SPDX-License-Identifier: Apache-2.0
#include "workspace/comparison.h"

#include <chrono>
#include <iostream>
#include <memory>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/workspace/working_dir.h"

namespace posturelint {
namespace {

using test::WorkingDir;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const std::string kTwo = R"({"appSignOn": {"access": "ALLOW", "verificationMethod": {
    "type": "ASSURANCE", "factorMode": "2FA", "reauthenticateIn": "PT2H"}}})";
const std::string kDeny = R"({"appSignOn": {"access": "DENY"}})";

std::string rule(const std::string& name, const std::string& conditions, const std::string& actions,
                 const std::string& more = "") {
  return R"({"type": "ACCESS_POLICY", "name": ")" + name + R"(", "conditions": )" + conditions +
         R"(, "actions": )" + actions + (more.empty() ? "" : ", " + more) + "}";
}
const std::string kCatchAll =
    rule("Catch-all Rule", "null", kDeny, R"("system": true, "priority": 99)");

std::string policy(const std::string& id, const std::string& name, const std::string& rules) {
  return R"({"policy": {"type": "ACCESS_POLICY")" + (id.empty() ? "" : R"(, "id": ")" + id + "\"") +
         R"(, "name": ")" + name + R"("}, "rules": [)" + rules + "]}";
}
std::string assured(const std::string& id) {
  return R"({"device": {"registered": true, "assurance": {"include": [")" + id + "\"]}}}";
}
std::string assurance(const std::string& id, const std::string& name, const std::string& minimum) {
  return R"({"id": ")" + id + R"(", "name": ")" + name +
         R"(", "platform": "IOS", "osVersion": {"minimum": ")" + minimum + "\"}}";
}

ComparisonReport compare(const std::string& before, const std::string& after,
                         std::size_t threads = 1) {
  ConfigLookup configs({.no_config = true});
  const RunOptions options{.threads = threads};
  const auto old_side = Side::read(before, configs, options);
  const auto new_side = Side::read(after, configs, options);
  if (!old_side || !new_side) {
    ADD_FAILURE() << (old_side ? new_side.error().what : old_side.error().what);
    return {};
  }
  return compare_sides(**old_side, **new_side, {}, options);
}

std::vector<std::string> names(const std::vector<ComparedPolicy>& policies) {
  std::vector<std::string> out;
  for (const ComparedPolicy& one : policies) out.push_back(one.name);
  return out;
}

TEST(CompareSides, PoliciesBelongTogetherByIdWhateverTheirNamesAndFiles) {
  const WorkingDir dir;
  dir.write("old/a.json", policy("rst1", "Payroll", rule("A", "null", kTwo)));
  dir.write("new/b/z.json", policy("rst1", "Payroll, finance", rule("A", "null", kTwo)));
  const ComparisonReport report = compare("old", "new");
  EXPECT_THAT(names(report.policies), ElementsAre("Payroll, finance"));
  EXPECT_EQ(report.policies[0].verdict(), Verdict::equivalent);
  EXPECT_THAT(report.removed, IsEmpty());
  EXPECT_THAT(report.added, IsEmpty());
}

TEST(CompareSides, ThenByNameThenByPlace) {
  const WorkingDir dir;
  dir.write("old/a.json", policy("", "Payroll", rule("A", "null", kTwo)));
  dir.write("old/list.json", "[" + rule("B", "null", kTwo) + "]");
  dir.write("new/a2.json", policy("rst1", "Payroll", rule("A", "null", kDeny)));
  dir.write("new/list.json", "[" + rule("B", "null", kTwo) + "]");
  const ComparisonReport report = compare("old/", "./new");
  ASSERT_THAT(report.policies, SizeIs(2));
  EXPECT_EQ(report.policies[0].verdict(), Verdict::less_permissive);
  EXPECT_EQ(report.policies[1].verdict(), Verdict::equivalent);
}

TEST(CompareSides, PoliciesOfOneSideAreSaid) {
  const WorkingDir dir;
  dir.write("old/a.json", policy("rst1", "Gone", rule("A", "null", kTwo)));
  dir.write("new/b.json", policy("rst2", "New", rule("A", "null", kTwo)));
  const ComparisonReport report = compare("old", "new");
  EXPECT_THAT(report.policies, IsEmpty());
  ASSERT_THAT(report.removed, SizeIs(1));
  EXPECT_EQ(report.removed[0].name, "Gone");
  ASSERT_THAT(report.added, SizeIs(1));
  EXPECT_EQ(report.added[0].place.path, "new/b.json");
}

TEST(CompareSides, TwoFilesBelongTogether) {
  const WorkingDir dir;
  dir.write("old.json", "[" + rule("A", "null", kDeny, R"("priority": 1)") + "]");
  dir.write("new.json", "[\n" + rule("A", "null", kTwo, R"("priority": 7)") + "]");
  const ComparisonReport report = compare("old.json", "new.json");
  ASSERT_THAT(report.policies, SizeIs(1));
  EXPECT_EQ(report.policies[0].verdict(), Verdict::more_permissive);
  ASSERT_THAT(report.policies[0].changes, SizeIs(1));
  const ComparedChange& change = report.policies[0].changes[0];
  EXPECT_EQ(change.before.actions, "denied");
  EXPECT_EQ(change.after.actions, "allowed with two factors, again after 2 hours");
  ASSERT_TRUE(change.after.place);
  EXPECT_EQ(change.after.place->path, "new.json");
  EXPECT_EQ(change.after.place->position.line, 2U);
}

TEST(CompareSides, RulesInFilesOfTheirOwnMakeAPolicy) {
  const WorkingDir dir;
  const auto link = [](const std::string& id) {
    return R"("id": ")" + id +
           R"(", "_links": {"self": {"href": "https://x.okta.com/api/v1/policies/rst1/rules/)" +
           id + "\"}}";
  };
  const std::string registered = R"({"device": {"registered": true}})";
  dir.write("old/1.json", rule("A", registered, kTwo, link("rul1") + R"(, "priority": 1)"));
  dir.write("old/2.json", rule("B", "null", kDeny, link("rul2") + R"(, "priority": 2)"));
  dir.write("new/export.json",
            "[" + rule("B", "null", kDeny, link("rul2") + R"(, "priority": 5)") + "," +
                rule("A", registered, kTwo, link("rul1") + R"(, "priority": 3)") + "]");
  const ComparisonReport report = compare("old", "new");
  ASSERT_THAT(report.policies, SizeIs(1));
  EXPECT_EQ(report.policies[0].verdict(), Verdict::equivalent);
}

TEST(CompareSides, ARuleByItselfIsComparedByItself) {
  const WorkingDir dir;
  dir.write("old.json", rule("A", "null", kTwo));
  dir.write("new.json", rule("A", "null", kDeny));
  const ComparisonReport report = compare("old.json", "new.json");
  ASSERT_THAT(report.policies, SizeIs(1));
  EXPECT_EQ(report.policies[0].kind, ResourceKind::access_policy_rule);
  EXPECT_EQ(report.policies[0].verdict(), Verdict::less_permissive);
}

TEST(CompareSides, TheContentOfAssurancePoliciesCounts) {
  const WorkingDir dir;
  const std::string rules = rule("A", assured("dae1"), kTwo) + "," + kCatchAll;
  for (const char* side : {"old/", "new/"}) {
    dir.write(side + std::string("p.json"), policy("rst1", "Payroll", rules));
  }
  dir.write("old/d.json", assurance("dae1", "iPhones", "17.0.0"));
  dir.write("new/d.json", assurance("dae1", "iPhones", "17.0.0"));
  EXPECT_EQ(compare("old", "new").count(Verdict::equivalent), 2U);

  dir.write("new/d.json", assurance("dae1", "iPhones", "16.0.0"));
  const ComparisonReport looser = compare("old", "new");
  ASSERT_THAT(looser.policies, SizeIs(2));
  EXPECT_EQ(looser.policies[0].verdict(), Verdict::more_permissive);
  ASSERT_THAT(looser.policies[0].members, SizeIs(1));
  EXPECT_EQ(looser.policies[0].members[0].before, "\"17.0.0\"");
  EXPECT_EQ(looser.policies[1].verdict(), Verdict::more_permissive);
  ASSERT_THAT(looser.policies[1].changes, SizeIs(1));
  EXPECT_EQ(looser.policies[1].changes[0].sign_in,
            "a registered, unmanaged iOS phone, that satisfies \"iPhones\" as it is now, that does "
            "not satisfy "
            "\"iPhones\" as it was");
  EXPECT_EQ(compare("new", "old").count(Verdict::less_permissive), 2U);
}

TEST(CompareSides, AssurancePoliciesOfOneNameAreOneWhateverTheirIds) {
  const WorkingDir dir;
  dir.write("old/p.json", policy("", "Payroll", rule("A", assured("dae1"), kTwo)));
  dir.write("old/d.json", assurance("dae1", "iPhones", "17.0.0"));
  dir.write("new/p.json", policy("", "Payroll", rule("A", assured("dae2"), kTwo)));
  dir.write("new/d.json", assurance("dae2", "iPhones", "17.0.0"));
  EXPECT_EQ(compare("old", "new").count(Verdict::equivalent), 2U);
}

TEST(CompareSides, WhatTheServerAddsToAssurancePoliciesIsNoDifference) {
  const WorkingDir dir;
  dir.write("old.json", R"({"name": "Macs", "platform": "MACOS",
      "screenLockType": {"include": ["BIOMETRIC", "PASSCODE"]}})");
  dir.write("new.json", R"({"id": "dae1", "name": "Macs", "platform": "MACOS",
      "screenLockType": {"include": ["PASSCODE", "BIOMETRIC"]}, "displayRemediationMode": "HIDE",
      "lastUpdate": "2026-01-01T00:00:00.000Z", "_links": {}, "jailbreak": null})");
  EXPECT_EQ(compare("old.json", "new.json").count(Verdict::equivalent), 1U);
}

TEST(CompareSides, TheOutcomeDoesNotDependOnTheThreads) {
  const WorkingDir dir;
  for (int i = 0; i < 50; ++i) {
    const std::string name = fmt::format("p{}", i);
    dir.write("old/" + name + ".json", policy("", name, rule("A", "null", kTwo)));
    dir.write("new/" + name + ".json", policy("", name, rule("A", "null", i % 7 ? kTwo : kDeny)));
  }
  const ComparisonReport one = compare("old", "new", 1);
  const ComparisonReport four = compare("old", "new", 4);
  EXPECT_EQ(names(one.policies), names(four.policies));
  EXPECT_EQ(one.count(Verdict::less_permissive), 8U);
  EXPECT_EQ(four.count(Verdict::less_permissive), 8U);
}

TEST(CompareSides, ARuleThatIsThereTwiceIsNotGuessedAt) {
  const WorkingDir dir;
  const std::string id = R"("id": "rul1")";
  const std::string link =
      id +
      R"(, "_links": {"self": {"href": "https://x.okta.com/api/v1/policies/rst1/rules/rul1"}})";
  dir.write("old/1.json", rule("A", "null", kTwo, link));
  dir.write("new/1.json", rule("A", "null", kTwo, link));
  dir.write("new/2.json", rule("A", "null", kDeny, link));
  EXPECT_EQ(compare("old", "new").count(Verdict::unknown), 1U);
}

}  // namespace
}  // namespace posturelint
