// SPDX-License-Identifier: Apache-2.0
#include "schema/schema_store.h"

#include <algorithm>
#include <mutex>
#include <optional>

#include "base/assert.h"
#include "schema/compiled_schema.h"

namespace posturelint {
namespace {

constexpr Release kEndOfTime{.year = 0xFFFF};

}  // namespace

struct SchemaStore::Cache {
  struct Entry {
    std::once_flag once;
    std::optional<CompiledSchema> schema;
  };

  explicit Cache(std::span<const EmbeddedSchema> all) : texts(all), entries(all.size()) {
    for (const EmbeddedSchema& schema : all) oldest = std::min(oldest, schema.release);
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
  Release oldest = kEndOfTime;
};

SchemaStore::SchemaStore(Release release) : SchemaStore(release, embedded_schemas()) {}

SchemaStore::SchemaStore(Release release, std::span<const EmbeddedSchema> schemas)
    : release_(release), cache_(std::make_unique<Cache>(schemas)) {}

SchemaStore::~SchemaStore() = default;

const CompiledSchema* SchemaStore::find(const SchemaKey& key) const {
  // For a release before the first one we know, that one is the best guess.
  return find(key, std::max(release_, cache_->oldest));
}

const CompiledSchema* SchemaStore::find_newest(const SchemaKey& key) const {
  return find(key, kEndOfTime);
}

const CompiledSchema* SchemaStore::find(const SchemaKey& key, Release release) const {
  const EmbeddedSchema* best = nullptr;
  for (const EmbeddedSchema& schema : cache_->texts) {
    if (schema.key != key || schema.release > release) continue;
    if (best == nullptr || best->release < schema.release) best = &schema;
  }
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
