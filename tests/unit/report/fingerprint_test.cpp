// SPDX-License-Identifier: Apache-2.0
#include "report/fingerprint.h"

#include <gtest/gtest.h>

#include "tests/unit/report/sample.h"

namespace posturelint {
namespace {

Finding finding(std::string pointer) {
  return {.rule = "x/y", .message = "m", .pointer = std::move(pointer)};
}

/// The fingerprints of a text with one mark.
Fingerprints print_of(std::string_view marked, std::string pointer = "/items/0/version") {
  return fingerprints(test::file_with("a.json", marked, {finding(std::move(pointer))}))
      .findings.at(0);
}

constexpr std::string_view kBefore = "{\n  \"items\": [\n    {\"version\": «\"1\"»}\n  ]\n}\n";

TEST(Fingerprints, SurviveEditsInOtherLines) {
  const Fingerprints before = print_of(kBefore);
  const Fingerprints after =
      print_of("{\n  \"new\": true,\n  \"items\": [\n    {},\n    {\"version\": «\"1\"»}\n  ]\n}\n",
               "/items/1/version");
  EXPECT_EQ(before.line, after.line);
  EXPECT_EQ(before.value, after.value);
}

TEST(Fingerprints, SurviveIndentation) {
  const Fingerprints after =
      print_of("{\r\n\t\"items\": [\r\n\t\t{ \"version\" : «\"1\"» }\r\n\t]\r\n}\r\n");
  EXPECT_EQ(print_of(kBefore).line, after.line);
  EXPECT_EQ(print_of(kBefore).value, after.value);
}

TEST(Fingerprints, ByValueSurviveReformatting) {
  const Fingerprints after = print_of("{\"items\": [{\"version\": «\"1\"»}]}");
  EXPECT_NE(print_of(kBefore).line, after.line);
  EXPECT_EQ(print_of(kBefore).value, after.value);
}

TEST(Fingerprints, ChangeWithTheReportedWords) {
  const Fingerprints after = print_of("{\n  \"items\": [\n    {\"version\": «\"2\"»}\n  ]\n}\n");
  EXPECT_NE(print_of(kBefore).line, after.line);
  EXPECT_NE(print_of(kBefore).value, after.value);
}

TEST(Fingerprints, ChangeWithTheRuleAndThePolicy) {
  Finding other_rule = finding("/a");
  other_rule.rule = "x/z";
  Finding other_policy = finding("/a");
  other_policy.resource.name = "Phones";
  const auto prints = fingerprints(test::file_with("a.json", "«1»\n«1»\n«1»",
                                                   {finding("/a"), other_rule, other_policy}))
                          .findings;
  EXPECT_NE(prints[0].value, prints[1].value);
  EXPECT_NE(prints[0].value, prints[2].value);
  EXPECT_NE(prints[0].line, prints[1].line);
}

TEST(Fingerprints, CountEqualOnes) {
  const auto prints =
      fingerprints(test::file_with("a.json", "«1»,\n«1»,\n", {finding("/0"), finding("/1")}))
          .findings;
  const std::string hash = prints[0].line.substr(0, 16);
  EXPECT_EQ(prints[0].line, hash + ":1");
  EXPECT_EQ(prints[1].line, hash + ":2");
  EXPECT_EQ(prints[1].value.substr(16), ":2");
}

/// A change here makes every known alert of every user a new one.
TEST(Fingerprints, StayTheSameInEveryRelease) {
  EXPECT_EQ(print_of(kBefore).line, "71bd6ca14626453c:1");
  EXPECT_EQ(print_of(kBefore).value, "b092e7f73cb31da5:1");
}

TEST(Fingerprints, KeepTheirNumbersWhenOneIsSilenced) {
  FileReport file = test::file_with("a.json", "«1»,\n«1»,\n", {finding("/0"), finding("/1")});
  const auto before = fingerprints(file).findings;
  file.suppressed.push_back({std::move(file.findings[0]), Silencer::comment, "why"});
  file.findings.erase(file.findings.begin());
  const FileFingerprints after = fingerprints(file);
  EXPECT_EQ(after.suppressed[0].line, before[0].line);
  EXPECT_EQ(after.findings[0].line, before[1].line);
}

}  // namespace
}  // namespace posturelint
