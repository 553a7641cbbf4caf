// SPDX-License-Identifier: Apache-2.0
// docs/coverage.md is made from catalogue.txt and from what the rules say they cover.
// UPDATE_GOLDENS=1 rewrites it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "rules/builtin_rules.h"
#include "tests/docs/catalogue.h"
#include "tests/support/golden.h"

namespace posturelint::test {
namespace {

std::string link(std::string_view rule) {
  std::string file(rule);
  std::ranges::replace(file, '-', '_');
  return fmt::format("[{}](../rules/{}.md)", rule, file);
}

std::string coverage_page(const std::vector<Entry>& catalogue) {
  std::size_t covered = 0;
  std::size_t total = 0;
  std::string tables;
  for (const Entry& entry : catalogue) {
    if (!entry.heading.empty()) {
      tables +=
          fmt::format("\n{}\n\n| constraint | rule | status |\n|---|---|---|\n", entry.heading);
      continue;
    }
    ++total;
    std::string links;
    for (const Rule* rule : rules_for(entry)) {
      links += (links.empty() ? "" : ", ") + link(rule->id);
    }
    if (!links.empty()) ++covered;
    const std::string status = !links.empty()          ? "covered"
                               : !entry.reason.empty() ? entry.reason
                                                       : "open";
    tables += fmt::format("| {} | {} | {} |\n", entry.id, links, status);
  }
  return fmt::format(
             "# Coverage\n\n"
             "What the vendor's format forbids, drops or turns into a surprise, one line per "
             "constraint, and which of our rules\nsays so. {} of {} are covered. Made from "
             "`tests/docs/catalogue.txt` and the rules' own `covers` by the test\n`docs_tests`; "
             "`UPDATE_GOLDENS=1` rewrites it.\n",
             covered, total) +
         tables;
}

TEST(Coverage, PageIsUpToDate) {
  EXPECT_TRUE(matches_golden("docs/coverage.md", coverage_page(read_catalogue())));
}

TEST(Coverage, EveryCoveredIdIsInTheCatalogue) {
  std::set<std::string, std::less<>> ids;
  for (const Entry& entry : read_catalogue()) ids.insert(entry.id);
  for (const Rule& rule : rules::builtin()) {
    for (const std::string_view id : rule.covers) {
      EXPECT_TRUE(ids.contains(id)) << rule.id << " covers " << id << ", which nobody asks for";
    }
  }
}

TEST(Coverage, EveryNamedRuleExists) {
  for (const Entry& entry : read_catalogue()) {
    if (entry.rule.empty()) continue;
    EXPECT_NE(std::ranges::find(rules::builtin(), entry.rule, &Rule::id), rules::builtin().end())
        << entry.id << " = " << entry.rule;
  }
}

TEST(Coverage, NoReasonIsOutdated) {
  for (const Entry& entry : read_catalogue()) {
    if (entry.reason.empty()) continue;
    EXPECT_TRUE(rules_for(entry).empty())
        << entry.id << " is covered; take its reason out of tests/docs/catalogue.txt";
  }
}

TEST(Coverage, EveryIdIsListedOnce) {
  std::set<std::string> ids;
  for (const Entry& entry : read_catalogue()) {
    if (entry.id.empty()) continue;
    EXPECT_TRUE(ids.insert(entry.id).second) << entry.id;
  }
  EXPECT_GE(ids.size(), 200U);
}

/// Ids of the tables in the domain notes: the first cell of a row whose table starts with `| id |`.
std::set<std::string> ids_of_domain_notes(const std::string& path) {
  std::set<std::string> ids;
  std::ifstream lines(path);
  bool in_catalogue = false;
  bool in_table = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("## ")) in_catalogue = line.starts_with("## 2.");
    if (!line.starts_with("|")) in_table = false;
    if (!in_catalogue) continue;
    if (line.starts_with("| id |")) {
      in_table = true;
    } else if (in_table && line.starts_with("| ")) {
      ids.insert(line.substr(2, line.find(' ', 2) - 2));
    }
  }
  return ids;
}

TEST(Coverage, CatalogueIsComplete) {
  const auto notes = std::filesystem::path(project_dir()).parent_path() / "shared" / "domain.md";
  if (!std::filesystem::exists(notes)) GTEST_SKIP() << "skipped: no ../shared";
  std::set<std::string> listed;
  for (const Entry& entry : read_catalogue()) listed.insert(entry.id);
  const std::set<std::string> wanted = ids_of_domain_notes(notes.string());
  EXPECT_GE(wanted.size(), 200U);
  for (const std::string& id : wanted) EXPECT_TRUE(listed.contains(id)) << id;
}

}  // namespace
}  // namespace posturelint::test
