// SPDX-License-Identifier: Apache-2.0
#include "schema/embedded_data.h"
#include "schema/overlay.h"
#include "schema/schema_store.h"

namespace posturelint {

std::span<const EmbeddedSchema> embedded_schemas() { return detail::schemas(); }

std::span<const Release> known_releases() { return detail::releases(); }

const EmbeddedSchema* find_embedded_schema(const SchemaKey& key, Release release) {
  return find_embedded_schema(detail::schemas(), key, release);
}

const EmbeddedSchema* find_embedded_schema(std::span<const EmbeddedSchema> schemas,
                                           const SchemaKey& key, Release release) {
  const EmbeddedSchema* newest = nullptr;
  for (const EmbeddedSchema& schema : schemas) {
    if (schema.key != key || schema.release > release) continue;
    if (newest == nullptr || newest->release < schema.release) newest = &schema;
  }
  return newest;
}

Result<std::vector<Overlay>> embedded_overlays() {
  std::vector<Overlay> overlays;
  for (const detail::EmbeddedOverlay& file : detail::overlays()) {
    auto overlay = parse_overlay(file.name, file.text);
    if (!overlay) return overlay.error();
    overlays.push_back(std::move(*overlay));
  }
  return overlays;
}

}  // namespace posturelint
