// SPDX-License-Identifier: Apache-2.0
#include "schema/standalone_schema.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/nearest.h"
#include "schema/violation.h"

namespace posturelint {
namespace {

using Found = std::optional<Mistake>;

/// What a keyword takes.
enum class Takes : std::uint8_t {
  schema,
  schemas,        // a list of at least one
  named_schemas,  // a mapping of names to schemas
  type,           // a type's name, or a list of them
  values,         // a list of strings, numbers, truth values and nulls
  value,          // one of those
  names,          // a list of strings
  count,          // a whole number, not negative
  number,
  positive,
  truth,
  expression,
  text,
};

struct Keyword {
  std::string_view name;
  Takes takes;
};
constexpr Keyword kKeywords[] = {
    {"$comment", Takes::text},
    {"additionalProperties", Takes::schema},
    {"allOf", Takes::schemas},
    {"anyOf", Takes::schemas},
    {"const", Takes::value},
    {"contains", Takes::schema},
    {"description", Takes::text},
    {"else", Takes::schema},
    {"enum", Takes::values},
    {"exclusiveMaximum", Takes::number},
    {"exclusiveMinimum", Takes::number},
    {"format", Takes::text},
    {"if", Takes::schema},
    {"items", Takes::schema},
    {"maxItems", Takes::count},
    {"maxLength", Takes::count},
    {"maxProperties", Takes::count},
    {"maximum", Takes::number},
    {"minItems", Takes::count},
    {"minLength", Takes::count},
    {"minProperties", Takes::count},
    {"minimum", Takes::number},
    {"multipleOf", Takes::positive},
    {"not", Takes::schema},
    {"oneOf", Takes::schemas},
    {"pattern", Takes::expression},
    {"properties", Takes::named_schemas},
    {"required", Takes::names},
    {"then", Takes::schema},
    {"title", Takes::text},
    {"type", Takes::type},
    {"uniqueItems", Takes::truth},
};
constexpr std::string_view kTypes[] = {"array",  "boolean", "integer", "null",
                                       "number", "object",  "string"};

class SchemaReader {
 public:
  Found read(Node schema, int depth) {
    if (depth > kMaxStandaloneDepth) {
      return wrong(schema, fmt::format("a schema has at most {} levels", kMaxStandaloneDepth));
    }
    if (++schemas_ > kMaxStandaloneSchemas) {
      return wrong(schema, fmt::format("a schema has at most {} parts", kMaxStandaloneSchemas));
    }
    if (schema.is(NodeKind::boolean)) return std::nullopt;
    if (!schema.is_object()) return wrong(schema, "a schema is an object, true or false");
    for (const Node member : schema.members()) {
      if (auto mistake = read_keyword(member, depth)) return mistake;
    }
    return std::nullopt;
  }

 private:
  static Found wrong(Node node, std::string what) { return Mistake{node.span(), std::move(what)}; }

  Found read_keyword(Node member, int depth) {
    const std::string_view name = member.key();
    if (name == "$ref" || name == "$id" || name == "id" || name == "definitions") {
      return Mistake{member.key_span(),
                     fmt::format("\"{}\" is not supported: the schema of a rule stands alone, and "
                                 "nothing is looked up",
                                 name)};
    }
    const auto* keyword = std::ranges::find(kKeywords, name, &Keyword::name);
    if (keyword == std::end(kKeywords)) {
      std::vector<std::string_view> names;
      for (const Keyword& known : kKeywords) names.push_back(known.name);
      return Mistake{member.key_span(), fmt::format("the schema of a rule has no keyword \"{}\"{}",
                                                    name, did_you_mean(name, names))};
    }
    if (keyword->name == "const" && member.parent()["enum"]) {
      return Mistake{member.key_span(), "a schema has \"const\" or \"enum\", not both"};
    }
    return read_value(member, *keyword, depth);
  }

  Found read_value(Node value, const Keyword& keyword, int depth) {
    switch (keyword.takes) {
      case Takes::schema:
        return read(value, depth + 1);
      case Takes::schemas:
        if (!value.is_array() || value.size() == 0) return takes(value, keyword, "list of schemas");
        return read_each(value, depth);
      case Takes::named_schemas:
        if (!value.is_object()) return takes(value, keyword, "mapping of names to schemas");
        return read_each(value, depth);
      case Takes::type:
        return read_type(value, keyword);
      case Takes::values:
        if (!value.is_array() || value.size() == 0) return takes(value, keyword, "list of values");
        for (const Node item : value.items()) {
          if (auto mistake = read_scalar(item, keyword)) return mistake;
        }
        return std::nullopt;
      case Takes::value:
        return read_scalar(value, keyword);
      case Takes::names:
        return read_names(value, keyword);
      case Takes::count: {
        const auto number = value.integer();
        return number && *number >= 0 ? std::nullopt : takes(value, keyword, "count from 0 up");
      }
      case Takes::number:
        return value.number() ? std::nullopt : takes(value, keyword, "number");
      case Takes::positive:
        return value.number().value_or(0) > 0 ? std::nullopt
                                              : takes(value, keyword, "number above 0");
      case Takes::truth:
        return value.boolean() ? std::nullopt : takes(value, keyword, "truth value");
      case Takes::expression:
        return read_expression(value, keyword);
      case Takes::text:
        return value.is_string() ? std::nullopt : takes(value, keyword, "string");
    }
    return std::nullopt;
  }

