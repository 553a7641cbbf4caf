// SPDX-License-Identifier: Apache-2.0
#include "lsp/cursor.h"

#include <algorithm>

#include "schema/check.h"

namespace posturelint::lsp {
namespace {

std::optional<std::uint32_t> fragment_offset(const Fragment& fragment, std::uint32_t host,
                                             std::size_t text_size) {
  if (host < fragment.host.begin || host > fragment.host.end) return std::nullopt;
  std::uint32_t offset = 0;
  if (fragment.map.from_host(host, offset)) {
    return std::min(offset, static_cast<std::uint32_t>(text_size));
  }
  // Right behind a piece: at the end of the fragment, or before what its host puts in between.
  if (host > 0 && fragment.map.from_host(host - 1, offset)) {
    return std::min(offset + 1, static_cast<std::uint32_t>(text_size));
  }
  return std::nullopt;
}

}  // namespace

Node Cursor::node() const {
  const Node here = document().at(offset);
  const bool is_inside = here && !here.is_object() && !here.is_array();
  if (is_inside || offset == 0) return here;
  const Node before = document().at(offset - 1);
  const Span key = before.key_span();
  const bool ends_here =
      before && (before.span().end == offset || (!key.empty() && key.end == offset));
  return ends_here && (!before.is_object() && !before.is_array()) ? before : here;
}

std::optional<Cursor> cursor_at(const Analysis& analysis, std::uint32_t host_offset) {
  const auto& fragments = analysis.extraction.fragments;
  for (std::size_t i = 0; i < fragments.size(); ++i) {
    const std::size_t size = analysis.documents[i].text().size();
    if (const auto offset = fragment_offset(fragments[i], host_offset, size)) {
      return Cursor{&analysis, i, *offset};
    }
  }
  return std::nullopt;
}

const Resource* resource_around(const Analysis& analysis, Node node) {
  const Resource* found = nullptr;
  for (const Resource& resource : analysis.resources) {
    if (resource.node.tree() != node.tree()) continue;
    const bool inside =
        resource.node.index() <= node.index() && resource.node.span().contains(node.member_span());
    if ((inside || resource.node == node) &&
        (found == nullptr || resource.node.index() >= found->node.index())) {
      found = &resource;
    }
  }
  return found;
}

std::vector<Node> ancestry(Node node) {
  std::vector<Node> chain;
  for (; node; node = node.parent()) chain.push_back(node);
  return chain;
}

std::string property_path(const Resource& resource, Node node) {
  std::vector<std::string_view> keys;
  for (; node && node != resource.node; node = node.parent()) {
    if (node.parent().is_object()) keys.push_back(node.key());
  }
  std::string path;
  for (auto key = keys.rbegin(); key != keys.rend(); ++key) {
    if (!path.empty()) path += '.';
    path += *key;
  }
  return path;
}

SchemaPlace schema_place(const SchemaStore& schemas, const SchemaKey& key, const Resource& resource,
                         Node node) {
  const CompiledSchema* schema = schemas.find(key);
  if (schema == nullptr) return {};
  return {schema, schema->schemas_at(resource.node, node)};
}

SchemaKey written_key(const Resource& resource) {
  SchemaKey key = schema_key(resource, resource.platform);
  if (resource.direction != Direction::response) key.direction = Direction::request;
  return key;
}

}  // namespace posturelint::lsp
