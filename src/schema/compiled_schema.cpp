// SPDX-License-Identifier: Apache-2.0
#include "schema/compiled_schema.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace posturelint {
namespace {

bool is_whole(Node number) {
  const std::optional<double> value = number.number();
  return value && std::isfinite(*value) && std::trunc(*value) == *value;
}

void add_once(std::vector<SchemaId>& ids, SchemaId id) {
  if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
}

}  // namespace

TypeSet type_of(Node value) {
  if (!value) return 0;
  switch (value.kind()) {
    case NodeKind::object:
      return kObjectType;
    case NodeKind::array:
      return kArrayType;
    case NodeKind::string:
      return kStringType;
    case NodeKind::boolean:
      return kBooleanType;
    case NodeKind::null:
      return kNullType;
    case NodeKind::number: {
      const bool integer = value.integer() || is_whole(value);
      return integer ? kIntegerType | kNumberType : kNumberType;
    }
    case NodeKind::placeholder:
    case NodeKind::broken:
      break;
  }
  return 0;
}

bool SchemaValue::equals(Node value) const {
  if ((type_of(value) & type) == 0) return false;
  if ((type & kNumberType) != 0) return value.number() == number;
  if (type == kStringType) return value.is_string(text);
  return value.text() == text;  // true, false, null
}

const SchemaProperty* CompiledSchema::find_property(const SchemaNode& schema, std::string_view name,
                                                    std::uint16_t tag) const {
  const std::span<const SchemaProperty> all = properties(schema);
  // Of the few properties that a schema mostly has, each one's tag is seen sooner than the names of
  // some are compared.
  constexpr std::size_t kFew = 32;
  if (all.size() > kFew) {
    const auto at = std::ranges::lower_bound(all, name, {}, &SchemaProperty::name);
    return at != all.end() && at->name == name ? &*at : nullptr;
  }
  for (const SchemaProperty& property : all) {
    if (property.tag == tag && property.name == name) return &property;
  }
  return nullptr;
}

SchemaId CompiledSchema::chosen_branch(const SchemaNode& schema, Node object) const {
  if (schema.discriminator.empty()) return kNoSchema;
  const Node value = object[schema.discriminator];
  for (const SchemaId id : branches(alternatives(schema))) {
    const SchemaProperty* property = find_property(nodes_[id], schema.discriminator);
    if (property != nullptr && values(nodes_[property->schema])[0].equals(value)) return id;
  }
  return kNoSchema;
}

void CompiledSchema::add_open_branches(SchemaId id, Node value, std::vector<SchemaId>& out) const {
  const std::size_t before = out.size();
  add_once(out, id);
  if (out.size() == before) return;
  const SchemaNode& schema = nodes_[id];
  if (!schema.combines) return;
  for (const SchemaId part : branches(schema.all_of)) add_open_branches(part, value, out);
  const SchemaId chosen = chosen_branch(schema, value);
  for (const SchemaRange alternatives : {schema.any_of, schema.one_of}) {
    for (const SchemaId branch : branches(alternatives)) {
      if (chosen == kNoSchema || branch == chosen) add_open_branches(branch, value, out);
    }
  }
  for (const SchemaId part : {schema.consequence, schema.alternative}) {
    if (part != kNoSchema) add_open_branches(part, value, out);
  }
}

std::vector<SchemaId> CompiledSchema::schemas_at(Node top, Node value) const {
  std::vector<Node> path;  // from the value up to just below the top
  for (; value && value != top; value = value.parent()) path.push_back(value);
  std::vector<SchemaId> found;
  if (!value) return found;
  add_open_branches(root(), top, found);
  while (!path.empty() && !found.empty()) {
    const Node step = path.back();
    path.pop_back();
    if (step.parent().is_object()) {
      found = below(found, step.key(), step);
    } else {
      std::vector<SchemaId> items;
      for (const SchemaId id : found) {
        if (nodes_[id].items != kNoSchema) add_open_branches(nodes_[id].items, step, items);
      }
      found = std::move(items);
    }
  }
  return found;
}

std::vector<SchemaId> CompiledSchema::schemas_at(Node top, Node object,
                                                 std::string_view key) const {
  return below(schemas_at(top, object), key, object[key]);
}

std::vector<SchemaId> CompiledSchema::below(std::span<const SchemaId> ids, std::string_view key,
                                            Node member) const {
  std::vector<SchemaId> found;
  for (const SchemaId id : ids) {
    if (const SchemaProperty* property = find_property(nodes_[id], key)) {
      add_open_branches(property->schema, member, found);
    }
  }
  return found;
}

}  // namespace posturelint
