// SPDX-License-Identifier: Apache-2.0
#include "engine/own_rule.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/lint.h"
#include "tests/support/golden.h"
#include "tests/support/stock_validator.h"

namespace posturelint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr Rule kOurs[] = {{.id = "access/deny-by-default"}};

Result<OwnRules> read(std::string text) {
  const SourcePtr file = Source::from_string("r.json", std::move(text));
  return read_own_rules(std::span(&file, 1), kOurs);
}

/// A rule of which only some parts matter.
std::string rule_with(std::string_view parts,
                      std::string_view target = R"({"kinds": ["device-assurance"]})") {
  return R"({"id": "acme/x", "severity": "warning", "summary": "x", "message": "{key}: {value}", "target": )" +
         std::string(target) + ", " + std::string(parts) + "}";
}

std::string error_of(std::string text) {
  const auto rules = read(std::move(text));
  return rules ? "" : rules.error().what;
}

/// `line:column message` would be long: the messages of all findings.
std::vector<std::string> messages(const std::string& rule, std::string policy) {
  const auto rules = read(rule);
  if (!rules) return {rules.error().what};
  const RuleSet set(std::span(&(*rules)[0]->rule, 1), Config{});
  static const SchemaStore schemas(known_releases().back());
  std::vector<std::string> out;
  const auto report =
      lint(Source::from_string("p.json", std::move(policy)), HostKind::json, set, schemas);
  for (const Finding& finding : report.findings) {
    if (finding.rule == "acme/x") out.push_back(finding.message);
  }
  return out;
}

TEST(OwnRule, RequiresWhatItsSchemaSays) {
  const std::string rule = rule_with(R"("require": {"required": ["passcode"]})");
  EXPECT_THAT(messages(rule, R"({"name": "A", "platform": "IOS"})"),
              ElementsAre("passcode: nothing"));
  EXPECT_THAT(
      messages(rule, R"({"name": "A", "platform": "IOS", "jailbreak": false, "passcode": null})"),
      ElementsAre("passcode: nothing"))
      << "null is absent to the server";
  EXPECT_THAT(
      messages(rule, R"({"name": "A", "platform": "IOS", "jailbreak": false, "passcode": {}})"),
      IsEmpty());
}

TEST(OwnRule, ForbidsWhatItsSchemaSays) {
  const std::string rule = rule_with(R"("forbid": {"const": "test"})",
                                     R"({"kinds": ["device-assurance"], "pointer": "/name"})");
  EXPECT_THAT(messages(rule, R"({"name": "test", "platform": "IOS"})"),
              ElementsAre("name: \"test\""));
  EXPECT_THAT(messages(rule, R"({"name": "tests", "platform": "IOS"})"), IsEmpty());
  EXPECT_THAT(messages(rule, R"({"name": "${name}", "platform": "IOS"})"), IsEmpty());
}

TEST(OwnRule, ConcludesNothingFromWhatIsNotKnown) {
  const std::string negated = rule_with(
      R"("require": {"not": {"properties": {"jailbreak": {"const": true}}, "required": ["jailbreak"]}})");
  EXPECT_THAT(messages(negated, R"({"name": "${n}", "platform": "IOS", "jailbreak": true})"),
              ElementsAre("the device assurance policy: an object"))
      << "the name is not looked at";
  EXPECT_THAT(messages(negated, R"({"name": "A", "platform": "IOS", "jailbreak": ${jailbreak}})"),
              IsEmpty());
  const std::string when =
      rule_with(R"("when": {"properties": {"jailbreak": {"const": false}}}, "require": false)");
  EXPECT_THAT(messages(when, R"({"name": "A", "platform": "IOS", "jailbreak": ${jailbreak}})"),
              IsEmpty());
  EXPECT_THAT(messages(when, R"({"name": "A", "platform": "IOS", "jailbreak": false})"),
              ElementsAre("the device assurance policy: an object"));
}

TEST(OwnRule, LooksOnlyAtItsTargets) {
  const std::string rule = rule_with(
      R"("require": {"maximum": 2})",
      R"({"kinds": ["device-assurance"], "platforms": ["IOS"], "pointer": "/**/distanceFromLatestMajor"})");
  EXPECT_THAT(
      messages(rule, R"({"name": "A", "platform": "IOS", "osVersion": {"dynamicVersionRequirement":
      {"type": "MINIMUM", "distanceFromLatestMajor": 9}}})"),
      ElementsAre("distanceFromLatestMajor: 9"));
  EXPECT_THAT(messages(rule, R"({"name": "A", "platform": "MACOS", "osVersion":
      {"dynamicVersionRequirement": {"type": "MINIMUM", "distanceFromLatestMajor": 9}}})"),
              IsEmpty());
}

