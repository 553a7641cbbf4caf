// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/nearest.h"
#include "schema/describe.h"
#include "schema/describe_words.h"

namespace posturelint {
namespace {

constexpr std::string_view kRule = "schema/missing-member";

/// What a missing member must hold, when there is only one thing it can hold.
std::optional<std::string> only_value(const CompiledSchema& schema, SchemaId id) {
  const std::span<const SchemaValue> values = schema.values(schema[id]);
  if (values.size() != 1) return std::nullopt;
  if (values[0].type == kStringType) return fmt::format("\"{}\"", values[0].text);
  return std::string(values[0].text);
}

std::optional<Fix> insertion(Node object, std::string_view name, const std::string& value,
                             Applicability applicability) {
  const std::string member = fmt::format("\"{}\": {}", name, value);
  std::vector<Edit> edits = insert_member(object, member);
  if (edits.empty()) return std::nullopt;
  return Fix{fmt::format("add {}", member), applicability, std::move(edits)};
}

/// `in the access policy rule`, `in "gracePeriod"`.
std::string inside(Node object, const SchemaContext& context) {
  if (object == context.resource.node) return "in the " + name_of(context.resource);
  return "in " + place_of(object);
}

/// The member meant to be `name`: one the schema does not know, with a key near to it. (`include`
/// beside `exclude` is no misspelling.)
Node misspelt_member(const CompiledSchema& schema, SchemaId id, Node object,
                     std::string_view name) {
  for (const Node member : object.members()) {
    const bool known = schema.find_property(schema[id], member.key()) != nullptr;
    if (!known && nearest(member.key(), {&name, 1})) return member;
  }
  return {};
}

/// Of the alternatives, the only one that knows all the object's members: its value of the
/// discriminator.
std::optional<std::string_view> fitting_alternative(const CompiledSchema& schema,
                                                    const SchemaNode& node, Node object) {
  std::optional<std::string_view> fitting;
  for (const SchemaId id : schema.branches(CompiledSchema::alternatives(node))) {
    const SchemaProperty* property = schema.find_property(schema[id], node.discriminator);
    if (property == nullptr) continue;
    const bool fits = std::ranges::all_of(
        object.members().begin(), object.members().end(),
        [&](Node member) { return schema.find_property(schema[id], member.key()) != nullptr; });
    if (!fits) continue;
    if (fitting) return std::nullopt;
    fitting = schema.values(schema[property->schema])[0].text;
  }
  return fitting;
}

std::vector<std::string_view> discriminator_values(const CompiledSchema& schema,
                                                   const SchemaNode& node) {
  std::vector<std::string_view> values;
  for (const SchemaId id : schema.branches(CompiledSchema::alternatives(node))) {
    const SchemaProperty* property = schema.find_property(schema[id], node.discriminator);
    if (property != nullptr) values.push_back(schema.values(schema[property->schema])[0].text);
  }
  return values;
}

}  // namespace

std::optional<Finding> describe_missing_member(const Violation& violation,
                                               const SchemaContext& context) {
  const Node object = violation.node;
  const Node written = object[violation.member];
  if (written) {
    return finding_at(kRule, Severity::error, written, written.span(),
                      fmt::format("{} is null, which counts as left out; it is required {}",
                                  quoted(violation.member), inside(object, context)));
  }
  // A misspelt key is a finding of its own.
  if (misspelt_member(context.schema, violation.schema, object, violation.member)) {
    return std::nullopt;
  }
  Finding finding = finding_at(
      kRule, Severity::error, object, start_of(object),
      fmt::format("{} is missing {}", quoted(violation.member), inside(object, context)));
  const SchemaProperty* property =
      context.schema.find_property(context.schema[violation.schema], violation.member);
  if (property == nullptr) return finding;
  if (const auto value = only_value(context.schema, property->schema)) {
    finding.fix = insertion(object, violation.member, *value, Applicability::safe);
  } else if (context.schema[property->schema].types == kArrayType) {
    finding.fix = insertion(object, violation.member, "[]", Applicability::unsafe);
  }
  return finding;
}

std::optional<Finding> describe_missing_discriminator(const Violation& violation,
                                                      const SchemaContext& context) {
  const Node object = violation.node;
  if (const Node misspelt =
          misspelt_member(context.schema, violation.schema, object, violation.member)) {
    Finding finding =
        finding_at("schema/unknown-property", Severity::warning, misspelt, misspelt.key_span(),
                   fmt::format("unknown property {} in {}; did you mean {}?",
                               quoted(misspelt.key()), place_of(object), quoted(violation.member)));
    finding.fix = Fix{fmt::format("rename to {}", quoted(violation.member)),
                      same_but_case(misspelt.key(), violation.member) ? Applicability::safe
                                                                      : Applicability::unsafe,
                      {{misspelt.key_span(), fmt::format("\"{}\"", violation.member)}}};
    return finding;
  }
  const SchemaNode& schema = context.schema[violation.schema];
  const auto fitting = fitting_alternative(context.schema, schema, object);
  std::string message = fmt::format("{} is missing in {}; it decides what else may be there: {}",
                                    quoted(violation.member), place_of(object),
                                    any_of(discriminator_values(context.schema, schema)));
  Finding finding =
      finding_at(kRule, Severity::error, object, start_of(object), std::move(message));
  if (fitting) {
    finding.fix =
        insertion(object, violation.member, fmt::format("\"{}\"", *fitting), Applicability::unsafe);
  }
  return finding;
}

}  // namespace posturelint
