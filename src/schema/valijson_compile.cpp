// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <exception>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <valijson/constraints/concrete_constraints.hpp>
#include <valijson/constraints/constraint_visitor.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>

#include "schema/compiled_schema.h"
#include "schema/valijson_adapter.h"

namespace posturelint {
namespace {

using valijson::Subschema;

/// Thrown inside this file for what we refuse to compile; compile_schema makes it an Error.
struct Unsupported : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A keyword that only annotates. valijson drops those, unless a builder keeps them.
class Annotation : public valijson::constraints::PolyConstraint {
 public:
  explicit Annotation(bool SchemaNode::*flag) : flag_(flag) {}
  [[nodiscard]] bool SchemaNode::*flag() const { return flag_; }

  bool validate(const valijson::adapters::Adapter&, const std::vector<std::string>&,
                valijson::ValidationResults*) const override {
    return true;
  }

 private:
  Constraint* cloneInto(void* place) const override { return new (place) Annotation(flag_); }
  [[nodiscard]] std::size_t sizeOf() const override { return sizeof(Annotation); }

  bool SchemaNode::*flag_;
};

/// Keeps `"readOnly": true` and the like.
class AnnotationBuilder : public valijson::ConstraintBuilder {
 public:
  explicit AnnotationBuilder(bool SchemaNode::*flag) : flag_(flag) {}
  [[nodiscard]] valijson::constraints::Constraint* make(
      const valijson::adapters::Adapter& value) const override {
    bool on = false;
    return new Annotation(value.getBool(on) && on ? flag_ : nullptr);
  }

 private:
  bool SchemaNode::*flag_;
};

std::uint32_t limit(std::uint64_t value) {
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(value, SchemaNode::kUnlimited));
}

TypeSet type_bit(valijson::constraints::TypeConstraint::JsonType type) {
  using Type = valijson::constraints::TypeConstraint;
  switch (type) {
    case Type::kNull:
      return kNullType;
    case Type::kBoolean:
      return kBooleanType;
    case Type::kInteger:
      return kIntegerType;
    case Type::kNumber:
      return kNumberType;
    case Type::kString:
      return kStringType;
    case Type::kArray:
      return kArrayType;
    case Type::kObject:
      return kObjectType;
    case Type::kAny:
      break;
  }
  return kAnyType;
}

}  // namespace

/// Walks valijson's constraints once and writes down what they ask. Schemas refer to each other in
/// circles, so a schema met for the first time gets its number at once and is read later.
class SchemaCompiler final : public valijson::constraints::ConstraintVisitor {
 public:
  explicit SchemaCompiler(Patterns patterns) : patterns_(patterns) {}

  CompiledSchema compile(const Subschema& root) {
    id_of(&root);
    for (std::size_t done = 0; done < found_.size(); ++done) {
      current_ = SchemaNode{};
      current_.nothing = found_[done]->getAlwaysInvalid();
      Subschema::ApplyFunction read = [this](const valijson::constraints::Constraint& constraint) {
        return constraint.accept(*this);
      };
      found_[done]->apply(read);
      out_.nodes_[done] = current_;
    }
    for (SchemaNode& node : out_.nodes_) {
      narrow_types(node);
      find_discriminator(node);
    }
    return std::move(out_);
  }

