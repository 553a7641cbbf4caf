// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/resource.h"
#include "schema/release.h"

namespace posturelint {

class CompiledSchema;

/// Which schema: one per resource × platform × direction, from the release where it last changed.
struct SchemaKey {
  ResourceKind kind = ResourceKind::device_assurance;
  Platform platform = Platform::unknown;  // device assurance policies only
  Direction direction = Direction::request;
  bool list = false;

  friend auto operator<=>(const SchemaKey&, const SchemaKey&) = default;
};

/// One committed schema file, embedded in the program.
struct EmbeddedSchema {
  /// `device-assurance.IOS.request`, `access-policy-rule.response`, `device-assurance.list`, …
  std::string_view name;
  SchemaKey key;
  Release release;
  /// The JSON text of the draft-07 schema.
  std::string_view text;
};

/// All embedded schemas, sorted by name and then by release.
std::span<const EmbeddedSchema> embedded_schemas();
/// The schema in force at a release: the newest one not newer than it. Null when there is none.
const EmbeddedSchema* find_embedded_schema(const SchemaKey& key, Release release);
/// The same among `schemas`.
const EmbeddedSchema* find_embedded_schema(std::span<const EmbeddedSchema> schemas,
                                           const SchemaKey& key, Release release);
/// The releases in which anything changed, ascending; the last one is the newest known.
std::span<const Release> known_releases();

/// Compiles schemas when they are first needed and keeps them. One per run; safe to share between
/// threads.
class SchemaStore {
 public:
  /// For policies written for `release`.
  explicit SchemaStore(Release release);
  /// The same with schemas of the caller, who keeps them alive.
  SchemaStore(Release release, std::span<const EmbeddedSchema> schemas);
  ~SchemaStore();
  SchemaStore(const SchemaStore&) = delete;
  SchemaStore& operator=(const SchemaStore&) = delete;

  [[nodiscard]] Release release() const { return release_; }
  /// Null when the release has no such schema.
  [[nodiscard]] const CompiledSchema* find(const SchemaKey& key) const;
  /// The same key in the newest release: to tell "valid from 2025.08.0" from "unknown".
  [[nodiscard]] const CompiledSchema* find_newest(const SchemaKey& key) const;
  /// The same key as of another release.
  [[nodiscard]] const CompiledSchema* find(const SchemaKey& key, Release release) const;
  /// The releases in which the schema of a key came or changed, ascending.
  [[nodiscard]] std::vector<Release> releases(const SchemaKey& key) const;

 private:
  struct Cache;
  Release release_;
  std::unique_ptr<Cache> cache_;
};

}  // namespace posturelint