TEST(OwnRule, IsARuleLikeOurs) {
  const auto rules = read(rule_with(R"("require": true, "fix": {"remove": true, "safety": "safe"},
      "evidence": ["a paper"], "links": ["https://example.com/a"])"));
  ASSERT_TRUE(rules) << rules.error().what;
  const Rule& rule = (*rules)[0]->rule;
  EXPECT_EQ(rule.category(), "acme");
  EXPECT_EQ(to_string(rule.consequence), "agreed");
  EXPECT_EQ(rule.fixable, Fixable::safe);
  EXPECT_THAT(rule.evidence, ElementsAre("a paper", "https://example.com/a"));
  EXPECT_EQ(join_rules(kOurs, *rules).size(), 2U);
}

TEST(OwnRule, SaysWhereAFileIsWrong) {
  const auto refuses = [](std::string_view parts) {
    const std::string what = error_of(rule_with(parts));
    return what.substr(0, what.find(": ") == std::string::npos ? 0 : what.size());
  };
  EXPECT_EQ(error_of("[1]"), "r.json:1:2: a rule is an object, or a list of them");
  EXPECT_EQ(error_of("{\"id\": \"acme/x\",\n \"sumary\": \"x\"}"),
            "r.json:2:2: a rule has no key \"sumary\", did you mean \"summary\"?");
  EXPECT_EQ(error_of("{\"id\": \"acme/x\"}"), "r.json:1:1: a rule needs \"severity\"");
  EXPECT_EQ(error_of("{\"id\": \"X\"}"),
            "r.json:1:8: an id has the form team/name, in lower case letters, digits and dashes");
  EXPECT_EQ(error_of("{\"id\": \"access/mine\"}"),
            "r.json:1:8: the category \"access\" is one of posturelint's own; start the id with a "
            "word of your team, e.g. acme/mine");
  EXPECT_THAT(refuses(R"("when": true)"),
              testing::HasSubstr("a rule needs \"require\" or \"forbid\""));
  EXPECT_THAT(refuses(R"("require": true, "forbid": true)"), testing::HasSubstr("not both"));
  EXPECT_THAT(refuses(R"("require": {"requird": []})"),
              testing::HasSubstr("no keyword \"requird\", did you mean \"required\"?"));
  EXPECT_THAT(refuses(R"("require": {"type": "strin"})"),
              testing::HasSubstr("did you mean \"string\"?"));
  EXPECT_THAT(refuses(R"("require": {"minLength": -1})"),
              testing::HasSubstr("takes a count from 0 up"));
  EXPECT_THAT(refuses(R"("require": {"pattern": "(a)\\1"})"),
              testing::HasSubstr("`\\1` is not supported"));
  EXPECT_THAT(refuses(R"("require": {"enum": ["${x}"]})"), testing::HasSubstr("not a placeholder"));
  EXPECT_THAT(refuses(R"("require": true, "examples": [{"title": "a", "text": "«{}"}])"),
              testing::HasSubstr("« without »"));
  EXPECT_THAT(error_of("[" + rule_with(R"("require": true)") + ",\n" +
                       rule_with(R"("require": true)") + "]"),
              testing::HasSubstr("r.json:2:8: the id \"acme/x\" is already in r.json:1"));
  EXPECT_THAT(error_of("{\"id\": \"acme/x\",}"), testing::HasSubstr("r.json:1:16: "));
}

TEST(OwnRule, RefusesSchemasThatLookElsewhereOrNeverEnd) {
  for (const std::string_view reference :
       {"#", "#/require", "https://example.com/schema.json", "file:///etc/passwd", "other.json"}) {
    EXPECT_THAT(error_of(rule_with(R"("require": {"$ref": ")" + std::string(reference) + "\"}")),
                testing::HasSubstr("\"$ref\" is not supported"));
  }
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += R"({"not": )";
  EXPECT_THAT(error_of(rule_with("\"require\": " + deep + "{}" + std::string(5000, '}'))),
              testing::HasSubstr("a schema has at most 32 levels"));
  std::string wide = R"("require": {"anyOf": [{})";
  for (int i = 0; i < 2000; ++i) wide += ", {}";
  EXPECT_THAT(error_of(rule_with(wide + "]}")),
              testing::HasSubstr("a schema has at most 1000 parts"));
  EXPECT_EQ(error_of(std::string(300 * 1024, ' ')),
            "r.json:1:1: a file of rules has at most 256 KiB");
}

TEST(OwnRule, SamplesFollowThePublishedSchema) {
  const std::string schema = test::read_project_file("schemas/rule.schema.json");
  for (const std::string_view name : {"access", "disk-encryption", "ios"}) {
    const std::string text =
        test::read_project_file("corpus/projects/own-rules/rules/" + std::string(name) + ".json");
    EXPECT_EQ(test::stock_complaint(schema, text), "") << name;
    EXPECT_EQ(error_of(text), "") << name;
  }
  EXPECT_NE(test::stock_complaint(schema, R"({"id": "acme/x"})"), "");
}

TEST(PointerPattern, NamesValues) {
  const Document document = Document::parse(R"({"a": {"b": 1, "c": [2, {"b": 3}]}, "x*/y": 4})");
  const auto find = [&](std::string_view pattern) {
    std::vector<std::string> out;
    const auto parsed = PointerPattern::parse(pattern);
    if (!parsed) return std::vector{parsed.error().what};
    for (const Node node : parsed->find_in(document.root())) out.push_back(node.pointer());
    return out;
  };
  EXPECT_THAT(find(""), ElementsAre(""));
  EXPECT_THAT(find("/a/*"), ElementsAre("/a/b", "/a/c"));
  EXPECT_THAT(find("/**/b"), ElementsAre("/a/b", "/a/c/1/b"));
  EXPECT_THAT(find("/a/c/1"), ElementsAre("/a/c/1"));
  EXPECT_THAT(find("/x~2~1y"), ElementsAre("/x*~1y"));
  EXPECT_THAT(find("a"), ElementsAre("a JSON pointer starts with /, e.g. /conditions/*"));
  EXPECT_THAT(find("/a*"), ElementsAre("* stands for a whole segment, not for a part of \"a*\""));
}

}  // namespace
}  // namespace posturelint
