// SPDX-License-Identifier: Apache-2.0
#include "schema/describe_elsewhere.h"

#include <algorithm>

#include <fmt/format.h>

namespace posturelint {
namespace {

struct Place {
  SchemaId id;
  std::string path;
};

/// Adds the schemas one step below `at`: of members and items one step in the path, of alternatives
/// none.
void add_below(const CompiledSchema& schema, const Place& at, std::vector<Place>& out) {
  const SchemaNode& node = schema[at.id];
  for (const SchemaProperty& property : schema.properties(node)) {
    out.push_back({property.schema, at.path.empty()
                                        ? std::string(property.name)
                                        : fmt::format("{}.{}", at.path, property.name)});
  }
  if (node.items != kNoSchema) out.push_back({node.items, at.path + "[]"});
  for (const SchemaRange range : {node.all_of, node.any_of, node.one_of}) {
    for (const SchemaId branch : schema.branches(range)) out.push_back({branch, at.path});
  }
}

}  // namespace

ReleaseRange releases_where(const SchemaContext& context, const SchemaQuestion& question) {
  ReleaseRange range;
  for (const Release release : context.schemas.releases(context.key)) {
    const CompiledSchema* schema = context.schemas.find(context.key, release);
    const bool yes = schema != nullptr && question(*schema);
    if (yes && !range.first) range.first = release;
    if (yes) range.until.reset();
    if (!yes && range.first && !range.until) range.until = release;
  }
  return range;
}

std::vector<std::string_view> platforms_where(const SchemaContext& context,
                                              const SchemaQuestion& question) {
  std::vector<std::string_view> platforms;
  if (context.key.platform == Platform::unknown) return platforms;
  for (const Platform platform : kPlatforms) {
    if (platform == context.key.platform) continue;
    SchemaKey key = context.key;
    key.platform = platform;
    const CompiledSchema* schema = context.schemas.find(key);
    if (schema != nullptr && question(*schema)) platforms.push_back(to_string(platform));
  }
  return platforms;
}

std::vector<std::string> places_of(const CompiledSchema& schema, std::string_view name,
                                   Node value) {
  const TypeSet type = type_of(value);
  std::vector<bool> seen(schema.size(), false);
  std::vector<Place> queue = {{schema.root(), ""}};
  std::vector<std::string> places;
  for (std::size_t i = 0; i < queue.size(); ++i) {
    const Place at = queue[i];
    if (seen[at.id]) continue;
    seen[at.id] = true;
    const SchemaProperty* property = schema.find_property(schema[at.id], name);
    if (property != nullptr && (type == 0 || (schema[property->schema].types & type) != 0) &&
        std::ranges::find(places, at.path) == places.end()) {
      places.push_back(at.path);
    }
    add_below(schema, at, queue);
  }
  return places;
}

}  // namespace posturelint
