// SPDX-License-Identifier: Apache-2.0
#include "policy/policy_rules.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace posturelint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string rule(std::string_view name, std::string_view more) {
  return R"({"type": "ACCESS_POLICY", "actions": {"appSignOn": {"access": "DENY"}}, "name": ")" +
         std::string(name) + R"(", )" + std::string(more) + "}";
}

/// The names of the rules in the order of evaluation; none when it is not known.
std::vector<std::string> order_of(const std::string& items) {
  const std::string text = "[" + items + "]";
  const Document document = Document::parse(text);
  std::vector<std::string> names;
  for (const PolicyRules& list : policy_rules(identify(document, nullptr), {})) {
    for (const ListedRule& one : list.rules) names.push_back(name_of(list, one));
  }
  return names;
}

const std::string kTwoRules =
    rule("Second", R"("priority": 2)") + "," + rule("First", R"("priority": 1)");

TEST(PolicyRules, AreInTheOrderOfEvaluation) {
  EXPECT_THAT(order_of(kTwoRules), ElementsAre("\"First\"", "\"Second\""));
}

TEST(PolicyRules, OtherThingsInTheirListDoNotMatter) {
  const char* const others[] = {
      R"({"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS",
          "secureHardwarePresent": true})",
      R"({"id": "rst1a2b3c4d5e6f7g8h9", "type": "ACCESS_POLICY", "name": "Payroll",
          "status": "ACTIVE", "priority": 1, "conditions": null})",
      R"({"type": "ACCESS_POLICY", "name": "Payroll", "priority": 1, "_embedded": {}})",
      R"({"id": "0oa1a2b3c4d5e6f7g8h9", "label": "Payroll"})",
      "{}",
  };
  for (const char* other : others) {
    EXPECT_THAT(order_of(kTwoRules + "," + other), ElementsAre("\"First\"", "\"Second\"")) << other;
    EXPECT_THAT(order_of(std::string(other) + "," + kTwoRules),
                ElementsAre("\"First\"", "\"Second\""))
        << other;
  }
}

TEST(PolicyRules, HaveNoKnownOrderBesideWhatMayBeARule) {
  const char* const others[] = {
      "${more_rules}",
      R"("{{ rule }}")",
      "null",
      "[]",
      R"({"name": "x", "actions": {"signon": {"access": "DENY"}}})",
      R"({"name": "x", "conditions": {"riskScore": {"level": "HIGH"}}})",
      R"({"name": "x", "priority": 1})",
      R"({"name": "x", "prioirty": 1})",
      R"({"name": "x", "priority": "${p}"})",
  };
  for (const char* other : others) {
    EXPECT_THAT(order_of(kTwoRules + "," + other), IsEmpty()) << other;
  }
}

TEST(PolicyRules, HaveNoKnownOrderWhereAPriorityIsNotRead) {
  EXPECT_THAT(order_of(kTwoRules + "," + rule("Third", R"("priority": "${p}")")), IsEmpty());
  EXPECT_THAT(order_of(rule("Alone", R"("priority": "${p}")")), ElementsAre("\"Alone\""));
}

}  // namespace
}  // namespace posturelint
