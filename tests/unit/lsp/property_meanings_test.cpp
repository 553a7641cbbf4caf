// SPDX-License-Identifier: Apache-2.0
#include "lsp/property_meanings.h"

#include <set>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "schema/compiled_schema.h"
#include "schema/schema_store.h"

namespace posturelint::lsp {
namespace {

/// Collects the paths of all properties of a schema, as property_path() writes them.
class Paths {
 public:
  explicit Paths(const CompiledSchema& schema) : schema_(schema) { walk(schema.root(), "", 0); }
  std::set<std::string> all;

 private:
  void walk(SchemaId id, const std::string& path, int depth) {
    constexpr int kDeepEnough = 12;
    if (id == kNoSchema || depth > kDeepEnough) return;
    const SchemaNode& node = schema_[id];
    for (const SchemaProperty& property : schema_.properties(node)) {
      const std::string below =
          path.empty() ? std::string(property.name) : fmt::format("{}.{}", path, property.name);
      if (all.insert(below).second) walk(property.schema, below, depth + 1);
    }
    walk(node.items, path, depth + 1);
    for (const SchemaRange range : {node.all_of, node.any_of, node.one_of}) {
      for (const SchemaId branch : schema_.branches(range)) walk(branch, path, depth + 1);
    }
  }

  const CompiledSchema& schema_;
};

TEST(PropertyMeanings, EveryPropertyOfTheSchemasHasOne) {
  const SchemaStore store(known_releases().back());
  std::set<std::string> missing;
  for (const EmbeddedSchema& embedded : embedded_schemas()) {
    if (embedded.key.list) continue;
    const bool is_ours = embedded.key.kind == ResourceKind::device_assurance ||
                         embedded.key.kind == ResourceKind::access_policy ||
                         embedded.key.kind == ResourceKind::access_policy_rule ||
                         embedded.key.kind == ResourceKind::posture_check;
    const CompiledSchema* schema = store.find(embedded.key);
    if (!is_ours || schema == nullptr) continue;
    for (const std::string& path : Paths(*schema).all) {
      if (path.starts_with("_links.")) continue;
      if (meaning_of(embedded.key.kind, path).empty()) {
        missing.insert(fmt::format("{}: {}", to_string(embedded.key.kind), path));
      }
    }
  }
  EXPECT_EQ(missing, std::set<std::string>{});
}

TEST(PropertyMeanings, TheLongestPathThatFitsCounts) {
  constexpr auto kRule = ResourceKind::access_policy_rule;
  EXPECT_NE(meaning_of(kRule, "conditions.people.groups.include"),
            meaning_of(kRule, "conditions.people.users.include"));
  EXPECT_EQ(meaning_of(kRule, "conditions.nothing"), "");
  EXPECT_EQ(meaning_of(kRule, "surname"), "");
}

TEST(PropertyMeanings, AreSentences) {
  for (const PropertyMeaning& entry : property_meanings()) {
    EXPECT_TRUE(entry.meaning.ends_with('.')) << entry.path;
    EXPECT_LE(entry.meaning.size(), 200U) << entry.path;
  }
}

}  // namespace
}  // namespace posturelint::lsp
