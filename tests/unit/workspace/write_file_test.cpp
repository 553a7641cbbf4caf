// SPDX-License-Identifier: Apache-2.0
#include "workspace/write_file.h"

#include <filesystem>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/unit/workspace/working_dir.h"

namespace posturelint {
namespace {

namespace fs = std::filesystem;
using test::WorkingDir;

std::string error_of(const std::optional<Error>& error) { return error ? error->what : ""; }

std::size_t files_in(const WorkingDir& dir) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : fs::directory_iterator(dir.folder().path())) ++count;
  return count;
}

TEST(WriteFile, ReplacesTheTextAndKeepsTheMode) {
  const WorkingDir dir;
  dir.write("x.json", "old");
  ::chmod("x.json", 0640);
  EXPECT_EQ(error_of(write_file_atomically("x.json", "new", "")), "");
  EXPECT_EQ(dir.folder().read("x.json"), "new");
  EXPECT_EQ(fs::status("x.json").permissions(), fs::perms(0640));
  EXPECT_EQ(files_in(dir), 1U);
}

TEST(WriteFile, MakesANewFile) {
  const WorkingDir dir;
  EXPECT_EQ(error_of(write_file_atomically("new.json", "text", "")), "");
  EXPECT_EQ(dir.folder().read("new.json"), "text");
}

TEST(WriteFile, WritesThroughALinkThatStaysInside) {
  const WorkingDir dir;
  dir.write("a/real.json", "old");
  dir.link("a/real.json", "link.json");
  EXPECT_EQ(error_of(write_file_atomically("link.json", "new", "")), "");
  EXPECT_TRUE(fs::is_symlink("link.json"));
  EXPECT_EQ(dir.folder().read("a/real.json"), "new");
}

TEST(WriteFile, RefusesWhatLiesOutsideOfTheTree) {
  const WorkingDir dir;
  const test::TempDir elsewhere;
  const std::string target = elsewhere.write("real.json", "old");
  dir.link(target, "link.json");
  EXPECT_EQ(error_of(write_file_atomically("link.json", "new", "")),
            "link.json: leads to " + fs::canonical(target).string() + ", which is not below " +
                fs::canonical(".").string() + "; not written");
  EXPECT_EQ(elsewhere.read("real.json"), "old");
  EXPECT_EQ(error_of(write_file_atomically("link.json", "new", "/")), "");
  EXPECT_EQ(elsewhere.read("real.json"), "new");
}

TEST(WriteFile, RespectsAReadOnlyFileEvenForAdministrators) {
  const WorkingDir dir;
  dir.write("x.json", "old");
  ::chmod("x.json", 0444);
  EXPECT_EQ(error_of(write_file_atomically("x.json", "new", "")),
            "x.json: is read-only; not written");
  EXPECT_EQ(dir.folder().read("x.json"), "old");
}

TEST(WriteFile, RefusesFoldersAndMissingOnes) {
  const WorkingDir dir;
  dir.write("a/x.json", "old");
  EXPECT_EQ(error_of(write_file_atomically("a", "new", "")),
            "a: is not a regular file; not written");
  EXPECT_EQ(error_of(write_file_atomically("b/x.json", "new", "")),
            "b/x.json: No such file or directory");
  EXPECT_EQ(files_in(dir), 1U);
}

}  // namespace
}  // namespace posturelint
