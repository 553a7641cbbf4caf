// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/schema_store.h"
#include "tests/support/golden.h"

namespace posturelint {
namespace {

constexpr SchemaKey kIosRequest = {ResourceKind::device_assurance, Platform::ios,
                                   Direction::request};

TEST(EmbeddedSchemas, AreTheCommittedFiles) {
  std::set<std::string> files;
  const std::filesystem::path folder = test::project_dir() + "/schemas/derived";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      files.insert(std::filesystem::relative(entry.path(), folder).generic_string());
    }
  }
  std::set<std::string> embedded;
  for (const EmbeddedSchema& schema : embedded_schemas()) {
    const std::string file =
        fmt::format("{}/{}.schema.json", to_string(schema.release), schema.name);
    embedded.insert(file);
    EXPECT_EQ(schema.text, test::read_project_file("schemas/derived/" + file));
  }
  EXPECT_EQ(embedded, files);
}

TEST(EmbeddedSchemas, AreSortedByNameAndRelease) {
  const auto before = [](const EmbeddedSchema& a, const EmbeddedSchema& b) {
    return std::pair(a.name, a.release) < std::pair(b.name, b.release);
  };
  EXPECT_TRUE(std::ranges::is_sorted(embedded_schemas(), before));
}

TEST(EmbeddedSchemas, HaveTheKeyTheirNameSays) {
  const auto key = [](std::string_view name) {
    for (const EmbeddedSchema& schema : embedded_schemas()) {
      if (schema.name == name) return schema.key;
    }
    return SchemaKey{.kind = ResourceKind::other_policy};
  };
  EXPECT_EQ(key("device-assurance.IOS.request"), kIosRequest);
  EXPECT_EQ(
      key("device-assurance.list"),
      (SchemaKey{ResourceKind::device_assurance, Platform::unknown, Direction::response, true}));
  EXPECT_EQ(key("access-policy-rule.response"),
            (SchemaKey{ResourceKind::access_policy_rule, Platform::unknown, Direction::response}));
  EXPECT_EQ(key("posture-check.request"),
            (SchemaKey{ResourceKind::posture_check, Platform::unknown, Direction::request}));
  EXPECT_EQ(key("api-error.response"),
            (SchemaKey{ResourceKind::api_error, Platform::unknown, Direction::response}));
}

TEST(EmbeddedSchemas, TheOneInForceIsTheNewestNotNewerThanTheRelease) {
  const auto in_force = [](Release release) {
    const EmbeddedSchema* schema = find_embedded_schema(kIosRequest, release);
    return schema == nullptr ? "none" : to_string(schema->release);
  };
  EXPECT_EQ(in_force({2024, 1, 0}), "none");
  EXPECT_EQ(in_force({2024, 6, 1}), "2024.06.1");
  EXPECT_EQ(in_force({2024, 8, 0}), "2024.06.1") << "nothing changed in between";
  EXPECT_EQ(in_force({2024, 9, 2}), "2024.09.2");
  EXPECT_EQ(in_force({2099, 1, 0}), "2026.03.0");
}

TEST(EmbeddedSchemas, APlatformIsNeededForDeviceAssurance) {
  EXPECT_EQ(find_embedded_schema({ResourceKind::device_assurance}, {2026, 6, 3}), nullptr);
}

TEST(EmbeddedSchemas, EveryKindHasRequestResponseAndList) {
  for (const ResourceKind kind : {ResourceKind::access_policy, ResourceKind::access_policy_rule,
                                  ResourceKind::posture_check}) {
    EXPECT_TRUE(
        find_embedded_schema({.kind = kind, .direction = Direction::request}, {2026, 6, 3}));
    EXPECT_TRUE(
        find_embedded_schema({.kind = kind, .direction = Direction::response}, {2026, 6, 3}));
    EXPECT_TRUE(find_embedded_schema({.kind = kind, .direction = Direction::response, .list = true},
                                     {2026, 6, 3}));
  }
  for (const Platform platform : kPlatforms) {
    EXPECT_TRUE(find_embedded_schema({ResourceKind::device_assurance, platform, Direction::request},
                                     {2026, 6, 3}));
    EXPECT_TRUE(find_embedded_schema(
        {ResourceKind::device_assurance, platform, Direction::response}, {2026, 6, 3}));
  }
}

TEST(KnownReleases, AreThoseInWhichASchemaChanged) {
  std::vector<std::string> releases;
  for (const Release release : known_releases()) releases.push_back(to_string(release));
  EXPECT_THAT(releases, testing::ElementsAre("2024.06.1", "2024.08.0", "2024.09.2", "2025.08.0",
                                             "2025.11.0", "2026.03.0", "2026.05.1"));
}

}  // namespace
}  // namespace posturelint
