// SPDX-License-Identifier: Apache-2.0
#include "workspace/in_project.h"

#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/builtin_rules.h"
#include "tests/unit/workspace/working_dir.h"
#include "workspace/run.h"

namespace posturelint {
namespace {

using test::WorkingDir;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> paths_of(const std::vector<FileJob>& jobs) {
  std::vector<std::string> paths;
  for (const FileJob& job : jobs) paths.push_back(job.path);
  return paths;
}

Discovery find_in_project(ConfigLookup& configs, const std::vector<std::string>& paths) {
  auto found = discover_in_project(paths, configs);
  EXPECT_TRUE(found) << found.error().what;
  return std::move(*found);
}

/// `path: rule` for everything found, in order.
std::vector<std::string> findings_of(const Discovery& found) {
  std::vector<std::string> lines;
  for (const auto& outcome : lint_files(found.jobs, {.context = found.context})) {
    for (const Finding& finding : outcome.report.findings) {
      lines.push_back(fmt::format("{}:{}: {}", outcome.report.source->name(), finding.span.begin,
                                  finding.rule));
    }
  }
  return lines;
}

constexpr std::string_view kMacs =
    R"({"id": "dae1mac4e5f6g7h8i9j0", "name": "Macs", "platform": "MACOS", "jailbroken": false})";
constexpr std::string_view kRule =
    R"({"type": "ACCESS_POLICY", "name": "Wiki", "conditions": {"device": {"registered": true,
  "assurance": {"include": ["dae9zzz4e5f6g7h8i9j0"]}}}, "actions": {"appSignOn": {"access": "DENY"}}})";

void write_project(const WorkingDir& dir) {
  dir.write(".posturelint.yaml", "workspace: {complete: true}\nexclude: [old]\n");
  dir.write("assurance/macs.json", kMacs);
  dir.write("assurance/twin.json", kMacs);
  dir.write("rules/wiki.json", kRule);
  dir.write("rules/more/wiki.json", kRule);
  dir.write("rules/names.json", R"({"type": "ACCESS_POLICY", "name": "n", "conditions": {"device":
  {"registered": true, "assurance": {"include": ["Macs"]}}}})");
  dir.write("old/x.json", kRule);
  dir.write("package.json", "{/**/}");
}

TEST(DiscoverInProject, SaysOfEachFileWhatARunOverTheProjectSays) {
  const WorkingDir dir;
  write_project(dir);
  ConfigLookup configs({.rules = rules::builtin()});
  const Discovery whole = find_in_project(configs, {"."});
  EXPECT_THAT(whole.context, IsEmpty());
  const std::vector<std::string> all = findings_of(whole);
  ASSERT_GE(all.size(), 5U);

  for (const FileJob& job : whole.jobs) {
    const Discovery one = find_in_project(configs, {job.path});
    EXPECT_THAT(paths_of(one.jobs), ElementsAre(job.path));
    EXPECT_EQ(one.context.size() + 1, whole.jobs.size());
    std::vector<std::string> expected;
    std::vector<std::string> actual;
    for (const std::string& line : all) {
      if (line.starts_with(job.path + ":")) expected.push_back(line);
    }
    for (const std::string& line : findings_of(one)) {
      if (line.starts_with(job.path + ":")) actual.push_back(line);
      // What else is told is told by the run over the project too.
      EXPECT_THAT(all, testing::Contains(line));
    }
    EXPECT_EQ(actual, expected) << job.path;
  }
}

TEST(DiscoverInProject, NamesFilesAsTheyWereAskedFor) {
  const WorkingDir dir;
  write_project(dir);
  dir.enter("rules");
  ConfigLookup configs({.rules = rules::builtin()});
  EXPECT_THAT(paths_of(find_in_project(configs, {"wiki.json"}).jobs), ElementsAre("wiki.json"));
  EXPECT_THAT(paths_of(find_in_project(configs, {"./more"}).jobs), ElementsAre("more/wiki.json"));
  EXPECT_THAT(paths_of(find_in_project(configs, {"../assurance/macs.json"}).jobs),
              ElementsAre("../assurance/macs.json"));
  const std::string absolute = std::filesystem::absolute("wiki.json").string();
  EXPECT_THAT(paths_of(find_in_project(configs, {absolute}).jobs), ElementsAre(absolute));
}

TEST(DiscoverInProject, PassesOverWhatTheProjectPassesOver) {
  const WorkingDir dir;
  write_project(dir);
  ConfigLookup configs({.rules = rules::builtin()});
  EXPECT_THAT(find_in_project(configs, {"old/x.json"}).jobs, IsEmpty());
  const Discovery found = find_in_project(configs, {"package.json"});
  EXPECT_THAT(findings_of(found), IsEmpty());
}

TEST(DiscoverInProject, WithoutAConfigurationTheProjectIsTheFolderOneIsIn) {
  const WorkingDir dir;
  dir.write("a/macs.json", kMacs);
  dir.write("b/twin.json", kMacs);
  ConfigLookup configs({.rules = rules::builtin()});
  EXPECT_THAT(paths_of(find_in_project(configs, {"a"}).context), ElementsAre("b/twin.json"));
  dir.enter("a");
  EXPECT_THAT(find_in_project(configs, {"../b/twin.json"}).context, IsEmpty());
}

TEST(DiscoverInProject, FilesUnderAnotherConfigurationAreNoContext) {
  const WorkingDir dir;
  write_project(dir);
  dir.write("team/.posturelint.yaml", "");
  dir.write("team/macs.json", kMacs);
  ConfigLookup configs({.rules = rules::builtin()});
  const Discovery team = find_in_project(configs, {"team/macs.json"});
  EXPECT_THAT(team.context, IsEmpty());
  EXPECT_THAT(paths_of(find_in_project(configs, {"rules/wiki.json"}).context),
              testing::Not(testing::Contains("team/macs.json")));
}

TEST(DiscoverInProject, ALinkIsFoundUnderItsName) {
  const WorkingDir dir;
  dir.write("inside/macs.json", kMacs);
  dir.write("away/real.json", kMacs);
  dir.link("../away/real.json", "inside/link.json");
  dir.enter("inside");
  ConfigLookup configs({.rules = rules::builtin()});
  EXPECT_THAT(paths_of(find_in_project(configs, {"link.json"}).jobs), ElementsAre("link.json"));
}

TEST(DiscoverInProject, SaysWhatIsNotThere) {
  const WorkingDir dir;
  ConfigLookup configs({.rules = rules::builtin()});
  const Discovery found = find_in_project(configs, {"nowhere.json"});
  ASSERT_EQ(found.failures.size(), 1U);
  EXPECT_EQ(found.failures[0].what, "nowhere.json: No such file or directory");
}

TEST(FixFiles, LeavesTheContextAsItIs) {
  const WorkingDir dir;
  write_project(dir);
  ConfigLookup configs({.rules = rules::builtin()});
  const Discovery found = find_in_project(configs, {"rules/names.json"});
  const auto outcomes =
      fix_files(found.jobs, Applicability::unsafe, Writing::in_place, {.context = found.context});
  ASSERT_FALSE(outcomes.empty());
  EXPECT_EQ((*Source::read("assurance/macs.json"))->text(), kMacs);
  EXPECT_EQ((*Source::read("assurance/twin.json"))->text(), kMacs);
}

}  // namespace
}  // namespace posturelint