  static Found takes(Node value, const Keyword& keyword, std::string_view what) {
    return wrong(value, fmt::format("\"{}\" takes a {}", keyword.name, what));
  }

  Found read_each(Node container, int depth) {
    for (const Node child : container.children()) {
      if (auto mistake = read(child, depth + 1)) return mistake;
    }
    return std::nullopt;
  }

  static Found read_type(Node value, const Keyword& keyword) {
    const auto read_one = [&](Node type) -> Found {
      if (!type.is_string()) return takes(type, keyword, "type's name, or a list of them");
      const std::string name = content_of(type);
      if (std::ranges::find(kTypes, name) != std::end(kTypes)) return std::nullopt;
      return wrong(type, fmt::format("unknown type \"{}\"{}", name, did_you_mean(name, kTypes)));
    };
    if (!value.is_array() || value.size() == 0) return read_one(value);
    for (const Node item : value.items()) {
      if (auto mistake = read_one(item)) return mistake;
    }
    return std::nullopt;
  }

  static Found read_scalar(Node value, const Keyword& keyword) {
    if (value.is_object() || value.is_array()) {
      return wrong(value, fmt::format("an object or array in \"{}\" is not supported; say with "
                                      "\"properties\" or \"items\" what it holds",
                                      keyword.name));
    }
    if (!value.is_unknown()) return std::nullopt;
    return wrong(value,
                 fmt::format("\"{}\" needs the value itself, not a placeholder", keyword.name));
  }

  static Found read_names(Node value, const Keyword& keyword) {
    if (!value.is_array()) return takes(value, keyword, "list of names");
    for (const Node item : value.items()) {
      if (!item.is_string()) return takes(item, keyword, "list of names");
    }
    return std::nullopt;
  }

  static Found read_expression(Node value, const Keyword& keyword) {
    if (!value.is_string()) return takes(value, keyword, "regular expression");
    const auto expression = Pattern::compile(content_of(value));
    if (expression) return std::nullopt;
    return wrong(value,
                 fmt::format("a regular expression we do not take: {}", expression.error().what));
  }

  std::size_t schemas_ = 0;
};

/// False for `true` and `{}`; valijson puts one where `additionalProperties` is left out.
bool asks_something(const SchemaNode& schema) {
  const SchemaNode nothing;
  return schema.types != nothing.types || schema.nothing || schema.combines ||
         schema.values.count != 0 || schema.properties.count != 0 || schema.required.count != 0 ||
         schema.items != nothing.items || schema.minimum != nothing.minimum ||
         schema.maximum != nothing.maximum || schema.multiple_of != nothing.multiple_of ||
         schema.min_length != nothing.min_length || schema.max_length != nothing.max_length ||
         schema.pattern != nothing.pattern || schema.format != nothing.format ||
         schema.expression != nothing.expression || schema.unique_items;
}

}  // namespace

std::string content_of(Node string) {
  return std::string(string.tree()->string(string.tree()->nodes()[string.index()]));
}

std::optional<Mistake> find_schema_mistake(Node schema) { return SchemaReader().read(schema, 1); }

Result<StandaloneSchema> StandaloneSchema::compile(Node schema) {
  Result<CompiledSchema> compiled = compile_schema(schema.text(), Patterns::any);
  if (!compiled) return compiled.error();
  StandaloneSchema out(std::move(*compiled));
  for (SchemaId id = 0; id < out.schema_.size(); ++id) {
    const SchemaNode& node = out.schema_[id];
    for (const SchemaProperty& property : out.schema_.properties(node)) {
      out.names_.push_back(property.name);
    }
    const auto required = out.schema_.required(node);
    out.names_.insert(out.names_.end(), required.begin(), required.end());
    out.may_refuse_unknown_ |=
        node.negated != kNoSchema || node.condition != kNoSchema || node.one_of.count != 0;
    out.looks_everywhere_ |=
        node.additional != kNoSchema && asks_something(out.schema_[node.additional]);
  }
  std::ranges::sort(out.names_);
  return out;
}

bool StandaloneSchema::depends_on_unknown(Node value) const { return depends_on_unknown(value, 0); }

bool StandaloneSchema::depends_on_unknown(Node value, int depth) const {
  if (value.is_unknown() || depth > kMaxSchemaDepth) return true;
  const bool is_object = value.is_object();
  for (const Node child : value.children()) {
    if (child.is(NodeKind::broken)) return true;
    const bool looked_at =
        !is_object || looks_everywhere_ || std::ranges::binary_search(names_, child.key());
    if (looked_at && depends_on_unknown(child, depth + 1)) return true;
  }
  return false;
}

}  // namespace posturelint
