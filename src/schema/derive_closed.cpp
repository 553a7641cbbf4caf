// SPDX-License-Identifier: Apache-2.0
#include "schema/derive_closed.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schema/openapi_schemas.h"

namespace posturelint {
namespace {

using json = nlohmann::ordered_json;

/// Keywords that OpenAPI 3.0 and draft-07 share, in the order in which we print them.
constexpr const char* kSharedKeywords[] = {
    "const",     "format",   "pattern",  "minimum",     "maximum",    "multipleOf", "minLength",
    "maxLength", "minItems", "maxItems", "uniqueItems", "deprecated", "readOnly",
};

void append_once(json& array, const json& value) {
  if (std::ranges::find(array, value) == array.end()) array.push_back(value);
}

bool is_true(const json& schema, const char* key) {
  const auto found = schema.find(key);
  return found != schema.end() && *found == true;
}

/// Lays `part` of an `allOf` over `into`, both without references: members and requirements add up,
/// for other keywords the later one counts.
void overlay_part(json& into, const json& part) {
  for (const auto& [key, value] : part.items()) {
    if (key == "properties") {
      json& properties = into["properties"];
      for (const auto& [name, schema] : value.items()) {
        const auto inherited = properties.find(name);
        if (inherited == properties.end()) {
          properties[name] = schema;
        } else {
          *inherited = json{{"allOf", json::array({*inherited, schema})}};
        }
      }
    } else if (key == "required") {
      json& required = into["required"];
      if (!required.is_array()) required = json::array();
      for (const json& name : value) append_once(required, name);
    } else {
      into[key] = value;
    }
  }
}

/// The real schemas are some twenty deep; one that contains itself through anything but a bare
/// `$ref` would have no end.
constexpr int kMaxDepth = 100;

class Depth {
 public:
  explicit Depth(int& depth) : depth_(depth) { ++depth_; }
  ~Depth() { --depth_; }
  Depth(const Depth&) = delete;
  Depth& operator=(const Depth&) = delete;

 private:
  int& depth_;
};

class Closer {
 public:
  Closer(const json& document, SchemaUse use)
      : schemas_(document["components"]["schemas"]), use_(use) {}

  json close_named(const std::string& name);
  json close_variant(const std::string& name, const std::string& discriminator);

  [[nodiscard]] const json& definitions() const { return definitions_; }
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  const json& find(const std::string& name);
  void fail(std::string what) {
    if (!error_) error_ = Error{std::move(what)};
  }
  json flatten(const json& schema, const std::string& name);
  json close(const json& schema, const std::string& name);
  json close_variants(const json& flat);
  json close_object(const json& flat);
  json close_array(const json& flat);