  bool visit(const TypeConstraint& constraint) override {
    current_.types = 0;
    constraint.applyToNamedTypes([this](TypeConstraint::JsonType type) {
      current_.types |= type_bit(type);
      return true;
    });
    return true;
  }
  bool visit(const PropertiesConstraint& constraint) override {
    constraint.applyToPatternProperties([](const auto&, const Subschema*) -> bool {
      throw Unsupported("`patternProperties` is not supported");
    });
    std::vector<SchemaProperty> properties;
    constraint.applyToProperties([&](const auto& name, const Subschema* schema) {
      properties.push_back(
          {.name = keep(std::string(name.begin(), name.end())), .schema = id_of(schema)});
      return true;
    });
    current_.properties = append(out_.properties_, properties);
    mark_required();
    const Subschema* additional = constraint.getAdditionalPropertiesSubschema();
    // valijson gives an empty schema for an absent keyword and for `true`, and none for `false`.
    if (additional == nullptr || additional->getAlwaysInvalid()) {
      current_.closed = true;
    } else {
      current_.additional = id_of(additional);
    }
    return true;
  }
  bool visit(const RequiredConstraint& constraint) override {
    std::vector<std::string_view> names;
    constraint.applyToRequiredProperties([&](const auto& name) {
      names.push_back(keep(std::string(name.begin(), name.end())));
      return true;
    });
    current_.required = append(out_.required_, names);
    mark_required();
    return true;
  }
  bool visit(const EnumConstraint& constraint) override {
    std::vector<SchemaValue> values;
    constraint.applyToValues([&](const valijson::adapters::FrozenValue& value) {
      values.push_back(value_of(value));
      return true;
    });
    current_.values = append(out_.values_, values);
    return true;
  }
  bool visit(const ConstConstraint& constraint) override {
    if (current_.values.count != 0) throw Unsupported("`const` beside `enum` is not supported");
    current_.values = append(out_.values_, {value_of(*constraint.getValue())});
    return true;
  }
  bool visit(const PatternConstraint& constraint) override {
    std::string pattern;
    constraint.getPattern(pattern);
    const std::optional<TextForm> form = find_pattern(pattern);
    if (form) {
      current_.pattern = *form;
      return true;
    }
    if (patterns_ == Patterns::ours)
      throw Unsupported(fmt::format("unknown pattern `{}`", pattern));
    auto expression = Pattern::compile(pattern);
    if (!expression) throw Unsupported(expression.error().what);
    current_.expression = static_cast<std::uint32_t>(out_.expressions_.size());
    out_.expressions_.push_back(std::move(*expression));
    return true;
  }
  bool visit(const FormatConstraint& constraint) override {
    current_.format = find_text_format(constraint.getFormat());
    return true;
  }
  bool visit(const MinimumConstraint& constraint) override {
    // `minimum` and `exclusiveMinimum` come as two constraints; the stricter one holds.
    const double value = constraint.getMinimum();
    if (value > current_.minimum ||
        (value == current_.minimum && constraint.getExclusiveMinimum())) {
      current_.minimum = value;
      current_.minimum_excluded = constraint.getExclusiveMinimum();
    }
    return true;
  }
  bool visit(const MaximumConstraint& constraint) override {
    const double value = constraint.getMaximum();
    if (value < current_.maximum ||
        (value == current_.maximum && constraint.getExclusiveMaximum())) {
      current_.maximum = value;
      current_.maximum_excluded = constraint.getExclusiveMaximum();
    }
    return true;
  }
  bool visit(const MultipleOfIntConstraint& constraint) override {
    current_.multiple_of = static_cast<double>(constraint.getDivisor());
    return true;
  }
  bool visit(const MultipleOfDoubleConstraint& constraint) override {
    current_.multiple_of = constraint.getDivisor();
    return true;
  }
  bool visit(const MinLengthConstraint& constraint) override {
    current_.min_length = limit(constraint.getMinLength());
    return true;
  }
  bool visit(const MaxLengthConstraint& constraint) override {
    current_.max_length = limit(constraint.getMaxLength());
    return true;
  }
  bool visit(const MinItemsConstraint& constraint) override {
    current_.min_items = limit(constraint.getMinItems());
    return true;
  }
  bool visit(const MaxItemsConstraint& constraint) override {
    current_.max_items = limit(constraint.getMaxItems());
    return true;
  }
  bool visit(const MinPropertiesConstraint& constraint) override {
    current_.min_properties = limit(constraint.getMinProperties());
    return true;
  }
  bool visit(const MaxPropertiesConstraint& constraint) override {
    current_.max_properties = limit(constraint.getMaxProperties());
    return true;
  }
  bool visit(const UniqueItemsConstraint&) override {
    current_.unique_items = true;
    return true;
  }
  bool visit(const SingularItemsConstraint& constraint) override {
    current_.items = id_of(constraint.getItemsSubschema());
    return true;
  }
  bool visit(const ContainsConstraint& constraint) override {
    current_.combines = true;
    current_.contains = id_of(constraint.getSubschema());
    return true;
  }
  bool visit(const NotConstraint& constraint) override {
    current_.combines = true;
    current_.negated = id_of(constraint.getSubschema());
    return true;
  }
  bool visit(const ConditionalConstraint& constraint) override {
    current_.combines = true;
    current_.condition = id_of(constraint.getIfSubschema());
    if (const Subschema* then = constraint.getThenSubschema()) current_.consequence = id_of(then);
    if (const Subschema* other = constraint.getElseSubschema()) current_.alternative = id_of(other);
    return true;
  }
  bool visit(const AllOfConstraint& constraint) override {
    current_.all_of = branches_of(constraint);
    return true;
  }
  bool visit(const AnyOfConstraint& constraint) override {
    current_.any_of = branches_of(constraint);
    return true;
  }
  bool visit(const OneOfConstraint& constraint) override {
    current_.one_of = branches_of(constraint);
    return true;
  }
  bool visit(const PolyConstraint& constraint) override {
    const auto& annotation = dynamic_cast<const Annotation&>(constraint);
    if (annotation.flag() != nullptr) current_.*annotation.flag() = true;
    return true;
  }
  bool visit(const DependenciesConstraint&) override {
    throw Unsupported("`dependencies` is not supported");
  }
  bool visit(const LinearItemsConstraint&) override {
    throw Unsupported("a list of schemas in `items` is not supported");
  }
  bool visit(const PropertyNamesConstraint&) override {
    throw Unsupported("`propertyNames` is not supported");
  }

