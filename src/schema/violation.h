// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "schema/compiled_schema.h"

namespace posturelint {

enum class ViolationKind : std::uint8_t {
  unknown_property,       // at the member
  missing_member,         // at the object; `member` says which
  wrong_type,             // at the value, as all that follow
  not_in_values,          // `enum` and `const`
  missing_discriminator,  // at the object; `member` says which
  wrong_discriminator,    // at the discriminator's value; `schema` has the branches
  out_of_range,           // minimum, maximum, multipleOf
  bad_length,             // of a string
  bad_form,               // pattern, format
  too_few_items,
  too_many_items,
  duplicate_item,  // at the later one; `other` is the earlier one
  bad_size,        // of an object
  refused,         // the schema `false`, `not`, `contains`, or several of `oneOf`
};

/// One way in which a value is not what a schema asks.
struct Violation {
  ViolationKind kind;
  Node node;
  /// What was asked; a part of the CompiledSchema. For an unknown property: of the object.
  SchemaId schema = kNoSchema;
  /// A view into the CompiledSchema.
  std::string_view member = {};
  Node other = {};
};

struct ViolationOptions {
  /// A member that is null where the schema does not allow it counts as not written.
  bool null_is_absent = true;
};

/// What a value violates, in the order of the text, one violation per defect: a value of the wrong
/// type is not looked into, a wrong discriminator hides what the branches ask, and of alternatives
/// without a discriminator the one that fits best is reported. Values of unknown content violate
/// nothing. Values nested deeper than kMaxSchemaDepth are not looked at.
std::vector<Violation> find_violations(const CompiledSchema& schema, Node value,
                                       const ViolationOptions& options = {});
/// The same for a value of which `at`, a part of the schema, asks something.
std::vector<Violation> find_violations(const CompiledSchema& schema, SchemaId at, Node value,
                                       const ViolationOptions& options = {});

/// Schemas recurse only where values nest (`next` in a chain of methods).
inline constexpr int kMaxSchemaDepth = 200;

}  // namespace posturelint
