// SPDX-License-Identifier: Apache-2.0
#include "schema/schema_store.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <mutex>
#include <optional>

#include "base/assert.h"
#include "schema/compiled_schema.h"

namespace posturelint {
namespace {

constexpr Release kEndOfTime{.year = 0xFFFF};

constexpr std::size_t kPlatformCount = 1 + std::size(kPlatforms);
constexpr std::size_t kDirections = 3;

/// A number for each key, below kKeys.
constexpr std::size_t kKeys = kResourceKinds * kPlatformCount * kDirections * 2;
std::size_t index_of(const SchemaKey& key) {
  std::size_t index = static_cast<std::size_t>(key.kind);
  index = index * kPlatformCount + static_cast<std::size_t>(key.platform);
  index = index * kDirections + static_cast<std::size_t>(key.direction);
  return index * 2 + (key.list ? 1 : 0);
}

}  // namespace

struct SchemaStore::Cache {
  struct Entry {
    std::once_flag once;
    std::optional<CompiledSchema> schema;
  };

  Cache(std::span<const EmbeddedSchema> all, Release release) : texts(all), entries(all.size()) {
    Release oldest = kEndOfTime;
    for (const EmbeddedSchema& schema : all) oldest = std::min(oldest, schema.release);
    // For a release before the first one we know, that one is the best guess.
    const Release known = std::max(release, oldest);
    for (const EmbeddedSchema& schema : all) {
      in_force[index_of(schema.key)] = find_embedded_schema(all, schema.key, known);
    }
  }

  const CompiledSchema* compiled(const EmbeddedSchema& text) {
    Entry& entry = entries[static_cast<std::size_t>(&text - texts.data())];
    std::call_once(entry.once, [&] {
      Result<CompiledSchema> schema = compile_schema(text.text);
      POSTURELINT_ASSERT(schema.has_value());
      entry.schema.emplace(std::move(*schema));
    });
    return &*entry.schema;
  }

  std::span<const EmbeddedSchema> texts;
  std::vector<Entry> entries;  // entries[i] is texts[i] compiled
  // By index_of(key), for the store's release.
  std::array<const EmbeddedSchema*, kKeys> in_force = {};
};

SchemaStore::SchemaStore(Release release) : SchemaStore(release, embedded_schemas()) {}

SchemaStore::SchemaStore(Release release, std::span<const EmbeddedSchema> schemas)
    : release_(release), cache_(std::make_unique<Cache>(schemas, release)) {}

SchemaStore::~SchemaStore() = default;

const CompiledSchema* SchemaStore::find(const SchemaKey& key) const {
  const EmbeddedSchema* text = cache_->in_force[index_of(key)];
  return text == nullptr ? nullptr : cache_->compiled(*text);
}

const CompiledSchema* SchemaStore::find_newest(const SchemaKey& key) const {
  return find(key, kEndOfTime);
}

const CompiledSchema* SchemaStore::find(const SchemaKey& key, Release release) const {
  const EmbeddedSchema* best = find_embedded_schema(cache_->texts, key, release);
  return best == nullptr ? nullptr : cache_->compiled(*best);
}

std::vector<Release> SchemaStore::releases(const SchemaKey& key) const {
  std::vector<Release> releases;
  for (const EmbeddedSchema& schema : cache_->texts) {
    if (schema.key == key) releases.push_back(schema.release);
  }
  std::ranges::sort(releases);
  return releases;
}

}  // namespace posturelint
