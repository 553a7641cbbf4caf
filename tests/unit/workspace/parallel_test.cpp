// SPDX-License-Identifier: Apache-2.0
// Many threads over many files: the outcome is that of one thread. scripts/tsan runs this under
// ThreadSanitizer, which sees what two threads touch at once even when nothing comes of it.
#include <atomic>
#include <chrono>
#include <semaphore>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "report/formats.h"
#include "report/report.h"
#include "rules/builtin_rules.h"
#include "tests/unit/workspace/working_dir.h"
#include "workspace/jobs.h"
#include "workspace/run.h"

namespace posturelint {
namespace {

using test::WorkingDir;

constexpr std::size_t kThreads = 8;

/// A project in which the files have to do with each other, in every language we read, with
/// findings of every kind: syntax, schema, rules, the whole project; with suppressions and a team's
/// own rule.
void write_project(const WorkingDir& dir) {
  dir.write(".posturelint.yaml",
            "workspace: {complete: true}\n"
            "rules: [own/*.json]\n"
            "suppressions:\n"
            "  - {rule: schema/wrong-type, path: \"3*.json\", reason: known}\n"
            "  - {rule: syntax, path: \"gone*.json\", reason: known}\n");
  dir.write("own/rule.json",
            R"({"id": "acme/named", "severity": "warning", "summary": "x", "target": )"
            R"({"kinds": ["device-assurance"], "pointer": "/name"}, "require": )"
            R"({"pattern": "^[a-z]+ [0-9]+$"}, "message": "{value} is no name of ours"})");
  for (int i = 0; i < 40; ++i) {
    dir.write(fmt::format("{}.json", i),
              fmt::format(R"({{"id": "dae{}", "name": "Phone {}", "platform": "IOS", )"
                          R"("osVersion": {{"minimum": "{}"}}, "jailbreak": "true"{}}})",
                          i / 2, i, i, i % 5 == 0 ? "," : ""));
    dir.write(
        fmt::format("rules/{}.json", i),
        fmt::format(R"([{{"id": "r{0}", "name": "rule", "type": "ACCESS_POLICY", "priority": 1,
 "conditions": {{"device": {{"registered": true, "assurance": {{"include": ["dae{0}", "dae99"]}}}}}},
 "actions": {{"appSignOn": {{"access": "ALLOW"}}}}}},
{{"id": "q{0}", "name": "rule", "type": "ACCESS_POLICY", "priority": 1, "conditions": null,
 "actions": {{"appSignOn": {{"access": "DENY"}}}}}}])",
                    i));
    dir.write(fmt::format("docs/{}.md", i),
              fmt::format("# A guide\n\n```bash\ncurl -X DELETE "
                          "https://x.example.com/api/v1/device-assurances/dae{0}\n"
                          "curl -d '{{\"name\": \"x\", \"platform\": \"IOS\",}}' "
                          "https://x.example.com/api/v1/device-assurances\n```\n",
                          i));
    dir.write(fmt::format("{}.sh", i),
              "curl -d @- https://x.example.com/api/v1/device-assurances <<EOF\n"
              "{\"name\": \"$x\", \"platform\": \"MACOS\" \"osVersion\": {}}\nEOF\n");
    dir.write(fmt::format("{}.http", i),
              "PUT https://x.example.com/api/v1/policies/1/rules/2\n\n{\"name\": 1}\n");
  }
}

std::vector<FileJob> all_jobs(ConfigLookup& configs) {
  const std::string here = ".";
  auto found = discover(std::span(&here, 1), configs);
  EXPECT_TRUE(found) << found.error().what;
  return std::move(found->jobs);
}

std::string report_of(std::vector<FileReport> files) {
  RunReport report{.files = std::move(files), .rules = rules::builtin()};
  std::erase_if(report.files, [](const FileReport& file) { return file.source == nullptr; });
  return find_format("json")->render(report, {}).text;
}

