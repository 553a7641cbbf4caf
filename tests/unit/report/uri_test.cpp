// SPDX-License-Identifier: Apache-2.0
#include "report/uri.h"

#include <gtest/gtest.h>

namespace posturelint {
namespace {

struct PathCase {
  const char* what;
  std::string_view path;
  std::string_view working_directory;
  std::string_view reported;
  bool inside;
};

constexpr PathCase kPaths[] = {
    {"a relative path stays", "policies/ios.json", "/work", "policies/ios.json", true},
    {"without ./", "./policies//./ios.json", "/work", "policies/ios.json", true},
    {"a detour is left out", "policies/../ios.json", "/work", "ios.json", true},
    {"an absolute path below the working directory", "/work/a/ios.json", "/work/", "a/ios.json",
     true},
    {"a neighbour whose name begins alike", "/workshop/ios.json", "/work", "/workshop/ios.json",
     false},
    {"an absolute path elsewhere", "/etc/ios.json", "/work", "/etc/ios.json", false},
    {"a path that climbs out", "../ios.json", "/home/me", "/home/ios.json", false},
    {"a path that climbs out and comes back", "../me/ios.json", "/home/me", "ios.json", true},
    {"a path that climbs out of the unknown", "../ios.json", "", "../ios.json", false},
    {"above the root is the root", "/../ios.json", "", "/ios.json", false},
};

TEST(ReportedPath, IsRelativeToTheWorkingDirectoryWhereItCanBe) {
  for (const PathCase& c : kPaths) {
    SCOPED_TRACE(c.what);
    const ReportedPath reported = reported_path(c.path, c.working_directory);
    EXPECT_EQ(reported.path, c.reported);
    EXPECT_EQ(reported.inside, c.inside);
  }
}

TEST(PathToUri, EncodesWhatHasAMeaning) {
  EXPECT_EQ(path_to_uri("policies/ios-1_a.b~c.json"), "policies/ios-1_a.b~c.json");
  EXPECT_EQ(path_to_uri("büro macs#1?.json"), "b%C3%BCro%20macs%231%3F.json");
  EXPECT_EQ(path_to_uri("c:policy.json"), "c%3Apolicy.json");
  EXPECT_EQ(path_to_uri("100%.json"), "100%25.json");
  EXPECT_EQ(path_to_uri("\xFF.json"), "%FF.json");
  EXPECT_EQ(path_to_uri("/etc/ios.json"), "file:///etc/ios.json");
}

}  // namespace
}  // namespace posturelint
