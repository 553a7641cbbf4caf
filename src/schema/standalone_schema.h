// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "schema/compiled_schema.h"
#include "text/span.h"

namespace posturelint {

/// What is wrong in a JSON file that we were given to work by, and where.
struct Mistake {
  Span span;
  std::string what;
};

/// A string's content, also where it looks like a placeholder: in a rule, `{value}` is itself.
std::string content_of(Node string);

/// Looks through a schema that somebody else wrote, before it is compiled: every keyword known and
/// its value of the right type, every expression one that Pattern takes, no `$ref` (so nothing is
/// ever looked up, and nothing recurses), at most kMaxStandaloneDepth levels and
/// kMaxStandaloneSchemas schemas. The first mistake, or nothing.
std::optional<Mistake> find_schema_mistake(Node schema);
inline constexpr int kMaxStandaloneDepth = 32;
inline constexpr std::size_t kMaxStandaloneSchemas = 1000;

/// A schema in which find_schema_mistake() finds none, and the questions a rule asks of it.
class StandaloneSchema {
 public:
  static Result<StandaloneSchema> compile(Node schema);

  [[nodiscard]] const CompiledSchema& compiled() const { return schema_; }
  /// True when a value that the schema looks at, in or below `value`, is not known: then `value`
  /// cannot be said to be as the schema asks.
  [[nodiscard]] bool depends_on_unknown(Node value) const;
  /// True when a value that is not known may make the schema refuse another one (`not`, `if`,
  /// `oneOf`).
  [[nodiscard]] bool may_refuse_unknown() const { return may_refuse_unknown_; }

 private:
  explicit StandaloneSchema(CompiledSchema schema) : schema_(std::move(schema)) {}
  [[nodiscard]] bool depends_on_unknown(Node value, int depth) const;

  CompiledSchema schema_;
  std::vector<std::string_view> names_;  // of members it asks for; sorted; views into schema_
  bool looks_everywhere_ = false;
  bool may_refuse_unknown_ = false;
};

}  // namespace posturelint
