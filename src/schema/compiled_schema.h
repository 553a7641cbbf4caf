// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "schema/check_text.h"
#include "schema/pattern.h"

namespace posturelint {

/// The JSON types a schema allows, as a set of bits. Every integer is also a number.
using TypeSet = std::uint8_t;
inline constexpr TypeSet kNullType = 1U << 0U;
inline constexpr TypeSet kBooleanType = 1U << 1U;
inline constexpr TypeSet kIntegerType = 1U << 2U;
inline constexpr TypeSet kNumberType = 1U << 3U;
inline constexpr TypeSet kStringType = 1U << 4U;
inline constexpr TypeSet kArrayType = 1U << 5U;
inline constexpr TypeSet kObjectType = 1U << 6U;
inline constexpr TypeSet kAnyType = 0x7F;

/// The bits a value satisfies: 3 and 3.0 are an integer and a number. 0 for placeholders and values
/// that could not be read.
TypeSet type_of(Node value);

/// A schema inside a CompiledSchema.
using SchemaId = std::uint32_t;
inline constexpr SchemaId kNoSchema = 0xFFFFFFFF;

/// A run of elements in one of the arrays of a CompiledSchema.
struct SchemaRange {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

/// One value of `enum` or `const`; objects and arrays do not occur there.
struct SchemaValue {
  TypeSet type = kNullType;
  /// A string's content; for other types the JSON text.
  std::string_view text;
  double number = 0;

  [[nodiscard]] bool equals(Node value) const;
};

struct SchemaProperty {
  std::string_view name;
  SchemaId schema = kNoSchema;
  bool required = false;
  std::uint16_t tag = key_tag(name);
};

/// What one schema asks of a value. The defaults ask nothing.
struct SchemaNode {
  static constexpr std::uint32_t kUnlimited = 0xFFFFFFFF;

  TypeSet types = kAnyType;
  bool nothing = false;  // the schema `false`
  bool closed = false;   // `additionalProperties: false`
  bool unique_items = false;
  bool read_only = false;
  bool deprecated = false;
  bool minimum_excluded = false;
  bool maximum_excluded = false;
  /// True when one of the combining keywords (allOf … else, not, contains) is there.
  bool combines = false;
  TextForm pattern = TextForm::any;
  TextForm format = TextForm::any;
  /// Which expression of the CompiledSchema `pattern` is, where it names no form.
  std::uint32_t expression = kUnlimited;

  double minimum = -std::numeric_limits<double>::infinity();
  double maximum = std::numeric_limits<double>::infinity();
  double multiple_of = 0;
  std::uint32_t min_length = 0, max_length = kUnlimited;
  std::uint32_t min_items = 0, max_items = kUnlimited;
  std::uint32_t min_properties = 0, max_properties = kUnlimited;

  SchemaRange properties;  // sorted by name
  SchemaRange required;    // sorted by name
  SchemaRange values;      // `enum`, or `const` as a list of one; empty: any value
  SchemaRange all_of, any_of, one_of;
  SchemaId additional = kNoSchema;  // `additionalProperties` when it is a schema
  SchemaId items = kNoSchema;
  SchemaId contains = kNoSchema;
  SchemaId negated = kNoSchema;  // `not`
  SchemaId condition = kNoSchema, consequence = kNoSchema,
           alternative = kNoSchema;  // if, then, else

  /// The required property whose one value tells the alternatives() that are objects apart; empty
  /// when there is none.
  std::string_view discriminator;
};

/// A JSON Schema (draft-07) in flat arrays, made once by compile_schema and then only read: safe to
/// share between threads. Move-only.
class CompiledSchema {
 public:
  CompiledSchema(CompiledSchema&&) = default;
  CompiledSchema& operator=(CompiledSchema&&) = default;
  CompiledSchema(const CompiledSchema&) = delete;
  CompiledSchema& operator=(const CompiledSchema&) = delete;

  [[nodiscard]] SchemaId root() const { return 0; }
  [[nodiscard]] const SchemaNode& operator[](SchemaId id) const { return nodes_[id]; }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }

  [[nodiscard]] std::span<const SchemaProperty> properties(const SchemaNode& schema) const {
    return slice(properties_, schema.properties);
  }
  [[nodiscard]] std::span<const std::string_view> required(const SchemaNode& schema) const {
    return slice(required_, schema.required);
  }
  [[nodiscard]] std::span<const SchemaValue> values(const SchemaNode& schema) const {
    return slice(values_, schema.values);
  }
  [[nodiscard]] std::span<const SchemaId> branches(SchemaRange range) const {
    return slice(branches_, range);
  }
  /// Null when there is none of that name; `tag` is its key_tag().
  [[nodiscard]] const SchemaProperty* find_property(const SchemaNode& schema, std::string_view name,
                                                    std::uint16_t tag) const;
  [[nodiscard]] const SchemaProperty* find_property(const SchemaNode& schema,
                                                    std::string_view name) const {
    return find_property(schema, name, key_tag(name));
  }
  /// The alternatives that the discriminator tells apart: those of `oneOf`, else of `anyOf`.
  [[nodiscard]] static SchemaRange alternatives(const SchemaNode& schema) {
    return schema.one_of.count != 0 ? schema.one_of : schema.any_of;
  }
  /// False when `pattern` is an expression that is not found in `text`.
  [[nodiscard]] bool fits_expression(const SchemaNode& schema, std::string_view text) const {
    return schema.expression == SchemaNode::kUnlimited ||
           expressions_[schema.expression].found_in(text);
  }
  /// The one of them that an object's discriminator chooses, or kNoSchema.
  [[nodiscard]] SchemaId chosen_branch(const SchemaNode& schema, Node object) const;

  /// The schemas that apply to `value`, which lies in the document of `root` at or below it: more
  /// than one where alternatives are open or `allOf` joins several. Empty when the schema does not
  /// know the place. For hover, completion and did-you-mean.
  [[nodiscard]] std::vector<SchemaId> schemas_at(Node root, Node value) const;
  /// The same for a key that need not be there: the schemas of member `key` of `object`.
  [[nodiscard]] std::vector<SchemaId> schemas_at(Node root, Node object,
                                                 std::string_view key) const;

 private:
  friend class SchemaCompiler;
  CompiledSchema() = default;

  template <typename T>
  static std::span<const T> slice(const std::vector<T>& all, SchemaRange range) {
    return std::span(all).subspan(range.first, range.count);
  }
  /// Adds a schema and what it combines, as far as `value` leaves it open.
  void add_open_branches(SchemaId id, Node value, std::vector<SchemaId>& out) const;
  [[nodiscard]] std::vector<SchemaId> below(std::span<const SchemaId> ids, std::string_view key,
                                            Node member) const;

  std::vector<SchemaNode> nodes_;
  std::vector<SchemaProperty> properties_;
  std::vector<std::string_view> required_;
  std::vector<SchemaValue> values_;
  std::vector<SchemaId> branches_;
  std::vector<Pattern> expressions_;
  std::deque<std::string> strings_;  // what the views point to; a deque never moves its elements
};

/// Which regular expressions `pattern` may hold: those of our own schemas, which are recognised and
/// never run, or any that Pattern takes.
enum class Patterns : bool { ours, any };

/// Compiles the text of a draft-07 schema. Fails, naming what, on anything it would not check
/// faithfully: text that is not JSON, an unknown pattern, a keyword we have no use for.
Result<CompiledSchema> compile_schema(std::string_view text, Patterns patterns = Patterns::ours);

}  // namespace posturelint
