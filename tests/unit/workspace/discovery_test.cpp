// SPDX-License-Identifier: Apache-2.0
#include "workspace/discovery.h"

#include <algorithm>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/builtin_rules.h"
#include "tests/unit/workspace/working_dir.h"

namespace posturelint {
namespace {

using test::WorkingDir;
using testing::ElementsAre;
using testing::IsEmpty;
using Paths = std::vector<std::string>;

struct Found {
  Paths paths;
  Paths failures;
};

Found find(const Paths& arguments) {
  ConfigLookup configs({.rules = rules::builtin()});
  const auto discovery = discover(arguments, configs);
  Found found;
  if (!discovery) {
    found.failures.push_back(discovery.error().what);
    return found;
  }
  for (const FileJob& job : discovery->jobs) found.paths.push_back(job.path);
  for (const Error& failure : discovery->failures) found.failures.push_back(failure.what);
  return found;
}

TEST(Discovery, FindsTheKindsItKnowsInOrderOfTheirBytes) {
  const WorkingDir dir;
  for (const char* name :
       {"b.json", "a.md", "a-b/x.sh", "a/x.http", "B.jsonl", "x.toml", "noname"}) {
    dir.write(name);
  }
  EXPECT_THAT(find({"."}).paths, ElementsAre("B.jsonl", "a-b/x.sh", "a.md", "a/x.http", "b.json"));
}

TEST(Discovery, SortsByBytesWhereverNamesBeginToDiffer) {
  const WorkingDir dir;
  Paths paths = {"policy-1.json",
                 "policy-1/x.json",
                 "policy-10.json",
                 "policy-10-a.json",
                 "policy-10/x.json",
                 "eight888.md",
                 "eight888/x.json",
                 "eight888.md.json",
                 "z.json",
                 "é.json",
                 "\x7F.json",
                 "a long name, and long.json",
                 "a long name, or not.json"};
  for (const std::string& path : paths) dir.write(path);
  std::ranges::sort(paths);
  EXPECT_EQ(find({"."}).paths, paths);
}

TEST(Discovery, KeepsPathsAsTheyWereReached) {
  const WorkingDir dir;
  dir.write("a/b/x.json");
  EXPECT_THAT(find({"./a//b/"}).paths, ElementsAre("a/b/x.json"));
  EXPECT_THAT(find({dir.folder().path()}).paths, ElementsAre(dir.folder().path("a/b/x.json")));
  dir.enter("a");
  EXPECT_THAT(find({"../a"}).paths, ElementsAre("../a/b/x.json"));
}

TEST(Discovery, TakesAFileOnceWhateverLeadsToIt) {
  const WorkingDir dir;
  dir.write("a/x.json");
  dir.link("x.json", "a/link.json");
  EXPECT_THAT(find({".", "a", "a/x.json"}).paths, ElementsAre("a/x.json"));
  EXPECT_THAT(find({"a/link.json"}).paths, ElementsAre("a/link.json"));
}

TEST(Discovery, SkipsHiddenFoldersAndNodeModulesUnlessNamed) {
  const WorkingDir dir;
  for (const char* name : {".hidden/x.json", "node_modules/x.json", ".x.json", ".git/x.json"}) {
    dir.write(name);
  }
  EXPECT_THAT(find({"."}).paths, ElementsAre(".x.json"));
  EXPECT_THAT(find({".hidden"}).paths, ElementsAre(".hidden/x.json"));
  dir.write(".posturelint.yaml", "include: ['**/*.json', '.hidden/**']");
  EXPECT_THAT(find({"."}).paths, ElementsAre(".hidden/x.json", ".x.json"));
}

TEST(Discovery, HonoursIgnoreFilesFromTheRootOfTheRepositoryOn) {
  const WorkingDir dir;
  dir.write(".git/info/exclude", "secret.json");
  dir.write(".gitignore", "out/\n*.tmp.json\n/a/top.json");
  dir.write("a/.gitignore", "!keep.tmp.json\nb/");
  for (const char* name : {"out/x.json", "a/x.tmp.json", "a/keep.tmp.json", "a/top.json",
                           "a/b/x.json", "a/secret.json", "a/x.json"}) {
    dir.write(name);
  }
  EXPECT_THAT(find({"."}).paths, ElementsAre("a/keep.tmp.json", "a/x.json"));
  dir.enter("a");
  EXPECT_THAT(find({"."}).paths, ElementsAre("keep.tmp.json", "x.json"));
}

TEST(Discovery, LintsAFileThatIsNamedEvenIfIgnored) {
  const WorkingDir dir;
  dir.write(".gitignore", "*.json");
  dir.write("x.json");
  EXPECT_THAT(find({"."}).paths, IsEmpty());
  EXPECT_THAT(find({"x.json"}).paths, ElementsAre("x.json"));
}

TEST(Discovery, LeavesOutWhatTheConfigurationExcludes) {
  const WorkingDir dir;
  dir.write(".posturelint.yaml", "exclude: [old, '/a/*.draft.json']");
  for (const char* name : {"old/x.json", "a/old/x.json", "a/x.draft.json", "a/x.json"}) {
    dir.write(name);
  }
  EXPECT_THAT(find({"."}).paths, ElementsAre("a/x.json"));
  EXPECT_THAT(find({"a/x.draft.json", "old"}).paths, IsEmpty());
  dir.enter("a");
  EXPECT_THAT(find({"."}).paths, ElementsAre("x.json"));
}

TEST(Discovery, TakesOnlyWhatTheConfigurationIncludes) {
  const WorkingDir dir;
  dir.write(".posturelint.yaml", "include: [policies, '*.tmpl']");
  for (const char* name : {"policies/x.json", "policies/x.conf", "x.json", "a/x.tmpl"}) {
    dir.write(name);
  }
  EXPECT_THAT(find({"."}).paths, ElementsAre("a/x.tmpl", "policies/x.conf", "policies/x.json"));
}

TEST(Discovery, FollowsLinksToFilesButNotToFolders) {
  const WorkingDir dir;
  const test::TempDir elsewhere;
  const std::string target = elsewhere.write("real.json", "{}");
  dir.link(".", "loop");
  dir.link(elsewhere.path(), "folder");
  dir.link(target, "file.json");
  EXPECT_THAT(find({"."}).paths, ElementsAre("file.json"));
  EXPECT_THAT(find({"folder"}).paths, ElementsAre("folder/real.json"));
}

TEST(Discovery, KeepsALinkThatLeadsNowhere) {
  const WorkingDir dir;
  dir.link("gone", "x.json");
  dir.link("gone", ".#x.json");  // what an editor leaves
  EXPECT_THAT(find({"."}).paths, ElementsAre("x.json"));
}

TEST(Discovery, TellsOfArgumentsThatAreNotThere) {
  const WorkingDir dir;
  dir.write("x.json");
  const Found found = find({"gone.json", "", "x.json"});
  EXPECT_THAT(found.paths, ElementsAre("x.json"));
  EXPECT_THAT(found.failures,
              ElementsAre("gone.json: No such file or directory", ": No such file or directory"));
}

TEST(Discovery, StopsAtABadConfiguration) {
  const WorkingDir dir;
  dir.write("a/.posturelint.yaml", "exclude: old");
  dir.write("a/x.json");
  EXPECT_THAT(find({"."}).failures,
              ElementsAre("a/.posturelint.yaml:1:10: \"exclude\" must be a list of globs"));
}

TEST(GuessHost, GoesByTheFirstWordsOrTheSigns) {
  EXPECT_EQ(guess_host("\xEF\xBB\xBF \n {\"a\": 1}"), HostKind::json);
  EXPECT_EQ(guess_host("[]"), HostKind::json);
  EXPECT_EQ(guess_host("#!/bin/sh\n"), HostKind::shell);
  EXPECT_EQ(guess_host("set -e\ncurl -X POST\n"), HostKind::shell);
  EXPECT_EQ(guess_host("# Title\n```json\n{}\n```\n"), HostKind::markdown);
  EXPECT_EQ(guess_host("just text"), HostKind::none);
  EXPECT_EQ(guess_host(""), HostKind::json);
}

}  // namespace
}  // namespace posturelint
