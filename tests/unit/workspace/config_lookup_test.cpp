// SPDX-License-Identifier: Apache-2.0
#include "workspace/config_lookup.h"

#include <gtest/gtest.h>

#include "rules/builtin_rules.h"
#include "tests/unit/workspace/working_dir.h"

namespace posturelint {
namespace {

using test::WorkingDir;

/// The name of the configuration that a folder gets; `none`, or the error.
std::string found_for(const std::string& folder, LookupOptions options = {}) {
  options.rules = rules::builtin();
  ConfigLookup configs(std::move(options));
  const auto setup = configs.find(folder);
  if (!setup) return setup.error().what;
  const SourcePtr& source = (*setup)->config().source;
  return source == nullptr ? "none" : source->name();
}

TEST(ConfigLookup, TakesTheNearestOneUpwards) {
  const WorkingDir dir;
  dir.write(".posturelint.yaml", "");
  dir.write("a/.posturelint.yaml", "");
  dir.write("a/b/x.json");
  EXPECT_EQ(found_for(""), ".posturelint.yaml");
  EXPECT_EQ(found_for("a/b"), "a/.posturelint.yaml");
  EXPECT_EQ(found_for("c/d"), ".posturelint.yaml");
  EXPECT_EQ(found_for(dir.folder().path("a/b")), dir.folder().path("a/.posturelint.yaml"));
}

TEST(ConfigLookup, GoesOnAboveTheWorkingDirectory) {
  const WorkingDir dir;
  dir.write(".posturelint.yaml", "exclude: [/a/b/old]");
  dir.write("a/b/x.json");
  dir.enter("a/b");
  EXPECT_EQ(found_for(""), "../../.posturelint.yaml");
  EXPECT_EQ(found_for(".."), "../../.posturelint.yaml");
  ConfigLookup configs({.rules = rules::builtin()});
  EXPECT_EQ(path_in_project((*configs.find(""))->config(), "x.json"), "a/b/x.json");
  EXPECT_EQ(path_in_project((*configs.find(".."))->config(), "../y.json"), "a/y.json");
}

TEST(ConfigLookup, FindsNoneWhereThereIsNone) {
  const WorkingDir dir;
  EXPECT_EQ(found_for(""), "none");
}

TEST(ConfigLookup, UsesTheOneItIsTold) {
  const WorkingDir dir;
  dir.write(".posturelint.yaml", "");
  dir.write("ci.yaml", "");
  EXPECT_EQ(found_for("a", {.config_file = "ci.yaml"}), "ci.yaml");
  EXPECT_EQ(found_for("a", {.no_config = true}), "none");
  EXPECT_EQ(found_for("a", {.config_file = "gone.yaml"}), "gone.yaml: No such file or directory");
}

TEST(ConfigLookup, SharesWhatIsTheSame) {
  const WorkingDir dir;
  dir.write(".posturelint.yaml", "");
  dir.write("a/.posturelint.yaml", "");
  ConfigLookup configs({.rules = rules::builtin()});
  const posturelint::Setup* top = *configs.find("");
  EXPECT_EQ(*configs.find("b/c"), top);
  EXPECT_NE(*configs.find("a"), top);
  EXPECT_EQ((*configs.find("a"))->schemas, top->schemas);
}

TEST(ConfigLookup, TheCommandLineWinsOverTheConfigurationsRelease) {
  const WorkingDir dir;
  dir.write(".posturelint.yaml", "api-release: 2025.08.0");
  ConfigLookup configs({.rules = rules::builtin()});
  EXPECT_EQ((*configs.find(""))->schemas->release(), (Release{2025, 8, 0}));
  ConfigLookup told({.rules = rules::builtin(), .api_release = Release{2025, 11, 0}});
  EXPECT_EQ((*told.find(""))->schemas->release(), (Release{2025, 11, 0}));
  EXPECT_EQ(found_for("", {.api_release = Release{2020, 1, 0}}),
            "API release 2020.01.0 is older than 2024.06.1, the first one known");
}

TEST(Paths, FolderAndName) {
  EXPECT_EQ(folder_of("a/b/x"), "a/b");
  EXPECT_EQ(folder_of("x"), "");
  EXPECT_EQ(folder_of("/x"), "/");
  EXPECT_EQ(join_path("", "x"), "x");
  EXPECT_EQ(join_path("a", "x"), "a/x");
  EXPECT_EQ(join_path("/", "x"), "/x");
}

}  // namespace
}  // namespace posturelint
