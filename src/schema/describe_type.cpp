// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "schema/describe.h"
#include "schema/describe_words.h"

namespace posturelint {
namespace {

/// True when a JSON value of the type of `value` may stand where `id` is asked for.
bool accepts(const CompiledSchema& schema, SchemaId id, Node value) {
  return id != kNoSchema && (schema[id].types & type_of(value)) != 0;
}

Fix replacement(Node value, std::string text, std::string title, Applicability applicability) {
  return {std::move(title), applicability, {{value.span(), std::move(text)}}};
}

/// `"true"` for true, `"30"` for 30: the string says what is wanted, less its quotes.
std::optional<Fix> without_quotes(const CompiledSchema& schema, SchemaId id, Node value) {
  if (!value.is_string() || !value.string()) return std::nullopt;
  std::string text(*value.string());
  if (same_but_case(text, "true") || same_but_case(text, "false")) {
    for (char& c : text) c = static_cast<char>(c | 0x20);
  }
  const Document content = Document::parse(text);
  const Node inner = content.root();
  if (!inner || !content.findings().empty() || inner.is_string() || inner.is_null() ||
      inner.is_object() || inner.is_array() || !accepts(schema, id, inner)) {
    return std::nullopt;
  }
  return replacement(value, text, "remove the quotes", Applicability::safe);
}

/// 30 for `"30"`.
std::optional<Fix> with_quotes(const CompiledSchema& schema, SchemaId id, Node value) {
  const bool scalar = value.is(NodeKind::number) || value.is(NodeKind::boolean);
  if (!scalar || (schema[id].types & kStringType) == 0 || schema[id].values.count != 0) {
    return std::nullopt;
  }
  return replacement(value, fmt::format("\"{}\"", value.text()), "add quotes", Applicability::safe);
}

/// A single value where a list is wanted.
std::optional<Fix> in_array(const CompiledSchema& schema, SchemaId id, Node value) {
  const SchemaNode& node = schema[id];
  if (node.types != kArrayType || !accepts(schema, node.items, value)) return std::nullopt;
  const Span span = value.span();
  return Fix{"wrap in [ ]",
             Applicability::safe,
             {{{span.begin, span.begin}, "["}, {{span.end, span.end}, "]"}}};
}

/// A list of one where the single value is wanted.
std::optional<Fix> out_of_array(const CompiledSchema& schema, SchemaId id, Node value) {
  if (!value.is_array() || value.size() != 1) return std::nullopt;
  const Node item = *value.items().begin();
  if (!accepts(schema, id, item)) return std::nullopt;
  return replacement(value, std::string(item.text()), "take out of [ ]", Applicability::unsafe);
}

/// `"osVersion": "17.1"` where `{"minimum": "17.1"}` is wanted: the only member that takes it.
std::optional<Fix> in_object(const CompiledSchema& schema, SchemaId id, Node value) {
  const SchemaNode& node = schema[id];
  if (node.types != kObjectType) return std::nullopt;
  const SchemaProperty* taker = nullptr;
  for (const SchemaProperty& property : schema.properties(node)) {
    if (!accepts(schema, property.schema, value)) continue;
    if (taker != nullptr) return std::nullopt;
    taker = &property;
  }
  if (taker == nullptr) return std::nullopt;
  const Span span = value.span();
  return Fix{fmt::format("wrap in {{\"{}\": … }}", taker->name),
             Applicability::unsafe,
             {{{span.begin, span.begin}, fmt::format("{{\"{}\": ", taker->name)},
              {{span.end, span.end}, "}"}}};
}

}  // namespace

std::optional<Finding> describe_wrong_type(const Violation& violation,
                                           const SchemaContext& context) {
  const Node value = violation.node;
  const bool top = value == context.resource.node;
  const std::string place = top ? "the " + name_of(context.resource) : place_of(value);
  const bool only_null = context.schema[violation.schema].types == kNullType;
  Finding finding = finding_at(
      "schema/wrong-type", Severity::error, value, value.span(),
      only_null
          ? fmt::format("{} must be null or left out in the {}", place, name_of(context.resource))
          : fmt::format("{} is {}, not {}", place, expected_there(context.schema, violation.schema),
                        found_there(value)));
  for (const auto repair : {without_quotes, with_quotes, in_array, in_object, out_of_array}) {
    finding.fix = repair(context.schema, violation.schema, value);
    if (finding.fix) break;
  }
  return finding;
}

}  // namespace posturelint
