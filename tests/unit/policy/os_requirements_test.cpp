// SPDX-License-Identifier: Apache-2.0
#include "policy/os_requirements.h"

#include <gtest/gtest.h>

namespace posturelint {
namespace {

TEST(OsRequirements, AreFoundInAllThreePlaces) {
  const Document document = Document::parse(R"({
    "thirdPartySignalProviders": {"dtc": {"osVersion": {"minimum": "10.0.19041"}}},
    "osVersionConstraints": [
      {"majorVersionConstraint": "WINDOWS_11", "dynamicVersionRequirement": {"type": "EXACT"}},
      {"majorVersionConstraint": "WINDOWS_10", "minimum": "10.0.19045"}],
    "osVersion": {"minimum": "10.0"}})");
  const auto found = os_requirements(document.root());
  ASSERT_EQ(found.size(), 4u);
  EXPECT_EQ(found[0].source, VersionSource::okta_verify);
  EXPECT_TRUE(found[0].minimum().is_string("10.0"));
  EXPECT_EQ(found[1].source, VersionSource::windows_major);
  EXPECT_TRUE(found[1].dynamic()["type"].is_string("EXACT"));
  EXPECT_TRUE(found[2].minimum().is_string("10.0.19045"));
  EXPECT_FALSE(found[2].dynamic());
  EXPECT_EQ(found[3].source, VersionSource::chrome);
}

TEST(OsRequirements, PassOverWhatIsNoObject) {
  const Document document = Document::parse(
      R"({"osVersion": "14.4", "osVersionConstraints": [1, "${x}"], "thirdPartySignalProviders": null})");
  EXPECT_TRUE(os_requirements(document.root()).empty());
}

TEST(MinimumVersions, LeaveOutWhatIsNoVersion) {
  const Document document = Document::parse(R"({
    "osVersion": {"minimum": "v17"},
    "osVersionConstraints": [{"minimum": "10.0.22631"}, {"minimum": "${build}"}],
    "thirdPartySignalProviders": {"dtc": {"osVersion": {"minimum": 14}}}})");
  const auto found = minimum_versions(os_requirements(document.root()));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].source, VersionSource::windows_major);
  EXPECT_EQ(found[0].text, "10.0.22631");
  EXPECT_EQ(found[0].version.part(2), 22631u);
}

}  // namespace
}  // namespace posturelint
