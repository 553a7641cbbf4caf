// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/analysis.h"
#include "schema/compiled_schema.h"
#include "schema/schema_store.h"

namespace posturelint::lsp {

/// A place in the JSON of a file.
struct Cursor {
  const Analysis* analysis = nullptr;
  std::size_t fragment_index = 0;
  /// In the fragment's text.
  std::uint32_t offset = 0;

  [[nodiscard]] const Fragment& fragment() const {
    return analysis->extraction.fragments[fragment_index];
  }
  [[nodiscard]] const Document& document() const { return analysis->documents[fragment_index]; }
  [[nodiscard]] std::string_view text() const { return document().text(); }
  [[nodiscard]] Span to_host(Span span) const { return fragment().map.to_host(span); }
  /// The innermost value whose key or value is here or ends here; may be null.
  [[nodiscard]] Node node() const;
};

/// Nothing outside of JSON.
std::optional<Cursor> cursor_at(const Analysis& analysis, std::uint32_t host_offset);

/// The innermost resource that a value belongs to, or null.
const Resource* resource_around(const Analysis& analysis, Node node);
/// All objects and arrays around a value, from the inside; the value itself first.
std::vector<Node> ancestry(Node node);
/// The way from a resource to a value, without positions in lists: `conditions.device.managed`.
std::string property_path(const Resource& resource, Node node);

/// What the schema of a resource says about a place in it.
struct SchemaPlace {
  const CompiledSchema* schema = nullptr;
  std::vector<SchemaId> ids;

  explicit operator bool() const { return !ids.empty(); }
};
/// Of a value.
SchemaPlace schema_place(const SchemaStore& schemas, const SchemaKey& key, const Resource& resource,
                         Node node);
/// The schema of a resource as people write it: a request, unless it is an answer.
SchemaKey written_key(const Resource& resource);

}  // namespace posturelint::lsp
