// SPDX-License-Identifier: Apache-2.0
#include "workspace/git_objects.h"

#include <cstdlib>
#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/workspace/working_dir.h"
#include "workspace/run_program.h"

namespace posturelint {
namespace {

using test::WorkingDir;
using testing::HasSubstr;
using testing::IsEmpty;

/// An empty repository with the working directory in it.
class Repository {
 public:
  Repository() { git({"init", "--quiet", "--initial-branch=main"}); }

  void git(std::vector<std::string> words) const {
    words.insert(words.begin(), {"git", "-c", "user.name=x", "-c", "user.email=x@example.com", "-c",
                                 "commit.gpgsign=false"});
    const auto run = run_program(words, {}, "");
    ASSERT_TRUE(run && run->status == 0) << (run ? run->errors : run.error().what);
  }
  void commit() const {
    git({"add", "--all"});
    git({"commit", "--quiet", "--message=x"});
  }
  WorkingDir dir;
};

std::vector<std::string> paths(const std::vector<GitFile>& files) {
  std::vector<std::string> out;
  for (const GitFile& file : files) out.push_back(file.path);
  return out;
}

std::vector<GitFile> read(const std::string& text) {
  const auto path = parse_git_path(text);
  EXPECT_TRUE(path);
  auto files = read_git_files(*path, [](std::string_view name) { return name.ends_with(".json"); });
  if (!files) {
    ADD_FAILURE() << files.error().what;
    return {};
  }
  return std::move(*files);
}

std::string error_of(const std::string& text) {
  const auto files = read_git_files(*parse_git_path(text), [](std::string_view) { return true; });
  return files ? "" : files.error().what;
}

TEST(GitPath, IsARevisionAColonAndAPath) {
  EXPECT_EQ(parse_git_path("HEAD~1:policies")->revision, "HEAD~1");
  EXPECT_EQ(parse_git_path("main:")->path, "");
  EXPECT_FALSE(parse_git_path("policies"));
  EXPECT_FALSE(parse_git_path(":policies"));
  EXPECT_FALSE(parse_git_path("--output=x:policies")) << "never an option of git";
}

TEST(GitFiles, AreThoseOfTheRevision) {
  const Repository repository;
  repository.dir.write("p/b.json", "old");
  repository.dir.write("p/deep/a b.json", "a");
  repository.dir.write("p/notes.txt", "x");
  repository.dir.link("b.json", "p/link.json");
  repository.commit();
  repository.dir.write("p/b.json", "new");
  const auto files = read("HEAD:p");
  EXPECT_THAT(paths(files), testing::ElementsAre("b.json", "deep/a b.json"));
  EXPECT_EQ(files[0].source->text(), "old");
  EXPECT_EQ(files[1].source->name(), "HEAD:p/deep/a b.json");
  EXPECT_EQ(read("HEAD:p/b.json").at(0).source->text(), "old");
  EXPECT_THAT(paths(read("HEAD:")), testing::ElementsAre("p/b.json", "p/deep/a b.json"));

  repository.dir.enter("p");
  EXPECT_EQ(read("HEAD:./b.json").at(0).source->text(), "old");
  EXPECT_EQ(paths(read("HEAD:p")).size(), 2U) << "from the top of the repository";
}

TEST(GitFiles, SayWhatIsWrong) {
  const Repository repository;
  repository.dir.write("a.json", "{}");
  repository.commit();
  EXPECT_THAT(error_of("HEAD:nowhere"), HasSubstr("'nowhere' does not exist in 'HEAD'"));
  EXPECT_THAT(error_of("nosuch:a.json"), HasSubstr("nosuch"));
}

TEST(GitFiles, NeedARepository) {
  const WorkingDir dir;
  EXPECT_THAT(error_of("HEAD:a.json"), HasSubstr("not a git repository"));
}

TEST(GitFiles, NeedGit) {
  const WorkingDir dir;
  const std::string path = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe)
  ::setenv("PATH", "/nowhere", 1);               // NOLINT(concurrency-mt-unsafe)
  const std::string error = error_of("HEAD:a.json");
  ::setenv("PATH", path.c_str(), 1);  // NOLINT(concurrency-mt-unsafe)
  EXPECT_EQ(error, "git: No such file or directory");
}

/// What a repository can make git run, none of it runs.
TEST(GitFiles, RunNothingOfTheRepository) {
  const Repository repository;
  repository.dir.write("a.json", "{}");
  repository.dir.write(".gitattributes", "*.json filter=evil diff=evil\n");
  repository.commit();
  const std::string touch = "touch " + std::filesystem::current_path().string() + "/ran; cat";
  for (const char* key : {"filter.evil.smudge", "filter.evil.clean", "diff.evil.textconv",
                          "diff.evil.command", "core.pager", "core.fsmonitor", "core.sshCommand",
                          "core.editor", "alias.cat-file", "alias.ls-tree"}) {
    repository.git({"config", key, touch});
  }
  for (const char* hook : {"post-checkout", "post-index-change", "reference-transaction"}) {
    const std::string name = std::string(".git/hooks/") + hook;
    repository.dir.write(name, "#!/bin/sh\n" + touch + "\n");
    std::filesystem::permissions(name, std::filesystem::perms::owner_all);
  }
  std::filesystem::remove("ran");
  EXPECT_EQ(read("HEAD:").at(0).source->text(), "{}");
  EXPECT_EQ(read("HEAD:a.json").at(0).source->text(), "{}");
  EXPECT_FALSE(std::filesystem::exists("ran"));
}

TEST(RunProgram, FeedsAndReads) {
  const std::string input(1'000'000, 'x');
  const std::vector<std::string> words = {"cat"};
  const auto run = run_program(words, {}, input);
  ASSERT_TRUE(run);
  EXPECT_EQ(run->status, 0);
  EXPECT_EQ(run->output, input);
}

TEST(RunProgram, TellsTheStatusAndTheErrors) {
  const std::vector<std::string> words = {"sh", "-c", "echo $HELLO >&2; exit 7"};
  const std::vector<std::string> environment = {"HELLO=hi"};
  const auto run = run_program(words, environment, "");
  ASSERT_TRUE(run);
  EXPECT_EQ(run->status, 7);
  EXPECT_EQ(run->errors, "hi\n");
  const std::vector<std::string> killed = {"sh", "-c", "kill -9 $$"};
  EXPECT_EQ(run_program(killed, {}, "")->status, 128 + 9);
}

TEST(RunProgram, OneThatReadsNothingIsNoFailure) {
  const std::vector<std::string> words = {"true"};
  const auto run = run_program(words, {}, std::string(1'000'000, 'x'));
  ASSERT_TRUE(run);
  EXPECT_EQ(run->status, 0);
}

}  // namespace
}  // namespace posturelint
