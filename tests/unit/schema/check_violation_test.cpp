// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/derive.h"
#include "schema/violation.h"
#include "tests/unit/schema/check_schemas_for_test.h"

namespace posturelint {
namespace {

using test::compiled;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kNames[] = {
    "unknown-property",    "missing-member", "wrong-type", "not-in-values", "missing-discriminator",
    "wrong-discriminator", "out-of-range",   "bad-length", "bad-form",      "too-few-items",
    "too-many-items",      "duplicate-item", "bad-size",   "refused"};

/// `wrong-type /a/0`, with the member's name where one is missing.
std::vector<std::string> violations(const CompiledSchema& schema, std::string_view text,
                                    const ViolationOptions& options = {}) {
  const Document document = Document::parse(text);
  std::vector<std::string> out;
  for (const Violation& violation : find_violations(schema, document.root(), options)) {
    out.push_back(fmt::format("{} {}{}{}", kNames[static_cast<std::size_t>(violation.kind)],
                              violation.node.pointer(), violation.member.empty() ? "" : " ",
                              violation.member));
  }
  return out;
}

const char* const kPolicy = R"({"type": "object", "properties": {
    "name": {"type": "string"},
    "managed": {"type": "boolean"},
    "distance": {"type": "integer", "minimum": 0, "maximum": 1},
    "include": {"type": "array", "items": {"enum": ["A", "B"]}, "maxItems": 2, "uniqueItems": true},
    "expiry": {"anyOf": [{"type": "string", "pattern": "DURATION"},
                         {"type": "string", "format": "date-time"}]}},
  "required": ["name"], "additionalProperties": false})";

CompiledSchema policy() {
  std::string text = kPolicy;
  text.replace(text.find("DURATION"), 8, kDurationPattern);
  return compiled(text);
}

TEST(Violations, AGoodValueHasNone) {
  EXPECT_THAT(violations(policy(), R"({"name": "n", "managed": true, "distance": 1,
                                       "include": ["A", "B"], "expiry": "P30D"})"),
              IsEmpty());
  EXPECT_THAT(violations(policy(), R"({"name": "n", "expiry": "2026-12-01T00:00:00Z"})"),
              IsEmpty());
}

TEST(Violations, OnePerDefectInTheOrderOfTheText) {
  EXPECT_THAT(
      violations(policy(), R"({"managed": "true", "Managed": true, "distance": 7,
                                       "include": ["A", "C", "A"], "expiry": "30D"})"),
      ElementsAre("missing-member  name", "wrong-type /managed", "unknown-property /Managed",
                  "out-of-range /distance", "too-many-items /include", "not-in-values /include/1",
                  "duplicate-item /include/2", "bad-form /expiry"));
}

TEST(Violations, AValueOfTheWrongTypeIsNotLookedInto) {
  EXPECT_THAT(violations(policy(), R"({"name": {"x": 1}})"), ElementsAre("wrong-type /name"));
  EXPECT_THAT(violations(policy(), R"(["name"])"), ElementsAre("wrong-type "));
}

TEST(Violations, AlternativesAreOneDefect) {
  EXPECT_THAT(violations(policy(), R"({"name": "n", "expiry": 30})"),
              ElementsAre("wrong-type /expiry"));
}

TEST(Violations, WhatIsNotKnownViolatesNothing) {
  EXPECT_THAT(violations(policy(), R"({"name": ${name}, "managed": "{{ managed }}",
                                       "include": ["${type}", <TYPE>], "expiry": "${expiry}"})"),
              IsEmpty());
}

TEST(Violations, ABrokenMemberMayBeTheMissingOne) {
  EXPECT_THAT(violations(policy(), R"({"managed": true, "name": @@@ })"), IsEmpty());
}

TEST(Violations, NullCountsAsLeftOut) {
  EXPECT_THAT(violations(policy(), R"({"name": "n", "managed": null})"), IsEmpty());
  EXPECT_THAT(violations(policy(), R"({"name": null})"), ElementsAre("missing-member  name"));
  EXPECT_THAT(violations(policy(), R"({"name": "n", "managed": null})", {.null_is_absent = false}),
              ElementsAre("wrong-type /managed"));
}

TEST(Violations, OfARepeatedKeyTheLastOneCounts) {
  EXPECT_THAT(violations(policy(), R"({"name": 1, "name": "n"})"), IsEmpty());
  EXPECT_THAT(violations(policy(), R"({"name": "n", "name": 1})"), ElementsAre("wrong-type /name"));
}

