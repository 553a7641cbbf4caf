// SPDX-License-Identifier: Apache-2.0
// schemas/simulation.schema.json, reach.schema.json and policy-tests.schema.json say what programs
// get; a stock validator must agree.
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "document/document.h"
#include "policy/sign_in_reader.h"
#include "report/policy_test_formats.h"
#include "report/reach_formats.h"
#include "report/simulation_formats.h"
#include "tests/support/golden.h"
#include "tests/support/stock_validator.h"
#include "tests/support/temp_dir.h"
#include "workspace/policy_files.h"

namespace posturelint {
namespace {

using nlohmann::json;

std::string complaint(const std::string& schema, const std::string& text) {
  return test::stock_complaint(test::read_project_file("schemas/" + schema + ".schema.json"),
                               json::parse(text).dump());
}

constexpr const char* kAssurance = R"(
 {"id": "dae1", "name": "Macs", "platform": "MACOS", "osVersion": {"minimum": "14.2.0"},
  "diskEncryptionType": {"include": ["ALL_INTERNAL_VOLUMES"]},
  "gracePeriod": {"type": "BY_DATE_TIME", "expiry": "2026-12-01T00:00:00Z"}})";
constexpr const char* kRules = R"([
 {"type": "ACCESS_POLICY", "id": "rul1", "name": "Compliant", "priority": 1, "conditions": {
   "people": {"groups": {"include": ["00g1"]}}, "elCondition": {"condition": "a == b"},
   "platform": {"include": [{"type": "ANY", "os": {"type": "OTHER", "expression": ""}},
                            {"type": "ANY", "os": {"type": "MACOS"}}]},
   "device": {"registered": true, "managed": false, "assurance": {"include": ["dae1"]}}},
  "actions": {"appSignOn": {"access": "ALLOW", "verificationMethod": {"type": "ASSURANCE",
   "factorMode": "2FA", "reauthenticateIn": "PT2H", "constraints": [{"knowledge": {}}]}}}},
 {"type": "ACCESS_POLICY", "name": "Off", "priority": 2, "status": "INACTIVE",
  "actions": {"appSignOn": {"access": "DENY"}}},
 {"type": "ACCESS_POLICY", "name": "Risk", "priority": 3, "conditions": {"riskScore": {"level": "LOW"},
   "network": {"connection": "ZONE", "include": ["nzo1"]}},
  "actions": {"appSignOn": {"access": "DENY"}}}])";

struct Fixture {
  Fixture() {
    folder.write("a.json", kAssurance);
    folder.write("p.json", kRules);
    folder.write("all.cases.json", R"({"cases": [
      {"name": "a", "signIn": {"risk": {"level": "HIGH"}}, "expect": {"access": "DENY"}},
      {"name": "b", "signIn": {"device": {"registered": false}, "risk": {"level": "LOW"},
        "zones": {"ids": ["nzo1"]}}, "expect": {"rule": "Risk"}}]})");
    const std::vector<std::string> paths = {folder.path()};
    files = std::move(*PolicyFiles::read(paths, configs, {}));
    std::vector<Error> failures;
    tests = std::move(*test_policies(paths, configs, {}, failures));
  }

  std::string simulate(const std::string& sign_in) const {
    const Document document = Document::parse(sign_in);
    const ReadSignIn read = read_sign_in(document.root());
    EXPECT_TRUE(read.mistakes.empty());
    return render_simulation_json(*simulate_policy(*files, files->policies()[0], read.told));
  }

  test::TempDir folder;
  ConfigLookup configs{{.no_config = true}};  // the policies point into it
  std::unique_ptr<PolicyFiles> files;
  PolicyTestReport tests;
};

TEST(SimulationSchema, DescribesEveryVerdict) {
  const Fixture fixture;
  const auto verdict = [&](const std::string& sign_in) {
    const std::string text = fixture.simulate(sign_in);
    EXPECT_EQ(complaint("simulation", text), "") << text;
    return json::parse(text)["verdict"].get<std::string>();
  };
  EXPECT_EQ(verdict("{}"), "unknown");
  EXPECT_EQ(verdict(R"({"device": {"platform": "MACOS", "registered": true, "managed": true,
    "signals": {"osVersion": "14.1", "diskEncryptionType": "ALL_INTERNAL_VOLUMES"}},
    "groups": {"ids": ["00g1"]}, "risk": {"level": "HIGH"}, "expressions": {"a==b": true},
    "date": "2026-11-25", "ip": "203.0.113.7"})"),
            "usually")
      << "what managed: false asks for is not documented";
  EXPECT_EQ(verdict(R"({"device": {"platform": "MACOS", "registered": true, "managed": true,
    "assuranceId": "dae1"}, "groups": {"ids": ["00g1"]}, "risk": {"level": "LOW"},
    "zones": {"ids": ["nzo1"]}, "expressions": {"a==b": true}, "user": {"id": "u", "type": "t"}})"),
            "usually");
  EXPECT_EQ(verdict(R"({"device": {"registered": false}, "risk": {"level": "LOW"},
    "zones": {"ids": ["nzo1"]}})"),
            "decided");
  EXPECT_EQ(verdict(R"({"device": {"platform": "IOS", "assuranceIds": ["dae1"]}})"), "impossible");
}

TEST(SimulationSchema, IsClosedAtEveryLevel) {
  const Fixture fixture;
  const json full = json::parse(fixture.simulate(R"({"device": {"platform": "MACOS",
    "registered": true, "managed": false, "signals": {"osVersion": "14.1",
    "diskEncryptionType": "ALL_INTERNAL_VOLUMES"}}, "groups": {"ids": ["00g1"]},
    "expressions": {"a == b": true}, "risk": {"level": "LOW"}, "date": "2026-11-25"})"));
  for (const char* pointer : {"", "/policy", "/decision", "/decision/demand", "/rules/0",
                              "/rules/0/conditions/0", "/remediation/0"}) {
    json report = full;
    ASSERT_TRUE(report.contains(json::json_pointer(pointer))) << pointer << full.dump();
    report[json::json_pointer(pointer)]["surprise"] = 1;
    EXPECT_NE(complaint("simulation", report.dump()), "") << pointer;
  }
}

TEST(ReachSchema, DescribesWhoReachesEachRule) {
  const Fixture fixture;
  for (const char* rule : {"Compliant", "rul1", "3"}) {
    const auto report = who_reaches(*fixture.files, fixture.files->policies()[0], rule);
    ASSERT_TRUE(report) << report.error().what;
    const std::string text = render_reach_json(*report);
    EXPECT_EQ(complaint("reach", text), "") << text;
    EXPECT_FALSE(report->boxes.empty());
  }
}

TEST(PolicyTestsSchema, DescribesAReportWithEverything) {
  const Fixture fixture;
  const std::string text = render_policy_tests_json(fixture.tests);
  EXPECT_EQ(complaint("policy-tests", text), "") << text;
  EXPECT_EQ(fixture.tests.cases.size(), 2U);
  EXPECT_EQ(fixture.tests.failed(), 1U);
  EXPECT_FALSE(fixture.tests.untested.empty());
}

}  // namespace
}  // namespace posturelint