/// Everything made anew, so that all that is made when first needed is needed by all at once.
std::string checked_by(std::size_t threads) {
  ConfigLookup configs({.rules = rules::builtin()});
  const auto jobs = all_jobs(configs);
  std::vector<FileReport> files;
  for (FileOutcome& outcome : lint_files(jobs, {.threads = threads})) {
    EXPECT_FALSE(outcome.failure);
    files.push_back(std::move(outcome.report));
  }
  return report_of(std::move(files));
}

struct Fixed {
  std::string texts;
  std::string remaining;
};

Fixed fixed_by(std::size_t threads, Writing writing) {
  ConfigLookup configs({.rules = rules::builtin()});
  const auto jobs = all_jobs(configs);
  Fixed fixed;
  std::vector<FileReport> files;
  for (FixOutcome& outcome :
       fix_files(jobs, Applicability::unsafe, writing, {.threads = threads})) {
    EXPECT_FALSE(outcome.failure) << outcome.failure->what;
    if (outcome.after != nullptr) {
      fixed.texts += outcome.after->name() + "\n" + std::string(outcome.after->text());
    }
    files.push_back(std::move(outcome.remaining));
  }
  fixed.remaining = report_of(std::move(files));
  return fixed;
}

TEST(Parallel, CheckingIsTheSameOnManyThreads) {
  const WorkingDir dir;
  write_project(dir);
  const std::string one = checked_by(1);
  for (const char* rule : {"syntax/", "schema/", "workspace/", "acme/named"}) {
    EXPECT_NE(one.find(rule), std::string::npos) << "the project has nothing of " << rule;
  }
  EXPECT_EQ(checked_by(kThreads), one);
}

TEST(Parallel, FixingIsTheSameOnManyThreads) {
  const WorkingDir dir;
  write_project(dir);
  const Fixed one = fixed_by(1, Writing::preview);
  EXPECT_NE(one.texts, "");
  const Fixed many = fixed_by(kThreads, Writing::preview);
  EXPECT_EQ(many.texts, one.texts);
  EXPECT_EQ(many.remaining, one.remaining);
  EXPECT_EQ(fixed_by(kThreads, Writing::in_place).remaining, one.remaining);
  EXPECT_EQ(fixed_by(kThreads, Writing::in_place).texts, "");
}

TEST(Parallel, RunsMayGoOnAtTheSameTime) {
  const WorkingDir dir;
  write_project(dir);
  const std::string one = checked_by(1);
  std::vector<std::string> outcomes(3);
  {
    std::vector<std::jthread> runs;
    for (std::string& outcome : outcomes) runs.emplace_back([&] { outcome = checked_by(2); });
  }
  for (const std::string& outcome : outcomes) EXPECT_EQ(outcome, one);
}

TEST(Parallel, EveryTaskIsDoneOnceAndProgressIsTold) {
  constexpr std::size_t kCount = 10'000;
  std::vector<std::atomic<int>> done(kCount);
  std::size_t last = 0;
  std::counting_semaphore told(0);
  bool waited_in_vain = false;
  for_each_index(kCount,
                 {.threads = kThreads,
                  .progress =
                      [&](std::size_t now) {
                        EXPECT_GE(now, last);
                        last = now;
                        told.release();
                      }},
                 [&](std::size_t i) {
                   ++done[i];
                   // The first task is not done before somebody was told that it is not.
                   if (i == 0) waited_in_vain = !told.try_acquire_for(std::chrono::minutes(1));
                 });
  for (const std::atomic<int>& times : done) EXPECT_EQ(times, 1);
  EXPECT_FALSE(waited_in_vain);
}

TEST(Parallel, EachThreadBeginsOnceAndBeforeItsFirstTask) {
  std::atomic<std::size_t> begun = 0;
  thread_local bool has_begun = false;
  for_each_index(1000,
                 {.threads = kThreads,
                  .thread_begins =
                      [&] {
                        ++begun;
                        has_begun = true;
                      }},
                 [&](std::size_t) { EXPECT_TRUE(has_begun); });
  EXPECT_EQ(begun, kThreads);
}

}  // namespace
}  // namespace posturelint
