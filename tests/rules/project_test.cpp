// SPDX-License-Identifier: Apache-2.0
// What is found in a project depends on what its files say, not on their order or on how the
// policies are spread over them.
#include <algorithm>
#include <deque>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "engine/lint_project.h"
#include "extract/extract.h"
#include "rules/builtin_rules.h"

namespace posturelint::test {
namespace {

struct NamedText {
  std::string name;
  std::string text;
};

/// `file rule: message` of everything that is only found in the files together, sorted.
std::vector<std::string> found_together(const std::vector<NamedText>& files, Extent extent,
                                        bool with_places = true) {
  const RuleSet rules(rules::builtin(), Config{});
  std::deque<FileReport> reports;
  std::deque<FileFacts> facts;
  std::vector<ProjectFile> project;
  for (const NamedText& file : files) {
    const Analysis analysis =
        analyze(Source::from_string(file.name, file.text), host_kind(file.name));
    FileReport& report = reports.emplace_back();
    report.source = analysis.extraction.source;
    project.push_back({&report, &facts.emplace_back(extract_facts(analysis))});
  }
  lint_project(project, rules, extent);
  std::vector<std::string> found;
  for (const FileReport& report : reports) {
    for (const Finding& finding : report.findings) {
      std::string line =
          fmt::format("{} {} {}", finding.rule, finding.message, report.source->text(finding.span));
      if (with_places)
        line = fmt::format("{}:{} {}", report.source->name(), finding.span.begin, line);
      for (const Note& note : finding.notes) {
        line += fmt::format(" | {} {}", note.message, note.source->text(note.span));
        if (with_places) line += fmt::format(" {}:{}", note.source->name(), note.span.begin);
      }
      found.push_back(std::move(line));
    }
  }
  std::ranges::sort(found);
  return found;
}

std::string rule_including(std::string_view id, std::string_view os) {
  return fmt::format(
      R"({{"type": "ACCESS_POLICY", "name": "For {1}", "conditions": {{"platform": {{"include": [
  {{"type": "DESKTOP", "os": {{"type": "{1}"}}}}]}}, "device": {{"registered": true,
  "assurance": {{"include": ["{0}"]}}}}}}, "actions": {{"appSignOn": {{"access": "ALLOW"}}}}}})",
      id, os);
}

std::string assurance(std::string_view id, std::string_view name, std::string_view platform) {
  return fmt::format(
      R"({{"id": "{}", "name": "{}", "platform": "{}", "secureHardwarePresent": true}})", id, name,
      platform);
}

const std::vector<std::string>& objects() {
  static const std::vector<std::string> all = {
      assurance("dae1mac4e5f6g7h8i9j0", "Macs", "MACOS"),
      assurance("dae2win4e5f6g7h8i9j0", "PCs", "WINDOWS"),
      assurance("dae3win4e5f6g7h8i9j0", "Lab", "WINDOWS"),
      rule_including("dae1mac4e5f6g7h8i9j0", "MACOS"),
      rule_including("dae1mac4e5f6g7h8i9j0", "WINDOWS"),
      rule_including("dae2wni4e5f6g7h8i9j0", "WINDOWS"),
      rule_including("Macs", "MACOS"),
  };
  return all;
}

std::vector<NamedText> one_file_each() {
  std::vector<NamedText> files;
  for (std::size_t i = 0; i < objects().size(); ++i) {
    files.push_back({fmt::format("{:02}.json", i), objects()[i]});
  }
  files.push_back({"tidy.sh",
                   "curl -X DELETE "
                   "https://acme.example.com/api/v1/device-assurances/dae1mac4e5f6g7h8i9j0\n"});
  return files;
}

TEST(Project, DoesNotDependOnTheOrderOfItsFiles) {
  auto files = one_file_each();
  const auto expected = found_together(files, Extent::whole);
  EXPECT_GE(expected.size(), 6U);
  std::mt19937 random(42);
  for (int round = 0; round < 50; ++round) {
    std::ranges::shuffle(files, random);
    ASSERT_EQ(found_together(files, Extent::whole), expected);
  }
}

TEST(Project, DoesNotDependOnHowObjectsAreSpreadOverFiles) {
  const auto expected = found_together(one_file_each(), Extent::whole, false);
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    // Neighbours stay in their order: of several equal places the first is told of.
    std::vector<NamedText> files = {one_file_each().back()};
    std::string list;
    for (std::size_t i = 0; i < objects().size(); ++i) {
      list += (list.empty() ? "[" : ",\n") + objects()[i];
      const bool is_last = i + 1 == objects().size();
      if (!is_last && std::bernoulli_distribution(0.5)(random)) continue;
      files.push_back({fmt::format("{:02}.json", i), list + "]"});
      list.clear();
    }
    ASSERT_EQ(found_together(files, Extent::whole, false), expected);
  }
}

TEST(Project, NothingIsWrongForBeingElsewhere) {
  for (const std::string& finding : found_together(one_file_each(), Extent::part)) {
    EXPECT_EQ(finding.find("no file has"), std::string::npos) << finding;
    EXPECT_EQ(finding.find("checks nothing"), std::string::npos) << finding;
  }
}

TEST(Project, FactsOutliveWhatTheyWereReadFrom) {
  FileFacts facts;
  {
    const Analysis analysis =
        analyze(Source::from_string("macs.json", objects()[0]), HostKind::json);
    facts = extract_facts(analysis);
  }
  ASSERT_EQ(facts.assurances.size(), 1U);
  EXPECT_EQ(facts.assurances[0].name->text, "Macs");
  EXPECT_EQ(facts.source->text(facts.assurances[0].name->site.span), "\"Macs\"");
  EXPECT_EQ(facts.assurances[0].name->site.pointer, "/name");
}

TEST(Project, RulesOfOnePolicyAreOneGroup) {
  const auto rule = [](std::string_view policy) {
    return fmt::format(
        R"({{"type": "ACCESS_POLICY", "name": "x", "actions": {{"appSignOn": {{"access": "DENY"}}}},
  "_links": {{"self": {{"href": "https://x.example.com/api/v1/policies/{}/rules/rul1"}}}}}})",
        policy);
  };
  const std::string silent = R"({"type": "ACCESS_POLICY", "name": "y", "priority": 3,
  "actions": {"appSignOn": {"access": "DENY"}}})";
  const auto facts_of = [](std::string name, std::string text) {
    return extract_facts(
        analyze(Source::from_string(std::move(name), std::move(text)), HostKind::json));
  };
  const FileFacts a = facts_of("a.json", "[" + rule("rst1") + "," + silent + "]");
  const FileFacts b = facts_of("b.json", rule("rst1"));
  const FileFacts c = facts_of("c.json", rule("rst2"));
  const FileFacts d = facts_of("d.json", silent);
  const Project project({&d, &c, &b, &a}, Extent::part);
  ASSERT_EQ(project.rule_groups().size(), 2U);
  EXPECT_EQ(project.rule_groups()[0].policy_id, "rst1");
  EXPECT_EQ(project.rule_groups()[0].rules.size(), 3U);
  EXPECT_EQ(project.rule_groups()[1].policy_id, "rst2");
}

}  // namespace
}  // namespace posturelint::test
