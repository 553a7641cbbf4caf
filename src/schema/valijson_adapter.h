// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <valijson/internal/adapter.hpp>
#include <valijson/internal/basic_adapter.hpp>
#include <valijson/internal/frozen_value.hpp>

#include "document/document.h"

/// Shows a Document to valijson. Included by valijson_compile.cpp and by the test that compares our
/// validator with valijson's; nowhere else, because valijson takes long to compile.
///
/// A member that a later one with the same key overrides is not shown. A node is a value of unknown
/// content or a broken one: shown as null (schemas are refused before they get here if they have
/// one).
// valijson asks for these names.
// NOLINTBEGIN(readability-identifier-naming)
namespace posturelint::valijson_adapter {

class Adapter;
using Member = std::pair<std::string, Adapter>;

/// The shown children of an object or array, and a place among them. valijson steps back from the
/// end (`uniqueItems`), so the singly linked children are listed first.
template <typename Shown>
class Iterator {
 public:
  using iterator_category = std::bidirectional_iterator_tag;
  using value_type = Shown;
  using difference_type = std::ptrdiff_t;
  using pointer = Shown*;
  using reference = Shown&;

  Iterator(std::shared_ptr<const std::vector<Node>> children, std::size_t at)
      : children_(std::move(children)), at_(at) {}

  Shown operator*() const;
  valijson::adapters::DerefProxy<Shown> operator->() const {
    return valijson::adapters::DerefProxy<Shown>(**this);
  }
  bool operator==(const Iterator& other) const { return at_ == other.at_; }
  bool operator!=(const Iterator& other) const { return at_ != other.at_; }
  Iterator& operator++() {
    ++at_;
    return *this;
  }
  Iterator operator++(int) {
    Iterator old = *this;
    ++at_;
    return old;
  }
  Iterator& operator--() {
    --at_;
    return *this;
  }
  void advance(std::ptrdiff_t by) { at_ += static_cast<std::size_t>(by); }

 private:
  std::shared_ptr<const std::vector<Node>> children_;
  std::size_t at_;
};

template <typename Shown>
class Children {
 public:
  using const_iterator = Iterator<Shown>;
  using iterator = Iterator<Shown>;

  Children() : nodes_(std::make_shared<std::vector<Node>>()) {}
  explicit Children(Node container) {
    std::vector<Node> shown;
    for (const Node child : container.children()) {
      if (!child.is_overridden()) shown.push_back(child);
    }
    nodes_ = std::make_shared<std::vector<Node>>(std::move(shown));
  }

  [[nodiscard]] iterator begin() const { return {nodes_, 0}; }
  [[nodiscard]] iterator end() const { return {nodes_, nodes_->size()}; }
  [[nodiscard]] std::size_t size() const { return nodes_->size(); }
  /// By key; for objects.
  [[nodiscard]] iterator find(const std::string& key) const {
    std::size_t at = 0;
    while (at < nodes_->size() && (*nodes_)[at].key() != key) ++at;
    return {nodes_, at};
  }

 private:
  std::shared_ptr<const std::vector<Node>> nodes_;
};

using Array = Children<Adapter>;
using Object = Children<Member>;

/// A value kept by `enum` and `const`. It stays in its document, which must live as long.
class FrozenValue : public valijson::adapters::FrozenValue {
 public:
  explicit FrozenValue(Node node) : node_(node) {}
  [[nodiscard]] FrozenValue* clone() const override { return new FrozenValue(node_); }
  bool equalTo(const valijson::adapters::Adapter& other, bool strict) const override;
  [[nodiscard]] Node node() const { return node_; }

 private:
  Node node_;
};

class Value {
 public:
  Value() = default;
  explicit Value(Node node) : node_(node) {}

  [[nodiscard]] valijson::adapters::FrozenValue* freeze() const { return new FrozenValue(node_); }
  [[nodiscard]] opt::optional<Array> getArrayOptional() const {
    if (!isArray()) return {};
    return Array(node_);
  }
  bool getArraySize(std::size_t& result) const {
    if (!isArray()) return false;
    result = Array(node_).size();
    return true;
  }
  bool getBool(bool& result) const { return get(node_.boolean(), result); }
  bool getDouble(double& result) const { return get(node_.number(), result); }
  bool getInteger(int64_t& result) const { return get(node_.integer(), result); }
  [[nodiscard]] opt::optional<Object> getObjectOptional() const {
    if (!isObject()) return {};
    return Object(node_);
  }
  bool getObjectSize(std::size_t& result) const {
    if (!isObject()) return false;
    result = Object(node_).size();
    return true;
  }
  /// Also where the string looks like a placeholder: in a schema, `{17}` is part of a pattern.
  bool getString(std::string& result) const {
    if (!isString()) return false;
    result = node_.tree()->string(node_.tree()->nodes()[node_.index()]);
    return true;
  }
  static bool hasStrictTypes() { return true; }
  [[nodiscard]] bool isArray() const { return node_.is_array(); }
  [[nodiscard]] bool isBool() const { return node_.is(NodeKind::boolean); }
  [[nodiscard]] bool isDouble() const { return isNumber() && !node_.integer(); }
  [[nodiscard]] bool isInteger() const { return node_.integer().has_value(); }
  [[nodiscard]] bool isNull() const {
    return node_.is_null() || node_.is(NodeKind::placeholder) || node_.is(NodeKind::broken);
  }
  [[nodiscard]] bool isNumber() const { return node_.is(NodeKind::number); }
  [[nodiscard]] bool isObject() const { return node_.is_object(); }
  [[nodiscard]] bool isString() const { return node_.is_string(); }

 private:
  template <typename T>
  static bool get(const std::optional<T>& value, T& result) {
    if (value) result = *value;
    return value.has_value();
  }

  Node node_;
};

class Adapter : public valijson::adapters::BasicAdapter<Adapter, Array, Member, Object, Value> {
 public:
  Adapter() : Adapter(Node()) {}
  explicit Adapter(Node node) : BasicAdapter(Value(node)) {}
  explicit Adapter(const Document& document) : Adapter(document.root()) {}
};

template <>
inline Adapter Iterator<Adapter>::operator*() const {
  return Adapter((*children_)[at_]);
}
template <>
inline Member Iterator<Member>::operator*() const {
  const Node node = (*children_)[at_];
  return {std::string(node.key()), Adapter(node)};
}

inline bool FrozenValue::equalTo(const valijson::adapters::Adapter& other, bool strict) const {
  return Adapter(node_).equalTo(other, strict);
}

}  // namespace posturelint::valijson_adapter

namespace valijson::adapters {

template <>
struct AdapterTraits<posturelint::valijson_adapter::Adapter> {
  using DocumentType = posturelint::Document;
  static std::string adapterName() { return "posturelint::valijson_adapter::Adapter"; }
};

}  // namespace valijson::adapters
// NOLINTEND(readability-identifier-naming)
