// SPDX-License-Identifier: Apache-2.0
#include "workspace/run.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "rules/builtin_rules.h"
#include "tests/unit/workspace/working_dir.h"

namespace posturelint {
namespace {

using test::WorkingDir;

constexpr std::string_view kTrailingComma = R"({"type": "ACCESS_POLICY", "name": "x",})";

std::vector<FileJob> jobs_in(ConfigLookup& configs, const std::vector<std::string>& paths) {
  auto found = discover(paths, configs);
  EXPECT_TRUE(found) << found.error().what;
  return std::move(found->jobs);
}

TEST(LintFiles, GivesOutcomesInTheOrderOfTheJobsWhateverTheThreads) {
  const WorkingDir dir;
  for (int i = 0; i < 100; ++i) {
    dir.write("p" + std::to_string(i) + ".json", i % 3 == 0 ? kTrailingComma : "{}");
  }
  ConfigLookup configs({.rules = rules::builtin()});
  const auto jobs = jobs_in(configs, {"."});
  const auto one = lint_files(jobs, {.threads = 1});
  const auto four = lint_files(jobs, {.threads = 4});
  ASSERT_EQ(one.size(), 100U);
  ASSERT_EQ(four.size(), 100U);
  for (std::size_t i = 0; i < 100; ++i) {
    EXPECT_EQ(one[i].report.findings.size(), four[i].report.findings.size());
    if (one[i].report.source == nullptr) continue;
    EXPECT_EQ(one[i].report.source->name(), jobs[i].path);
    EXPECT_EQ(four[i].report.source->name(), jobs[i].path);
  }
}

TEST(LintFiles, LetsTheSourcesOfCleanFilesGo) {
  const WorkingDir dir;
  dir.write("bad.json", kTrailingComma);
  dir.write("good.json", "{}");
  ConfigLookup configs({.rules = rules::builtin()});
  const auto outcomes = lint_files(jobs_in(configs, {"."}), {});
  EXPECT_NE(outcomes[0].report.source, nullptr);
  EXPECT_EQ(outcomes[1].report.source, nullptr);
}

TEST(LintFiles, OneThatFailsDoesNotKeepTheOthers) {
  const WorkingDir dir;
  dir.write("a.json", "{}");
  dir.write("b.json", kTrailingComma);
  dir.write("notes.txt", "nothing of ours");
  ConfigLookup configs({.rules = rules::builtin()});
  const auto jobs = jobs_in(configs, {"a.json", "b.json", "notes.txt"});
  std::filesystem::remove("a.json");
  const auto outcomes = lint_files(jobs, {});
  EXPECT_EQ(outcomes[0].failure->what, "a.json: No such file or directory");
  EXPECT_FALSE(outcomes[1].failure);
  EXPECT_FALSE(outcomes[1].report.findings.empty());
  EXPECT_EQ(outcomes[2].failure->what, "notes.txt: is neither JSON, a shell script nor Markdown");
}

TEST(LintFiles, DoesNothingWhenThereIsNothing) { EXPECT_TRUE(lint_files({}, {}).empty()); }

TEST(FixFiles, WritesInPlaceOrOnlyPreviews) {
  const WorkingDir dir;
  dir.write("x.json", kTrailingComma);
  ConfigLookup configs({.rules = rules::builtin(), .select = {"syntax"}});
  const auto jobs = jobs_in(configs, {"."});
  const auto preview = fix_files(jobs, Applicability::safe, Writing::preview, {});
  ASSERT_NE(preview[0].after, nullptr);
  EXPECT_EQ(preview[0].applied, 1U);
  EXPECT_EQ(preview[0].after->text(), R"({"type": "ACCESS_POLICY", "name": "x"})");
  EXPECT_EQ(dir.folder().read("x.json"), kTrailingComma);

  const auto written = fix_files(jobs, Applicability::safe, Writing::in_place, {});
  EXPECT_EQ(written[0].applied, 1U);
  EXPECT_TRUE(written[0].remaining.findings.empty());
  EXPECT_EQ(dir.folder().read("x.json"), preview[0].after->text());
}

TEST(FixFiles, WritesNothingOutsideOfTheTree) {
  const WorkingDir dir;
  const test::TempDir elsewhere;
  dir.link(elsewhere.write("real.json", kTrailingComma), "x.json");
  ConfigLookup configs({.rules = rules::builtin(), .select = {"syntax"}});
  const auto outcomes =
      fix_files(jobs_in(configs, {"."}), Applicability::safe, Writing::in_place, {});
  ASSERT_TRUE(outcomes[0].failure);
  EXPECT_EQ(elsewhere.read("real.json"), kTrailingComma);
}

}  // namespace
}  // namespace posturelint
