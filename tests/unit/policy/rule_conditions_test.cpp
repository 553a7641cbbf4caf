// SPDX-License-Identifier: Apache-2.0
// How each condition is read, told by sign-ins that are in and sign-ins that are not.
#include "policy/rule_conditions.h"

#include <string>

#include <gtest/gtest.h>

#include "policy/sign_in_search.h"

namespace posturelint {
namespace {

Platform platform_of(std::string_view id) {
  return id == "dae-ios" ? Platform::ios : Platform::unknown;
}

/// The conditions of a rule; says whether some sign-in, narrowed down by a second text, is in.
class Conditions {
 public:
  explicit Conditions(std::string_view text) : document_(Document::parse(text)) {
    set_ = read_conditions(document_.root(), platform_of, facts_);
  }

  [[nodiscard]] bool everything() const { return set_.is_everything(); }

  /// Some sign-in that `other` holds for is in, and some is not.
  bool takes(std::string_view other, bool is_in, const Answers& answers = {}) {
    const Document document = Document::parse(other);
    const ConditionSet narrow = read_conditions(document.root(), platform_of, facts_);
    SignInQuery query{.inside = {&narrow}, .answers = answers};
    (is_in ? query.inside : query.outside).push_back(&set_);
    std::uint64_t budget = 100'000;
    return search(facts_, query, budget).outcome == SearchOutcome::found;
  }
  bool all_of(std::string_view other, const Answers& answers = {}) {
    return takes(other, true, answers) && !takes(other, false, answers);
  }
  bool none_of(std::string_view other, const Answers& answers = {}) {
    return !takes(other, true, answers);
  }

 private:
  Document document_;
  FactTable facts_;
  ConditionSet set_;
};

Answers usual() { return Answers().all_settled(); }

Answers with(Question question, bool usual_answer) {
  Answers answers;
  answers.settle(question, usual_answer);
  return answers;
}

TEST(RuleConditions, WhatTheServerFillsInAsksForNothing) {
  EXPECT_TRUE(Conditions("null").everything());
  EXPECT_TRUE(Conditions("{}").everything());
  EXPECT_TRUE(Conditions(R"({"people": {"users": {"exclude": []}}, "riskScore": {"level": "ANY"},
    "network": {"connection": "ANYWHERE"}, "userType": {"include": [], "exclude": []},
    "platform": {"include": [], "exclude": []}, "elCondition": {}, "device": null})")
                  .everything());
}

TEST(RuleConditions, ExclusionWins) {
  Conditions group(R"({"people": {"groups": {"include": ["00ga"]},
    "users": {"exclude": ["00ub"]}}})");
  EXPECT_TRUE(group.none_of(R"({"people": {"users": {"include": ["00ub"]}}})"));
  EXPECT_TRUE(group.none_of(R"({"people": {"groups": {"exclude": ["00ga"]}}})"));
  EXPECT_TRUE(group.all_of(
      R"({"people": {"groups": {"include": ["00ga"]}, "users": {"exclude": ["00ub"]}}})"));
}

TEST(RuleConditions, UsersAndGroupsTogetherAreAnOpenQuestion) {
  Conditions both(
      R"({"people": {"groups": {"include": ["00ga"]}, "users": {"include": ["00ub"]}}})");
  constexpr std::string_view kOnlyGroup =
      R"({"people": {"groups": {"include": ["00ga"]}, "users": {"exclude": ["00ub"]}}})";
  EXPECT_TRUE(both.takes(kOnlyGroup, true));
  EXPECT_TRUE(both.takes(kOnlyGroup, false));
  EXPECT_TRUE(both.all_of(kOnlyGroup, with(Question::users_and_groups, true)));
  EXPECT_TRUE(both.none_of(kOnlyGroup, with(Question::users_and_groups, false)));
}

TEST(RuleConditions, OneUserIsNoOther) {
  Conditions not_a(R"({"people": {"users": {"exclude": ["00ua"]}}})");
  EXPECT_TRUE(not_a.all_of(R"({"people": {"users": {"include": ["00ub"]}}})"));
  // The placeholder may be 00ua.
  EXPECT_TRUE(not_a.takes(R"({"people": {"users": {"include": ["${user}"]}}})", false));
}

TEST(RuleConditions, EveryZoneIsOneOfAllZones) {
  Conditions inside(R"({"network": {"connection": "ZONE", "include": ["ALL_ZONES"]}})");
  EXPECT_TRUE(inside.all_of(R"({"network": {"connection": "ZONE", "include": ["nzoa"]}})"));
  Conditions outside(R"({"network": {"connection": "ZONE", "exclude": ["ALL_ZONES"]}})");
  EXPECT_TRUE(outside.none_of(R"({"network": {"connection": "ZONE", "include": ["nzoa"]}})"));
}

TEST(RuleConditions, AManagedDeviceIsRegistered) {
  Conditions registered(R"({"device": {"registered": true}})");
  EXPECT_TRUE(registered.all_of(R"({"device": {"managed": true}})"));
  EXPECT_TRUE(registered.all_of(R"({"device": {"assurance": {"include": ["daea"]}}})"));
}

