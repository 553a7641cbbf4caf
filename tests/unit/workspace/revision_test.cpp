// SPDX-License-Identifier: Apache-2.0
#include "workspace/revision.h"

#include <gtest/gtest.h>

#include "tests/unit/workspace/working_dir.h"

namespace posturelint {
namespace {

constexpr std::string_view kCommit = "0123456789abcdef0123456789abcdef01234567";
constexpr std::string_view kRemote =
    "[core]\n\tbare = false\n[remote \"fork\"]\n\turl = git@example.org:me/r.git\n"
    "[remote \"origin\"]\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n"
    "\turl = https://me:token@example.org/team/r.git\n[branch \"main\"]\n\turl = x\n";

TEST(Revision, IsThatOfTheBranchThatIsCheckedOut) {
  const test::WorkingDir dir;
  dir.write(".git/config", kRemote);
  dir.write(".git/HEAD", "ref: refs/heads/a/b\n");
  dir.write(".git/refs/heads/a/b", std::string(kCommit) + "\n");
  dir.write("okta/rules/x.json", "");
  const auto revision = read_revision("okta/rules");
  ASSERT_TRUE(revision);
  EXPECT_EQ(revision->repository, "https://example.org/team/r.git");
  EXPECT_EQ(revision->id, kCommit);
  EXPECT_EQ(revision->branch, "a/b");
  EXPECT_EQ(revision->folder, "okta/rules");
  EXPECT_EQ(read_revision("")->folder, "");
}

TEST(Revision, OfABranchMayStandInTheListOfAll) {
  const test::WorkingDir dir;
  dir.write(".git/config", kRemote);
  dir.write(".git/HEAD", "ref: refs/heads/main\n");
  dir.write(".git/packed-refs", "# pack-refs with: peeled\n" + std::string(40, 'f') +
                                    " refs/heads/main-2\n" + std::string(kCommit) +
                                    " refs/heads/main\n");
  ASSERT_TRUE(read_revision(""));
  EXPECT_EQ(read_revision("")->id, kCommit);
}

TEST(Revision, NeedsNoBranch) {
  const test::WorkingDir dir;
  dir.write(".git/config", kRemote);
  dir.write(".git/HEAD", kCommit);
  ASSERT_TRUE(read_revision(""));
  EXPECT_EQ(read_revision("")->id, kCommit);
  EXPECT_EQ(read_revision("")->branch, "");
}

TEST(Revision, OfAnotherWorkingTreeIsFound) {
  const test::WorkingDir dir;
  dir.write("main/.git/config", kRemote);
  dir.write("main/.git/refs/heads/topic", kCommit);
  dir.write("main/.git/worktrees/t/HEAD", "ref: refs/heads/topic\n");
  dir.write("main/.git/worktrees/t/commondir", "../..\n");
  dir.write("t/.git", "gitdir: ../main/.git/worktrees/t\n");
  ASSERT_TRUE(read_revision("t"));
  EXPECT_EQ(read_revision("t")->id, kCommit);
  EXPECT_EQ(read_revision("t")->branch, "topic");
}

TEST(Revision, IsNotGuessed) {
  const test::WorkingDir dir;
  dir.write("x.json", "");
  dir.write(".git/config", kRemote);
  EXPECT_FALSE(read_revision("")) << "no HEAD";
  dir.write(".git/HEAD", "ref: refs/heads/main\n");
  EXPECT_FALSE(read_revision("")) << "a branch without a commit";
  dir.write(".git/refs/heads/main", "not a commit\n");
  EXPECT_FALSE(read_revision(""));
  dir.write("secret", kCommit);
  dir.write(".git/HEAD", "ref: refs/../../secret\n");
  EXPECT_FALSE(read_revision("")) << "no reference";
  dir.write(".git/HEAD", kCommit);
  dir.write(".git/config", "[core]\n");
  EXPECT_FALSE(read_revision("")) << "no remote";
  dir.write(".git/config", "[remote \"origin\"]\n\turl = /srv/r.git\n");
  EXPECT_FALSE(read_revision("")) << "a remote that nobody else reaches";
}

TEST(Revision, ShowsNoNameAndNoPassword) {
  EXPECT_EQ(repository_uri("https://me:token@example.org/t/r.git"), "https://example.org/t/r.git");
  EXPECT_EQ(repository_uri("https://example.org/t/r?token=1#x"), "https://example.org/t/r");
  EXPECT_EQ(repository_uri("ssh://git@example.org:22/t/r.git"), "ssh://example.org:22/t/r.git");
  EXPECT_EQ(repository_uri("git@example.org:t/r.git"), "ssh://example.org/t/r.git");
  EXPECT_EQ(repository_uri("example.org:/t/r.git"), "ssh://example.org/t/r.git");
}

TEST(Revision, TakesAPathForNoAddress) {
  for (const char* remote : {"/srv/r.git", "../r.git", "./a:b", "file:///srv/r.git", "C:/r.git",
                             "C:\\r", "", "example.org:", "https://", "https://me@/x",
                             "https://example.org/a b", "javascript://x\"/y"}) {
    EXPECT_EQ(repository_uri(remote), std::nullopt) << remote;
  }
}

}  // namespace
}  // namespace posturelint
