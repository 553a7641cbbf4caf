// SPDX-License-Identifier: Apache-2.0
#include "schema/violation.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

#include "document/same_value.h"
#include "text/utf8.h"

namespace posturelint {
namespace {

class Validator {
 public:
  Validator(const CompiledSchema& schema, const ViolationOptions& options)
      : schema_(schema), options_(options) {}

  void check(Node value, SchemaId id, int depth) {
    if (value.is_unknown() || depth > kMaxSchemaDepth) return;
    const SchemaNode& schema = schema_[id];
    if (schema.nothing) return add(ViolationKind::refused, value, id);
    const TypeSet type = type_of(value);
    if ((schema.types & type) == 0) {
      if (type == kNullType && options_.null_is_absent) return;
      return add(ViolationKind::wrong_type, value, id);
    }
    if (schema.values.count != 0 && !is_listed(schema, value)) {
      if (type == kNullType && options_.null_is_absent) return;
      return add(ViolationKind::not_in_values, value, id);
    }
    switch (value.kind()) {
      case NodeKind::object:
        check_object(value, id, depth);
        break;
      case NodeKind::array:
        check_array(value, id, depth);
        break;
      case NodeKind::string:
        check_string(value, id);
        break;
      case NodeKind::number:
        check_number(value, id);
        break;
      default:
        break;
    }
    if (schema.combines) check_combinations(value, id, depth);
  }

  std::vector<Violation> take() { return std::move(found_); }

 private:
  void add(ViolationKind kind, Node node, SchemaId id) { found_.push_back({kind, node, id}); }

  [[nodiscard]] bool is_listed(const SchemaNode& schema, Node value) const {
    return std::ranges::any_of(schema_.values(schema),
                               [&](const SchemaValue& listed) { return listed.equals(value); });
  }

  [[nodiscard]] bool is_absent(Node member, SchemaId id) const {
    return !member ||
           (options_.null_is_absent && member.is_null() && (schema_[id].types & kNullType) == 0);
  }

  void check_object(Node object, SchemaId id, int depth) {
    const SchemaNode& schema = schema_[id];
    std::uint32_t size = 0;
    std::uint32_t required_seen = 0;
    bool has_broken_member = false;
    for (const Node member : object.members()) {
      if (member.is_overridden()) continue;
      ++size;
      has_broken_member |= member.is(NodeKind::broken);
      const SchemaProperty* property =
          schema_.find_property(schema, member.key(), member.key_tag());
      if (property != nullptr) {
        if (property->required && !is_absent(member, property->schema)) ++required_seen;
        check(member, property->schema, depth + 1);
      } else if (schema.closed) {
        if (!member.is(NodeKind::broken)) add(ViolationKind::unknown_property, member, id);
      } else if (schema.additional != kNoSchema) {
        check(member, schema.additional, depth + 1);
      }
    }
    if (size < schema.min_properties || size > schema.max_properties) {
      add(ViolationKind::bad_size, object, id);
    }
    // What a broken member was meant to be is not known; it may be the missing one.
    if (required_seen < schema.required.count && !has_broken_member) add_missing(object, id);
  }

  void add_missing(Node object, SchemaId id) {
    const SchemaNode& schema = schema_[id];
    for (const std::string_view name : schema_.required(schema)) {
      const SchemaProperty* property = schema_.find_property(schema, name);
      const Node member = object[name];
      const bool missing = property == nullptr
                               ? !member || (options_.null_is_absent && member.is_null())
                               : is_absent(member, property->schema);
      if (missing) found_.push_back({ViolationKind::missing_member, object, id, name});
    }
  }

  void check_array(Node array, SchemaId id, int depth) {
    const SchemaNode& schema = schema_[id];
    if (array.size() < schema.min_items) add(ViolationKind::too_few_items, array, id);
    if (array.size() > schema.max_items) add(ViolationKind::too_many_items, array, id);
    if (schema.unique_items) check_unique(array, id);
    if (schema.items == kNoSchema) return;
    for (const Node item : array.items()) check(item, schema.items, depth + 1);
  }

  void check_unique(Node array, SchemaId id) {
    for (const Node item : array.items()) {
      for (const Node earlier : array.items()) {
        if (earlier == item) break;
        if (!same_value(earlier, item)) continue;
        found_.push_back({ViolationKind::duplicate_item, item, id, {}, earlier});
        break;
      }
    }
  }

  void check_string(Node value, SchemaId id) {
    const SchemaNode& schema = schema_[id];
    const std::string_view text = *value.string();
    if (schema.min_length > 0 || schema.max_length != SchemaNode::kUnlimited) {
      const std::uint32_t length = count_code_points(text);
      if (length < schema.min_length || length > schema.max_length) {
        return add(ViolationKind::bad_length, value, id);
      }
    }
    if (!matches(schema.pattern, text) || !matches(schema.format, text) ||
        !schema_.fits_expression(schema, text)) {
      add(ViolationKind::bad_form, value, id);
    }
  }