 private:
  SchemaId id_of(const Subschema* schema) {
    const auto [at, is_new] = ids_.emplace(schema, static_cast<SchemaId>(found_.size()));
    if (is_new) {
      found_.push_back(schema);
      out_.nodes_.emplace_back();
    }
    return at->second;
  }

  std::string_view keep(std::string text) { return out_.strings_.emplace_back(std::move(text)); }

  template <typename T>
  static SchemaRange append(std::vector<T>& all, const std::vector<T>& more) {
    const SchemaRange range{static_cast<std::uint32_t>(all.size()),
                            static_cast<std::uint32_t>(more.size())};
    all.insert(all.end(), more.begin(), more.end());
    return range;
  }

  template <typename Combination>
  SchemaRange branches_of(const Combination& constraint) {
    current_.combines = true;
    std::vector<SchemaId> ids;
    constraint.applyToSubschemas([&](unsigned, const Subschema* branch) {
      ids.push_back(id_of(branch));
      return true;
    });
    return append(out_.branches_, ids);
  }

  SchemaValue value_of(const valijson::adapters::FrozenValue& frozen) {
    const Node node = static_cast<const valijson_adapter::FrozenValue&>(frozen).node();
    SchemaValue value{.type = type_of(node)};
    if (node.is_object() || node.is_array()) {
      throw Unsupported("objects and arrays in `enum` and `const` are not supported");
    }
    value.text = keep(std::string(node.is_string() ? *node.string() : node.text()));
    value.number = node.number().value_or(0);
    return value;
  }

  /// `properties` and `required` come in either order.
  void mark_required() {
    for (std::uint32_t i = 0; i < current_.properties.count; ++i) {
      SchemaProperty& property = out_.properties_[current_.properties.first + i];
      property.required = std::ranges::binary_search(out_.required(current_), property.name);
    }
  }

  /// A value whose type no alternative allows is of the wrong type, whatever else they ask.
  void narrow_types(SchemaNode& node) {
    for (const SchemaRange alternatives : {node.any_of, node.one_of}) {
      if (alternatives.count == 0) continue;
      TypeSet allowed = 0;
      for (const SchemaId id : out_.branches(alternatives)) allowed |= out_.nodes_[id].types;
      node.types &= allowed;
    }
  }

  /// The property that every alternative for objects requires with one value of its own.
  void find_discriminator(SchemaNode& node) {
    std::vector<const SchemaNode*> objects;
    for (const SchemaId id : out_.branches(CompiledSchema::alternatives(node))) {
      const SchemaNode& branch = out_.nodes_[id];
      if ((branch.types & kObjectType) != 0) objects.push_back(&branch);
    }
    if (objects.size() < 2) return;
    for (const SchemaProperty& candidate : out_.properties(*objects.front())) {
      std::set<std::string_view> seen;
      const bool tells_apart = std::ranges::all_of(objects, [&](const SchemaNode* branch) {
        const SchemaProperty* property = out_.find_property(*branch, candidate.name);
        if (property == nullptr || !property->required) return false;
        const std::span<const SchemaValue> values = out_.values(out_.nodes_[property->schema]);
        return values.size() == 1 && values[0].type == kStringType &&
               seen.insert(values[0].text).second;
      });
      if (tells_apart) {
        node.discriminator = candidate.name;
        return;
      }
    }
  }

  Patterns patterns_;
  CompiledSchema out_;
  SchemaNode current_;
  std::vector<const Subschema*> found_;
  std::map<const Subschema*, SchemaId> ids_;
};

Result<CompiledSchema> compile_schema(std::string_view text, Patterns patterns) {
  const Document document = Document::parse(text);
  if (!document.findings().empty()) {
    return Error{fmt::format("schema: {}", document.findings().front().message)};
  }
  try {
    valijson::SchemaParser parser;
    parser.addConstraintBuilder("readOnly", new AnnotationBuilder(&SchemaNode::read_only));
    parser.addConstraintBuilder("deprecated", new AnnotationBuilder(&SchemaNode::deprecated));
    valijson::Schema schema;
    parser.populateSchema(valijson_adapter::Adapter(document), schema);
    return SchemaCompiler(patterns).compile(schema);
  } catch (const std::exception& problem) {
    return Error{fmt::format("schema: {}", problem.what())};
  }
}

}  // namespace posturelint