TEST(Violations, AWholeNumberMayBeWrittenWithAFraction) {
  EXPECT_THAT(violations(policy(), R"({"name": "n", "distance": 1.0})"), IsEmpty());
  EXPECT_THAT(violations(policy(), R"({"name": "n", "distance": 0.5})"),
              ElementsAre("wrong-type /distance"));
}

constexpr std::string_view kMethods = R"({"type": "object", "properties": {"method": {"oneOf": [
    {"type": "object", "properties": {"type": {"const": "A"}, "a": {"type": "string"}},
     "required": ["type"], "additionalProperties": false},
    {"type": "object", "properties": {"type": {"const": "B"}, "b": {"type": "string"}},
     "required": ["type", "b"], "additionalProperties": false}]}}})";

TEST(Violations, TheDiscriminatorPicksTheAlternative) {
  const CompiledSchema schema = compiled(kMethods);
  EXPECT_THAT(violations(schema, R"({"method": {"type": "A", "a": ""}})"), IsEmpty());
  EXPECT_THAT(violations(schema, R"({"method": {"type": "B", "a": ""}})"),
              ElementsAre("missing-member /method b", "unknown-property /method/a"));
}

TEST(Violations, AWrongDiscriminatorIsOneDefect) {
  const CompiledSchema schema = compiled(kMethods);
  EXPECT_THAT(violations(schema, R"({"method": {"type": "C", "x": 1, "b": 2}})"),
              ElementsAre("wrong-discriminator /method/type"));
  EXPECT_THAT(violations(schema, R"({"method": {"type": 5}})"),
              ElementsAre("wrong-discriminator /method/type"));
  EXPECT_THAT(violations(schema, R"({"method": {"x": 1}})"),
              ElementsAre("missing-discriminator /method type"));
  EXPECT_THAT(violations(schema, R"({"method": {"type": null}})"),
              ElementsAre("missing-discriminator /method type"));
  EXPECT_THAT(violations(schema, R"({"method": {"type": "${type}", "x": 1}})"), IsEmpty());
}

TEST(Violations, ConditionsChooseWhatIsAsked) {
  const CompiledSchema schema = compiled(R"({
    "if": {"properties": {"kind": {"const": "x"}}, "required": ["kind"]},
    "then": {"required": ["x"]}, "else": {"required": ["y"]}})");
  EXPECT_THAT(violations(schema, R"({"kind": "x", "x": 1})"), IsEmpty());
  EXPECT_THAT(violations(schema, R"({"kind": "x"})"), ElementsAre("missing-member  x"));
  EXPECT_THAT(violations(schema, R"({})"), ElementsAre("missing-member  y"));
}

TEST(Violations, NotAndContainsRefuse) {
  const CompiledSchema schema =
      compiled(R"({"not": {"type": "string"}, "contains": {"const": 1}})");
  EXPECT_THAT(violations(schema, R"([1])"), IsEmpty());
  EXPECT_THAT(violations(schema, R"([2])"), ElementsAre("refused "));
  EXPECT_THAT(violations(schema, R"("s")"), ElementsAre("refused "));
}

TEST(Violations, SeveralOfOneOfRefuse) {
  const CompiledSchema schema = compiled(R"({"oneOf": [{"minimum": 1}, {"maximum": 5}]})");
  EXPECT_THAT(violations(schema, "0"), IsEmpty());
  EXPECT_THAT(violations(schema, "3"), ElementsAre("refused "));
}

TEST(Violations, DepthIsBounded) {
  const CompiledSchema schema = compiled(R"({"$ref": "#/definitions/Chain",
    "definitions": {"Chain": {"type": "object",
      "properties": {"next": {"type": "array", "items": {"$ref": "#/definitions/Chain"}}}}}})");
  constexpr int kDepth = 100'000;
  std::string text;
  for (int i = 0; i < kDepth; ++i) text += R"({"next": [)";
  text += "5";
  for (int i = 0; i < kDepth; ++i) text += "]}";
  EXPECT_THAT(violations(schema, text), IsEmpty());
  EXPECT_THAT(violations(schema, R"({"next": [{"next": [5]}]})"),
              ElementsAre("wrong-type /next/0/next/0"));
}

}  // namespace
}  // namespace posturelint