  void check_number(Node value, SchemaId id) {
    const SchemaNode& schema = schema_[id];
    const double number = *value.number();
    const bool low =
        number < schema.minimum || (schema.minimum_excluded && number == schema.minimum);
    const bool high =
        number > schema.maximum || (schema.maximum_excluded && number == schema.maximum);
    const bool off_step = schema.multiple_of > 0 && std::remainder(number, schema.multiple_of) != 0;
    if (low || high || off_step) add(ViolationKind::out_of_range, value, id);
  }

  void check_combinations(Node value, SchemaId id, int depth) {
    const SchemaNode& schema = schema_[id];
    for (const SchemaId part : schema_.branches(schema.all_of)) check(value, part, depth + 1);
    if (schema.any_of.count != 0) check_alternatives(value, id, schema.any_of, depth);
    if (schema.one_of.count != 0) check_alternatives(value, id, schema.one_of, depth);
    if (schema.negated != kNoSchema && trial(value, schema.negated, depth).empty()) {
      add(ViolationKind::refused, value, id);
    }
    if (schema.condition != kNoSchema) {
      const bool holds = trial(value, schema.condition, depth).empty();
      const SchemaId then = holds ? schema.consequence : schema.alternative;
      if (then != kNoSchema) check(value, then, depth + 1);
    }
    if (schema.contains != kNoSchema && value.is_array()) {
      const bool found = std::ranges::any_of(
          value.items().begin(), value.items().end(),
          [&](Node item) { return trial(item, schema.contains, depth).empty(); });
      if (!found) add(ViolationKind::refused, value, id);
    }
  }

  /// What `value` violates, without reporting it.
  std::vector<Violation> trial(Node value, SchemaId id, int depth) {
    Validator inner(schema_, options_);
    inner.check(value, id, depth + 1);
    return inner.take();
  }

  void check_alternatives(Node value, SchemaId id, SchemaRange alternatives, int depth) {
    const SchemaNode& schema = schema_[id];
    const bool told_apart = !schema.discriminator.empty() &&
                            alternatives.first == CompiledSchema::alternatives(schema).first;
    if (told_apart && value.is_object()) {
      const SchemaId branch = schema_.chosen_branch(schema, value);
      if (branch != kNoSchema) return check(value, branch, depth + 1);
      return check_discriminator(value, id);
    }
    const bool exactly_one = alternatives.first == schema.one_of.first && schema.one_of.count != 0;
    std::optional<std::vector<Violation>> best;
    int matching = 0;
    for (const SchemaId branch : schema_.branches(alternatives)) {
      std::vector<Violation> violations = trial(value, branch, depth);
      if (violations.empty()) ++matching;
      if (!best || fits_better(value, violations, *best)) best = std::move(violations);
    }
    if (matching > 1 && exactly_one) add(ViolationKind::refused, value, id);
    if (matching > 0 || !best) return;
    found_.insert(found_.end(), best->begin(), best->end());
  }

  void check_discriminator(Node object, SchemaId id) {
    const std::string_view name = schema_[id].discriminator;
    const Node value = object[name];
    if (value.is_unknown()) return;
    const bool absent = !value || (value.is_null() && options_.null_is_absent);
    if (!absent) return add(ViolationKind::wrong_discriminator, value, id);
    const bool has_broken_member =
        std::ranges::any_of(object.members().begin(), object.members().end(),
                            [](Node member) { return member.is(NodeKind::broken); });
    if (!has_broken_member) {
      found_.push_back({ViolationKind::missing_discriminator, object, id, name});
    }
  }

  static bool fits_better(Node value, const std::vector<Violation>& a,
                          const std::vector<Violation>& b) {
    const auto misfit = [value](const std::vector<Violation>& all) {
      const bool wrong_type = std::ranges::any_of(all, [value](const Violation& violation) {
        return violation.node == value && violation.kind == ViolationKind::wrong_type;
      });
      return std::pair(wrong_type, all.size());
    };
    return misfit(a) < misfit(b);
  }

  const CompiledSchema& schema_;
  const ViolationOptions& options_;
  std::vector<Violation> found_;
};

bool text_order(const Violation& a, const Violation& b) {
  return std::tuple(a.node.index(), a.kind, a.member) <
         std::tuple(b.node.index(), b.kind, b.member);
}

bool same_defect(const Violation& a, const Violation& b) {
  return a.node == b.node && a.kind == b.kind && a.member == b.member;
}

}  // namespace

std::vector<Violation> find_violations(const CompiledSchema& schema, Node value,
                                       const ViolationOptions& options) {
  return find_violations(schema, schema.root(), value, options);
}

std::vector<Violation> find_violations(const CompiledSchema& schema, SchemaId at, Node value,
                                       const ViolationOptions& options) {
  if (!value) return {};
  Validator validator(schema, options);
  validator.check(value, at, 0);
  std::vector<Violation> found = validator.take();
  if (found.size() > 1) {
    std::ranges::stable_sort(found, text_order);
    found.erase(std::unique(found.begin(), found.end(), same_defect), found.end());
  }
  return found;
}

}  // namespace posturelint
