// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "schema/describe.h"
#include "schema/describe_words.h"
#include "text/utf8.h"

namespace posturelint {
namespace {

/// `1 item`, `2 items`.
std::string counted(std::uint32_t count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

std::string range_of(const SchemaNode& schema) {
  const bool low = std::isfinite(schema.minimum);
  const bool high = std::isfinite(schema.maximum);
  if (low && high) return fmt::format("from {} to {}", schema.minimum, schema.maximum);
  if (low) return fmt::format("at least {}", schema.minimum);
  if (high) return fmt::format("at most {}", schema.maximum);
  return fmt::format("a multiple of {}", schema.multiple_of);
}

Finding at_value(std::string_view rule, Severity severity, Node value, std::string message) {
  return finding_at(rule, severity, value, value.span(), std::move(message));
}

Finding out_of_range(Node value, const SchemaNode& schema) {
  Finding finding =
      at_value("schema/out-of-range", Severity::error, value,
               fmt::format("{} is {}, not {}", place_of(value), range_of(schema), value.text()));
  const double number = value.number().value_or(0);
  const double nearest = number < schema.minimum ? schema.minimum : schema.maximum;
  const bool bound_is_allowed = !schema.minimum_excluded && !schema.maximum_excluded;
  if (std::isfinite(nearest) && bound_is_allowed) {
    finding.fix = Fix{fmt::format("change to {}", nearest),
                      Applicability::unsafe,
                      {{value.span(), fmt::format("{}", nearest)}}};
  }
  return finding;
}

Finding bad_length(Node value, const SchemaNode& schema) {
  const std::uint32_t length = count_code_points(value.string().value_or(""));
  const bool too_short = length < schema.min_length;
  return at_value(
      "schema/out-of-range", Severity::error, value,
      length == 0 ? fmt::format("{} is empty", place_of(value))
                  : fmt::format("{} has {}; {} {} are allowed", place_of(value),
                                counted(length, "character"), too_short ? "at least" : "at most",
                                too_short ? schema.min_length : schema.max_length));
}

Finding duplicate_item(const Violation& violation) {
  const Node item = violation.node;
  Finding finding = at_value(
      "schema/duplicate-item", Severity::warning, item,
      fmt::format("{} stands twice in {}",
                  item.is_string() ? quoted(item.string().value_or("")) : found_there(item),
                  place_of(item.parent())));
  finding.notes.push_back({"the first time", violation.other.span()});
  finding.fix = Fix{"remove the repetition", Applicability::safe, remove_child(item)};
  return finding;
}

}  // namespace

Finding describe_size(const Violation& violation, const SchemaContext& context) {
  const Node value = violation.node;
  const SchemaNode& schema = context.schema[violation.schema];
  switch (violation.kind) {
    case ViolationKind::out_of_range:
      return out_of_range(value, schema);
    case ViolationKind::bad_length:
      return bad_length(value, schema);
    case ViolationKind::duplicate_item:
      return duplicate_item(violation);
    case ViolationKind::too_many_items:
      return at_value("schema/too-many-items", Severity::error, value,
                      fmt::format("{} has {}; at most {} {} allowed", place_of(value),
                                  counted(value.size(), "item"), schema.max_items,
                                  schema.max_items == 1 ? "is" : "are"));
    case ViolationKind::too_few_items:
      return at_value("schema/too-few-items", Severity::error, value,
                      fmt::format("{} has {}; at least {} {} needed", place_of(value),
                                  value.size() == 0 ? "no items" : counted(value.size(), "item"),
                                  schema.min_items, schema.min_items == 1 ? "is" : "are"));
    default:
      // `not`, `contains`, `false`, the number of members: no schema of ours asks for these.
      return at_value("schema/wrong-type", Severity::error, value,
                      fmt::format("{} is not allowed here", place_of(value)));
  }
}

}  // namespace posturelint