  const json& schemas_;
  SchemaUse use_;
  const json any_ = json::object();
  json definitions_ = json::object();
  std::vector<std::string> open_;  // the named schemas we are inside of
  std::set<std::string> recursive_;
  int depth_ = 0;
  std::optional<Error> error_;
};

const json& Closer::find(const std::string& name) {
  const auto found = schemas_.find(name);
  if (found != schemas_.end()) return *found;
  fail(fmt::format("there is no schema {}", name));
  return any_;
}

/// The schema with `$ref` and `allOf` replaced by what they stand for. `name` is its own name, if
/// it has one: a base whose discriminator maps a value to this name fixes that member.
json Closer::flatten(const json& schema, const std::string& name) {
  json flat = json::object();
  if (const auto reference = schema.find("$ref"); reference != schema.end()) {
    const std::string target(schema_reference(reference->get<std::string>()));
    flat = flatten(find(target), target);
  }
  if (const auto parts = schema.find("allOf"); parts != schema.end()) {
    for (const json& part : *parts) {
      json base = flatten(part, name);
      if (const auto variants = base.find("discriminator"); variants != base.end()) {
        const json mapping = variants->value("mapping", json::object());
        for (const auto& [value, target] : mapping.items()) {
          if (schema_reference(target.get<std::string>()) != name) continue;
          base["properties"][variants->at("propertyName").get<std::string>()] = {{"const", value}};
        }
        base.erase("discriminator");
      }
      overlay_part(flat, base);
    }
  }
  json own = schema;
  own.erase("$ref");
  own.erase("allOf");
  overlay_part(flat, own);
  return flat;
}

json Closer::close_named(const std::string& name) {
  json reference = {{"$ref", "#/definitions/" + name}};
  if (std::ranges::find(open_, name) != open_.end()) {
    recursive_.insert(name);
    return reference;
  }
  if (definitions_.contains(name)) return reference;
  open_.push_back(name);
  json closed = close(find(name), name);
  open_.pop_back();
  if (!recursive_.contains(name)) return closed;
  definitions_[name] = std::move(closed);
  return reference;
}

json Closer::close_variant(const std::string& name, const std::string& discriminator) {
  const json reference = {{"$ref", "#/components/schemas/" + name}};
  return close({{"allOf", json::array({reference})}, {"required", {discriminator}}}, name);
}

json Closer::close(const json& schema, const std::string& name) {
  const Depth depth(depth_);
  if (depth_ > kMaxDepth) {
    fail(fmt::format("{}: contains itself without end", open_.empty() ? name : open_.back()));
    return json::object();
  }
  if (const auto reference = schema.find("$ref"); reference != schema.end() && schema.size() == 1) {
    return close_named(std::string(schema_reference(reference->get<std::string>())));
  }
  const json flat = flatten(schema, name);
  if (flat.contains("discriminator")) return close_variants(flat);

  const bool nullable = is_true(flat, "nullable");
  json closed = json::object();
  std::string type = flat.value("type", std::string());
  if (type.empty() && flat.contains("properties")) type = "object";
  if (type.empty() && flat.contains("items")) type = "array";
  if (!type.empty()) {
    if (nullable) {
      closed["type"] = {type, "null"};
    } else {
      closed["type"] = type;
    }
  }
  if (const auto values = flat.find("enum"); values != flat.end()) {
    json& list = closed["enum"] = json::array();
    for (const json& value : *values) append_once(list, value);
    if (nullable) append_once(list, nullptr);
  }
  for (const char* keyword : kSharedKeywords) {
    const auto value = flat.find(keyword);
    if (value != flat.end() && *value != false) closed[keyword] = *value;
  }
  for (const char* keyword : {"oneOf", "anyOf"}) {
    const auto variants = flat.find(keyword);
    if (variants == flat.end()) continue;
    json& list = closed[keyword] = json::array();
    for (const json& variant : *variants) list.push_back(close(variant, {}));
  }
  if (type == "object") closed.update(close_object(flat));
  if (type == "array") closed.update(close_array(flat));
  return closed;
}

json Closer::close_variants(const json& flat) {
  const json& discriminator = flat["discriminator"];
  const auto member = discriminator.at("propertyName").get<std::string>();
  // By name: the order of the vendor's mapping has no meaning, and changes.
  std::map<std::string, std::string> variants;
  for (const auto& [value, target] : discriminator.at("mapping").items()) {
    variants[value] = schema_reference(target.get<std::string>());
  }
  json list = json::array();
  for (const auto& [value, target] : variants) list.push_back(close_variant(target, member));
  if (is_true(flat, "nullable")) list.push_back({{"type", "null"}});
  return {{"oneOf", std::move(list)}};
}

json Closer::close_object(const json& flat) {
  json closed = json::object();
  const auto members = flat.find("properties");
  const bool lists_members = members != flat.end() && !members->empty();
  std::set<std::string> left_out;
  if (lists_members) {
    // By name, so that a reordered document gives the same schema.
    std::map<std::string, json> properties;
    for (const auto& [name, schema] : members->items()) {
      if (use_ == SchemaUse::request && is_true(flatten(schema, {}), "readOnly")) {
        left_out.insert(name);
      } else {
        properties[name] = close(schema, {});
      }
    }
    closed["properties"] = properties;
  }
  json required = json::array();
  for (const json& name : flat.value("required", json::array())) {
    if (!left_out.contains(name.get<std::string>())) required.push_back(name);
  }
  if (!required.empty()) closed["required"] = std::move(required);

  const auto others = flat.find("additionalProperties");
  if (others == flat.end()) {
    if (lists_members) closed["additionalProperties"] = false;
  } else if (others->is_object()) {
    closed["additionalProperties"] = close(*others, {});
  } else {
    closed["additionalProperties"] = *others;
  }
  return closed;
}

json Closer::close_array(const json& flat) {
  const auto items = flat.find("items");
  if (items == flat.end() || items->empty()) return json::object();
  return {{"items", close(*items, {})}};
}

}  // namespace

Result<json> close_schemas(const json& document, std::span<const std::string_view> names,
                           SchemaUse use, ListShape shape) {
  Closer closer(document, use);
  json schema;
  if (shape.discriminator.empty()) {
    schema = closer.close_named(std::string(names.front()));
  } else {
    json variants = json::array();
    for (const std::string_view name : names) {
      variants.push_back(closer.close_variant(std::string(name), std::string(shape.discriminator)));
    }
    schema = {{"oneOf", std::move(variants)}};
  }
  if (closer.error()) return *closer.error();

  json root = {{"$schema", "http://json-schema.org/draft-07/schema#"}};
  if (shape.list) {
    root.update({{"type", "array"}, {"items", std::move(schema)}});
  } else {
    root.update(schema);
  }
  if (!closer.definitions().empty()) root["definitions"] = closer.definitions();
  return root;
}

}  // namespace posturelint
