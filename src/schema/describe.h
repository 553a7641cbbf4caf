// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/resource.h"
#include "finding/finding.h"
#include "schema/compiled_schema.h"
#include "schema/schema_store.h"
#include "schema/violation.h"

namespace posturelint {

/// What a violation is to be seen against.
struct SchemaContext {
  const Resource& resource;
  const SchemaStore& schemas;
  /// The schema that is violated, and which one it is.
  const CompiledSchema& schema;
  SchemaKey key;
};

/// A violation in plain words, with its rule, place and fix. Nothing when the server is known to
/// take what the schema forbids, or when nothing can be said (a key that holds a placeholder).
std::optional<Finding> describe(const Violation& violation, const SchemaContext& context);

// The parts of describe(), one file each.

/// describe_property.cpp
std::optional<Finding> describe_unknown_property(const Violation& violation,
                                                 const SchemaContext& context);
/// describe_member.cpp
std::optional<Finding> describe_missing_member(const Violation& violation,
                                               const SchemaContext& context);
std::optional<Finding> describe_missing_discriminator(const Violation& violation,
                                                      const SchemaContext& context);
/// describe_type.cpp
std::optional<Finding> describe_wrong_type(const Violation& violation,
                                           const SchemaContext& context);
/// describe_value.cpp
std::optional<Finding> describe_not_in_values(const Violation& violation,
                                              const SchemaContext& context);
/// describe_text.cpp
Finding describe_bad_form(const Violation& violation, const SchemaContext& context);
/// A string that is not of a form, where no schema asks for it.
Finding describe_bad_text(Node value, TextForm form);
/// describe_size.cpp
Finding describe_size(const Violation& violation, const SchemaContext& context);

/// A finding at a place in `node`'s document.
Finding finding_at(std::string_view rule, Severity severity, Node node, Span span,
                   std::string message);
/// The opening bracket of an object or array; of bare members the first key.
Span start_of(Node container);
/// `device assurance policy for IOS`, `access policy rule`.
std::string name_of(const Resource& resource);

}  // namespace posturelint