TEST(RuleConditions, ManagedFalseIsAnOpenQuestion) {
  Conditions unmanaged(R"({"device": {"managed": false}})");
  constexpr std::string_view kManaged = R"({"device": {"managed": true}})";
  EXPECT_TRUE(unmanaged.none_of(kManaged, with(Question::managed_false, true)));
  EXPECT_TRUE(unmanaged.all_of(kManaged, with(Question::managed_false, false)));
}

TEST(RuleConditions, AnAssurancePolicyHoldsOnItsPlatformOnly) {
  Conditions phones(R"({"device": {"assurance": {"include": ["dae-ios"]}}})");
  EXPECT_TRUE(
      phones.none_of(R"({"platform": {"include": [{"type": "ANY", "os": {"type": "WINDOWS"}}]}})"));
  EXPECT_TRUE(
      phones.takes(R"({"platform": {"include": [{"type": "ANY", "os": {"type": "IOS"}}]}})", true));
}

TEST(RuleConditions, OneOfSeveralAssurancePoliciesIsEnough) {
  Conditions any(R"({"device": {"assurance": {"include": ["daea", "daeb"]}}})");
  EXPECT_TRUE(any.all_of(R"({"device": {"assurance": {"include": ["daeb"]}}})"));
}

TEST(RuleConditions, PhonesComeWithTheirOwnSystemsUsually) {
  Conditions phones(R"({"platform": {"include": [{"type": "MOBILE", "os": {"type": "IOS"}}]}})");
  constexpr std::string_view kIos =
      R"({"platform": {"include": [{"type": "ANY", "os": {"type": "IOS"}}]}})";
  EXPECT_TRUE(phones.all_of(kIos, usual()));
  EXPECT_TRUE(phones.takes(kIos, false));
}

TEST(RuleConditions, OtherMayBeAnySystem) {
  Conditions other(R"({"platform": {"include":
    [{"type": "DESKTOP", "os": {"type": "OTHER", "expression": ""}}]}})");
  constexpr std::string_view kMacs =
      R"({"platform": {"include": [{"type": "DESKTOP", "os": {"type": "MACOS"}}]}})";
  EXPECT_TRUE(other.none_of(kMacs, with(Question::os_other, true)));
  EXPECT_TRUE(other.all_of(kMacs, with(Question::os_other, false)));
}

TEST(RuleConditions, ExpressionsWithTheSameTextAreTheSame) {
  Conditions staff(R"({"elCondition": {"condition": "user.profile.type  ==  'staff'"}})");
  EXPECT_TRUE(staff.all_of(R"({"elCondition": {"condition": "user.profile.type=='staff'"}})"));
  EXPECT_TRUE(
      staff.takes(R"({"elCondition": {"condition": "user.profile.type == 'STAFF'"}})", false));
}

TEST(RuleConditions, SimpleExpressionsAreReadUsually) {
  Conditions risky(R"json({"elCondition": {"condition":
    "security.risk.level == 'HIGH' || (security.risk.level == 'MEDIUM' && !device.profile.managed)"
    }})json");
  EXPECT_TRUE(risky.all_of(R"({"riskScore": {"level": "HIGH"}})", usual()));
  EXPECT_TRUE(risky.none_of(R"({"riskScore": {"level": "LOW"}})", usual()));
  EXPECT_TRUE(
      risky.none_of(R"({"riskScore": {"level": "MEDIUM"}, "device": {"managed": true}})", usual()));
  EXPECT_TRUE(risky.takes(R"({"riskScore": {"level": "LOW"}})", true)) << "not proven";
}

TEST(RuleConditions, AConditionalExpressionStaysOpaque) {
  Conditions odd(R"({"elCondition": {"condition": "security.risk.level == 'HIGH' ? a : b"}})");
  EXPECT_TRUE(odd.takes(R"({"riskScore": {"level": "LOW"}})", true, usual()));
  EXPECT_TRUE(odd.takes(R"({"riskScore": {"level": "HIGH"}})", false, usual()));
}

TEST(RuleConditions, NothingIsConcludedFromWhatWeCannotRead) {
  for (const std::string_view text : {
           R"({"riskScore": {"level": "${level}"}})",
           R"({"riskScore": {"level": "SEVERE"}})",
           R"({"device": ${device}})",
           R"({"device": {"registered": "true"}})",
           R"({"device": {"assurance": {"include": []}}})",
           R"({"people": {"groups": {"include": ${groups}}}})",
           R"({"network": {"connection": "ZONE"}})",
           R"({"platform": {"include": [{"type": "PHONE", "os": {"type": "IOS"}}]}})",
           R"({"office365Client": {"include": ["WEB"]}})",
           R"(${conditions})",
       }) {
    SCOPED_TRACE(text);
    Conditions unknown(text);
    EXPECT_FALSE(unknown.everything());
    EXPECT_TRUE(unknown.takes("{}", true));
    EXPECT_TRUE(unknown.takes("{}", false));
  }
}

}  // namespace
}  // namespace posturelint
